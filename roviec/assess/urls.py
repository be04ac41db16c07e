from django.urls import path, re_path

from roviec.assess.views import doing, pages

app_name = "assess"
urlpatterns = [
    path("", pages.index, name="index"),
    path("cham/", doing.judge, name="judge"),
    path("giai-trinh/", pages.explanations, name="explanations"),
    path("giai-trinh/<int:pk>/", doing.answer, name="answer"),
    path("quy-tac/<int:pk>/", pages.rule, name="rule"),
    path("<int:pk>/", pages.run, name="run"),
    re_path(r"^(?P<pk>\d+)/bang-diem\.(?P<kind>csv|xlsx)$", pages.file, name="file"),
    path("<int:pk>/mo/", doing.open_run, name="open"),
    path("<int:pk>/trinh-ky/", pages.sign_page, name="sign_page"),
    path("<int:pk>/ky/", doing.sign, name="sign"),
    path("<int:pk>/cong-bo/", doing.publish, name="publish"),
    path("<int:pk>/so-sanh/", pages.compare, name="compare"),
    re_path(r"^(?P<pk>\d+)/so-sanh\.(?P<kind>csv|xlsx)$", pages.compare_file, name="compare_file"),
    path("<int:pk>/don-vi/<int:unit>/", pages.score, name="score"),
    path("<int:pk>/don-vi/<int:unit>/giai-trinh/", doing.explain, name="explain"),
]
