from django.urls import path, re_path

from roviec.org.views import calendar, lending, people, units

app_name = "org"
urlpatterns = [
    path("", units.chart, name="chart"),
    re_path(r"^so-do\.(?P<kind>csv|xlsx)$", units.file, name="file"),
    path("lich/", calendar.days, name="days"),
    path("nguoi/", people.index, name="people"),
    path("nguoi/<int:pk>/mat-khau/", people.password, name="password"),
    path("uy-quyen/", lending.delegate, name="delegate"),
    path("uy-quyen/<int:pk>/cham-dut/", lending.give_back, name="give_back"),
    path("<int:pk>/", units.unit, name="unit"),
    path("<int:pk>/vai-tro/<int:grant>/thoi/", people.end_role, name="end_role"),
    path("<int:pk>/<slug:name>/", units.change, name="change"),
]
