from django.urls import path

from roviec.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<int:pk>/mo/", views.open_, name="open"),
    path("<int:pk>/da-doc/", views.read, name="read"),
    path("da-doc-het/", views.read_all, name="read_all"),
    path("cach-nhan/", views.choose, name="choose"),
    path("gui-thu/", views.post, name="post"),
    path("gui-thu/<int:pk>/gui-lai/", views.try_again, name="try_again"),
]
