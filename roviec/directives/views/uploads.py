"""A document comes in by a form: too large is said before its body is read, a refusal by name and reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from roviec.directives import sentences
from roviec.directives.forms import TakeForm
from roviec.directives.intake import IntakeError

ENVELOPE = 2**20  # what a browser's form adds to the file


class View(Protocol):
    def __call__(self, request: HttpRequest) -> HttpResponse: ...


def takes_document(template: str) -> Callable[[View], View]:
    """For a view of GET and POST with a `TakeForm`. Reading the token reads the body, so the size is asked first."""

    def decorated(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @require_http_methods(["GET", "POST"])
        @wraps(view)
        def sized(request: HttpRequest) -> HttpResponse:
            size, most = int(request.META.get("CONTENT_LENGTH") or 0), settings.UPLOAD_LIMIT
            if size > most + ENVELOPE:
                error = IntakeError("too_large", bytes=size, limit=most)
                return form_page(request, template, TakeForm(), refused(_("Tệp gửi lên"), error), 413)
            return protected(request)

        return sized

    return decorated


def form_page(
    request: HttpRequest, template: str, form: TakeForm, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "refused": refusal, "most": settings.UPLOAD_LIMIT // sentences.MEGABYTE}
    return render(request, template, context, status=status)


def refused(name: str, error: IntakeError) -> str:
    return _("%(name)s: %(reason)s.") % {"name": name, "reason": sentences.intake_reason(error)}


def name_of(form: TakeForm) -> str:
    """The file's name, or what stands for it where the text was pasted."""
    file = form.cleaned_data["file"]
    return file.name if file else _("Nội dung dán vào")
