from django.urls import include, path

from roviec.measures.api import api
from roviec.web import errors

urlpatterns = [
    path("", include("roviec.web.urls")),
    path("tai-khoan/", include("allauth.account.urls")),
    path("tai-khoan/2fa/", include("allauth.mfa.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("don-vi/", include("roviec.org.urls")),
    path("van-ban/", include("roviec.directives.urls")),
    path("nhiem-vu/", include("roviec.duties.urls")),
    path("chi-tieu/", include("roviec.measures.urls")),
    path("bao-cao/", include("roviec.reports.urls")),
    path("chuong-trinh/", include("roviec.programme.urls")),
    path("danh-gia/", include("roviec.assess.urls")),
    path("nhat-ky/", include("roviec.journal.urls")),
    path("api/v1/", api.urls),
    path("thong-bao/", include("roviec.notices.urls")),
]

handler400, handler403, handler404, handler500 = errors.bad_request, errors.forbidden, errors.not_found, errors.failed
