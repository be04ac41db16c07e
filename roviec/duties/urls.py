from django.urls import path, re_path

from roviec.duties import views

app_name = "duties"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<int:pk>/", views.duty, name="duty"),
    path("<int:pk>/ket-thuc/", views.close, name="close"),
    path("bang-theo-doi/", views.board, name="board"),
    re_path(r"^bang-theo-doi\.(?P<kind>csv|xlsx)$", views.board_file, name="board_file"),
    path("giao/<int:pk>/", views.issue, name="issue"),
    path("tien-do/<int:pk>/", views.progress, name="progress"),
]
