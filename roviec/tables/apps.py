from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "roviec.tables"
    label = "tables"
