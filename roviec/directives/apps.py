from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "roviec.directives"
    label = "directives"

    def ready(self) -> None:
        from roviec.directives import records
        from roviec.journal.words import name_acts, name_objects

        name_acts(records.ACTS)
        for object_type, (kind, titles) in records.OBJECTS.items():
            name_objects(object_type, kind, titles)
