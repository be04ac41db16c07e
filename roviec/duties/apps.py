from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "roviec.duties"
    label = "duties"
