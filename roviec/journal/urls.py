from django.urls import path

from roviec.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.index, name="index"),
    path("nhat-ky.csv", views.file, name="file"),
    path("<str:object_type>/<str:object_id>/", views.record, name="record"),
]
