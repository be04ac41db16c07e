from django.urls import path

from roviec.org import views

app_name = "org"
urlpatterns = [
    path("", views.chart, name="chart"),
    path("uy-quyen/", views.delegate, name="delegate"),
    path("uy-quyen/<int:pk>/cham-dut/", views.give_back, name="give_back"),
    path("<int:pk>/", views.unit, name="unit"),
    path("<int:pk>/<slug:name>/", views.change, name="change"),
]
