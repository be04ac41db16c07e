from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "roviec.directives"
    label = "directives"

    def ready(self) -> None:
        from roviec.directives import reads, records
        from roviec.journal.words import name_acts, name_objects
        from roviec.tables.files import register_note

        register_note(reads.made_up_note)
        name_acts(records.ACTS)
        for object_type, (kind, titles) in records.OBJECTS.items():
            name_objects(object_type, kind, titles)
