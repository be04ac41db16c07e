from __future__ import annotations

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from roviec.org.access import access_of
from roviec.web.context import THEMES
from roviec.web.home import home_of
from roviec.web.search import search as find

YEAR = 365 * 24 * 3600


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    return render(request, "web/home.html", {"home": home_of(access_of(request.user), today), "today": today})


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    get = request.GET
    results = find(get.get("q", ""), access_of(request.user), get.get("nhom", ""), get.get("trang", "1"))
    fragment = request.headers.get("HX-Target") == "results"
    template = "web/partials/results.html" if fragment else "web/search.html"
    return render(request, template, {"results": results, "query": results.query, "only": get.get("nhom", "")})


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Alive means: this process answers and its database too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@require_GET
def worker(request: HttpRequest) -> FileResponse:
    """The service worker: from the root, because a worker reaches no higher than its own address."""
    source = finders.find("web/sw.js")
    if not isinstance(source, str):
        raise Http404
    response = FileResponse(open(source, "rb"), content_type="text/javascript")  # noqa: SIM115  # closed by the response
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    chosen, back = request.POST.get("theme", ""), request.POST.get("next", "")
    if chosen not in THEMES:
        return HttpResponseBadRequest()
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    response.set_cookie("theme", chosen, YEAR, samesite="Lax", httponly=True, secure=settings.HTTPS)
    return response
