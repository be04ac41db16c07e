from django.urls import path

from roviec.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.documents, name="list"),
    path("lap-phieu/", views.make_sheet, name="make_sheet"),
    path("lap/<slug:code>/", views.make_month, name="make_month"),
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/tep/<slug:form>/", views.file, name="file"),
    path("<int:pk>/goi-dien-tu.edxml", views.envelope, name="envelope"),
    path("<int:pk>/ky/", views.sign, name="sign"),
    path("<int:pk>/bo/", views.discard, name="discard"),
    path("<int:pk>/phat-hanh/", views.publish, name="publish"),
]
