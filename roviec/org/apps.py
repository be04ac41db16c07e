from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "roviec.org"
    label = "org"

    def ready(self) -> None:
        from roviec.journal.reads import ALL, register_namer, register_reader
        from roviec.org import journal

        register_reader(ALL, journal.may_read_all)
        register_namer(journal.names)
