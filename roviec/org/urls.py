from django.urls import path

from roviec.org import views

app_name = "org"
urlpatterns = [
    path("", views.chart, name="chart"),
    path("<int:pk>/", views.unit, name="unit"),
]
