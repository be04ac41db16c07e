from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "roviec.programme"
    label = "programme"

    def ready(self) -> None:
        from roviec.duties.blocking.subjects import register_subjects
        from roviec.journal.reads import register_reader
        from roviec.journal.words import name_acts, name_objects
        from roviec.programme import records

        register_reader("programme.item", records.sees_item)
        register_subjects(records.subjects)
        name_acts(records.ACTS)
        for object_type, (kind, titles) in records.OBJECTS.items():
            name_objects(object_type, kind, titles)
