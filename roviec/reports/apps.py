from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "roviec.reports"
    label = "reports"

    def ready(self) -> None:
        from roviec.journal.reads import register_reader
        from roviec.journal.words import name_acts, name_objects
        from roviec.reports import records

        register_reader("reports.document", records.sees_document)
        name_acts(records.ACTS)
        name_objects("reports.document", records.KIND, records.document_names)
