from django.urls import path, re_path

from roviec.programme.views import importing, item, listing

app_name = "programme"
urlpatterns = [
    path("", listing.index, name="list"),
    re_path(r"^(?P<table>danh-sach|moc|quyet-dinh)\.(?P<kind>csv|xlsx)$", listing.file, name="file"),
    path("them/", item.add, name="add"),
    path("nhap/", importing.send, name="import"),
    path("nhap/mau.xlsx", importing.empty_sheet, name="template"),
    path("nhap/<int:pk>/", importing.preview, name="preview"),
    path("<int:pk>/", item.detail, name="item"),
    path("<int:pk>/<slug:name>/", item.act, name="act"),
    path("moc/<int:pk>/<slug:name>/", item.milestone, name="milestone"),
    path("van-ban/<int:pk>/<slug:name>/", item.paper, name="paper"),
]
