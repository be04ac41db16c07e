from django.apps import AppConfig


class CityYearConfig(AppConfig):
    name = "roviec.cityyear"
    default_auto_field = "django.db.models.BigAutoField"
