from django.urls import path, re_path

from roviec.directives.amendments import views as amendments
from roviec.directives.views import clarity, detail, drafts, issuing, listing, quick, reading, taking, tasks

app_name = "directives"
urlpatterns = [
    path("", listing.index, name="list"),
    re_path(r"^danh-sach\.(?P<kind>csv|xlsx)$", listing.file, name="file"),
    path("tiep-nhan/", taking.take, name="take"),
    path("soat-du-thao/", clarity.draft, name="draft"),
    path("soat-du-thao/<int:pk>/", clarity.draft_checked, name="draft_checked"),
    path("soat-du-thao/<int:pk>/nhan-xet.docx", clarity.draft_file, name="draft_file"),
    path("<int:pk>/soat/", clarity.directive, name="clarity"),
    path("<int:pk>/soat/nhan-xet.docx", clarity.directive_file, name="clarity_file"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/tep-goc/", reading.source, name="source"),
    path("<int:pk>/dap-an.zip", reading.answer, name="answer"),
    path("<int:pk>/da-nhan/", reading.note, name="acknowledge"),
    path("<int:pk>/giao/", issuing.check, name="check"),
    path("<int:pk>/bo/", drafts.discard, name="discard"),
    path("<int:pk>/xac-nhan/", drafts.confirm_certain, name="confirm_certain"),
    path("<int:pk>/hoan-tac/", drafts.undo, name="undo"),
    path("<int:pk>/nhiem-vu/", drafts.add, name="add_task"),
    path("<int:pk>/doan/<int:clause>/", drafts.clause, name="clause"),
    path("<int:pk>/nhiem-vu/<int:task>/xac-nhan/", tasks.confirm, name="confirm_task"),
    path("<int:pk>/nhiem-vu/<int:task>/sua/", tasks.edit, name="edit_task"),
    path("<int:pk>/nhiem-vu/<int:task>/chu-tri/", quick.lead, name="set_lead"),
    path("<int:pk>/nhiem-vu/<int:task>/thoi-gian/", quick.when, name="set_time"),
    path("<int:pk>/nhiem-vu/<int:task>/chon/<int:body>/", tasks.choose, name="choose_units"),
    path("<int:pk>/nhiem-vu/<int:task>/tach/", tasks.split, name="split_task"),
    path("<int:pk>/nhiem-vu/<int:task>/gop/", tasks.merge, name="merge_tasks"),
    path("<int:pk>/nhiem-vu/<int:task>/bo/", tasks.drop, name="drop_task"),
    path("<int:pk>/nhiem-vu/<int:task>/khoi-phuc/", tasks.restore, name="restore_task"),
    path("<int:pk>/sua-doi/tim/", amendments.find, name="find_amendments"),
    path("<int:pk>/sua-doi/<int:amendment>/dong-y/", amendments.accept, name="accept_amendment"),
    path("<int:pk>/sua-doi/<int:amendment>/sua/", amendments.edit, name="edit_amendment"),
    path("<int:pk>/sua-doi/<int:amendment>/khong/", amendments.reject, name="reject_amendment"),
    path("<int:pk>/sua-doi/<int:amendment>/xem-lai/", amendments.reconsider, name="reconsider_amendment"),
]
