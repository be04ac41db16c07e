from django.urls import path

from roviec.web import jobs, views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("tim-kiem/", views.search, name="search"),
    path("song", views.health, name="health"),
    path("he-thong/cong-viec-nen/", jobs.jobs, name="jobs"),
    path("he-thong/cong-viec-nen/<int:pk>/", jobs.switch, name="switch_job"),
    path("sw.js", views.worker, name="worker"),
    path("giao-dien/", views.theme, name="theme"),
]
