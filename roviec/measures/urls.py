from django.urls import path, re_path

from roviec.measures.views import files, importing, keys, pages, targets

app_name = "measures"
urlpatterns = [
    path("", pages.index, name="list"),
    path("nhap/", importing.send, name="import"),
    path("nhap/mau.xlsx", importing.empty_sheet, name="template"),
    path("nhap/<int:pk>/", importing.preview, name="preview"),
    path("khoa-ket-noi/", keys.index, name="keys"),
    path("khoa-ket-noi/<int:pk>/thu-hoi/", keys.revoke, name="revoke_key"),
    re_path(r"^chi-tieu\.(?P<kind>csv|xlsx)$", files.list_file, name="list_file"),
    re_path(
        r"^(?P<code>[a-z0-9.-]+)/(?P<table>ky|don-vi|so-lieu)\.(?P<kind>csv|xlsx)$", files.indicator_file, name="file"
    ),
    re_path(r"^(?P<code>[a-z0-9.-]+)/so-lieu/$", pages.figures, name="figures"),
    re_path(r"^(?P<code>[a-z0-9.-]+)/muc-tieu/$", targets.target, name="target"),
    re_path(r"^(?P<code>[a-z0-9.-]+)/$", pages.indicator, name="indicator"),
]
