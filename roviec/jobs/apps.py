from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "roviec.jobs"
    label = "jobs"
