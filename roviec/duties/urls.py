from django.urls import path, re_path

from roviec.duties import views
from roviec.duties.blocking import views as blocking
from roviec.duties.consolidating import views as consolidating
from roviec.duties.exchange import views as exchange
from roviec.duties.risk import views as risk

app_name = "duties"
urlpatterns = [
    path("", views.mine, name="mine"),
    re_path(r"^viec-cua-toi\.(?P<kind>csv|xlsx)$", views.mine_file, name="mine_file"),
    path("<int:pk>/", views.duty, name="duty"),
    path("<int:pk>/ket-thuc/", views.close, name="close"),
    path("<int:pk>/bieu/", views.bind, name="bind"),
    path("<int:pk>/van-ban-sua/", views.amend, name="amend"),
    path("bang-theo-doi/", views.board, name="board"),
    re_path(r"^bang-theo-doi\.(?P<kind>csv|xlsx)$", views.board_file, name="board_file"),
    path("giao/<int:pk>/", views.issue, name="issue"),
    path("tien-do/<int:pk>/", views.progress, name="progress"),
    path("bang-tinh/", exchange.exchange, name="exchange"),
    path("bang-tinh/mau.xlsx", exchange.exchange_file, name="exchange_file"),
    path("bang-tinh/<int:pk>/", exchange.exchange_preview, name="exchange_preview"),
    path("<int:pk>/tong-hop/", consolidating.consolidation, name="consolidation"),
    path("<int:pk>/tong-hop/bat-dau/", consolidating.begin, name="consolidation_begin"),
    path("tong-hop/<int:pk>/luu/", consolidating.save, name="consolidation_save"),
    path("tong-hop/<int:pk>/nhan/", consolidating.take, name="consolidation_take"),
    path("tong-hop/<int:pk>/tra-lai/", consolidating.give_back, name="consolidation_return"),
    path("du-bao/", risk.forecast, name="forecast"),
    re_path(r"^du-bao\.(?P<kind>csv|xlsx)$", risk.forecast_file, name="forecast_file"),
    path("vuong-mac/", blocking.blockers, name="blockers"),
    re_path(r"^vuong-mac\.(?P<kind>csv|xlsx)$", blocking.blockers_file, name="blockers_file"),
    path("vuong-mac/<int:pk>/", blocking.blocker, name="blocker"),
    path("vuong-mac/<int:pk>/quyet-dinh/", blocking.decide, name="blocker_decide"),
    path("vuong-mac/<int:pk>/rut/", blocking.withdraw, name="blocker_withdraw"),
    path("vuong-mac/<int:pk>/mo-lai/", blocking.reopen, name="blocker_reopen"),
    path("vuong-mac/<int:pk>/giao/", blocking.draft_order, name="blocker_draft_order"),
    path("phan-viec/<int:pk>/vuong-mac/", blocking.raise_for, name="blocker_raise"),
    path("phan-viec/<int:pk>/", views.obligation, name="obligation"),
    path("phan-viec/<int:pk>/doi-han/", views.move, name="move"),
    path("phan-viec/<int:pk>/bao-cao/", views.report, name="report"),
    path("phan-viec/<int:pk>/bao-cao/gui/", views.send, name="send"),
    path("chua-gui/", views.unsent, name="unsent"),
    path("phan-viec/<int:pk>/minh-chung/", views.attach, name="attach"),
    path("minh-chung/<int:pk>/", views.evidence, name="evidence"),
    path("minh-chung/<int:pk>/xem/", views.preview, name="preview"),
    path("minh-chung/<int:pk>/bo/", views.withdraw, name="withdraw"),
    path("canh-bao/", views.alert_steps, name="alert_steps"),
    path("cho-duyet/", views.queue, name="queue"),
    re_path(r"^cho-duyet\.(?P<kind>csv|xlsx)$", views.queue_file, name="queue_file"),
    path("cho-duyet/<int:pk>/", views.review, name="review"),
    path("lech-nhau/", views.oddities, name="oddities"),
    re_path(r"^lech-nhau\.(?P<kind>csv|xlsx)$", views.oddities_file, name="oddities_file"),
]
