from django.urls import path

from roviec.web import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("tim-kiem/", views.search, name="search"),
    path("song", views.health, name="health"),
    path("giao-dien/", views.theme, name="theme"),
]
