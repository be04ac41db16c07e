"""Doors of every request: nobody comes in unsigned, no page may run or load what isn't ours, and none is blank."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils import translation

from roviec.org.marks import account_mark

Response = Callable[[HttpRequest], HttpResponseBase]

OPEN_VIEWS: Final = {
    "account_login",
    "account_logout",
    "mfa_authenticate",
    "set_language",
    "web:theme",
    "web:health",
    "web:worker",
}
# Of allauth's pages about accounts, those we offer: no sign-up, no e-mail addresses, no reset by e-mail.
ACCOUNT_VIEWS: Final = {"account_login", "account_logout", "account_reauthenticate", "account_change_password"}

# data: is for the QR code of an authenticator app, which must not exist as a file of its own.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


class SignInRequired:
    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        view = request.resolver_match.view_name if request.resolver_match else ""
        if view.startswith("account_") and view not in ACCOUNT_VIEWS:
            raise Http404
        if request.user.is_authenticated or view in OPEN_VIEWS or view.startswith("api:"):  # its doors ask for a key
            return None
        if request.headers.get("HX-Request") == "true":
            # A fragment can't hold the sign-in page: the browser goes there whole.
            return HttpResponse(status=401, headers={"HX-Redirect": resolve_url(settings.LOGIN_URL)})
        return redirect_to_login(request.get_full_path())


class ChosenLanguage:
    """Vietnamese until a person chooses: offices' browsers often speak English without anybody having asked for it."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SaidNotBlank:
    """A form's address opened by hand is answered with 405 and nothing: say what happened."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return response
        page = render(request, "web/errors/405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page.headers["Allow"] = response.headers["Allow"]
        return page


class ContentSecurityPolicy:
    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response


class WhosePage:
    """Tells the browser whose page this is: what it keeps without a line is kept by account."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers["X-Account"] = account_mark(request.user)
        return response
