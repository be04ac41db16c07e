from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "roviec.directives"
    label = "directives"
