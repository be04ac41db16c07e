from django.urls import path

from roviec.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:object_type>/<str:object_id>/", views.record, name="record"),
]
