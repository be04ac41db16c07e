from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "roviec.web"
    label = "web"

    def ready(self) -> None:
        from roviec.journal.words import name_fields
        from roviec.web.journal_fields import FIELDS

        name_fields(FIELDS)
