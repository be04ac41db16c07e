from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "roviec.org"
    label = "org"
