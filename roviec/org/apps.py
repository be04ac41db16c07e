from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "roviec.org"
    label = "org"

    def ready(self) -> None:
        from roviec.journal.reads import ALL, register_namer, register_reader
        from roviec.journal.words import name_acts, name_objects
        from roviec.org import records

        register_reader(ALL, records.may_read_everything)
        register_reader("org.unit", records.may_read_unit)
        register_namer(records.names)
        name_acts(records.ACTS)
        for object_type, (kind, titles) in records.OBJECTS.items():
            name_objects(object_type, kind, titles)
