from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from roviec.directives import sentences
from roviec.directives.acts import take_directive, take_pasted
from roviec.directives.forms import TakeForm
from roviec.directives.intake import IntakeError
from roviec.directives.models import Directive
from roviec.directives.views.doors import PREPARE
from roviec.org.access import Access, access_of

ENVELOPE = 2**20  # what a browser's form adds to the file


@csrf_exempt  # reading the token reads the body; `_take` below asks for it once the size is known
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    if not access_of(request.user).can(PREPARE):
        raise Http404
    size, most = int(request.META.get("CONTENT_LENGTH") or 0), settings.UPLOAD_LIMIT
    if size > most + ENVELOPE:
        error = IntakeError("too_large", bytes=size, limit=most)
        return _page(request, TakeForm(), _refused(_("Tệp gửi lên"), error), 413)
    return _take(request)


@csrf_protect
def _take(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, TakeForm())
    form = TakeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    try:
        directive = _taken(access_of(request.user), form)
    except IntakeError as error:
        name = form.cleaned_data["file"].name if form.cleaned_data["file"] else _("Nội dung dán vào")
        return _page(request, form, _refused(name, error), 422)
    if directive.tasks.exists():
        messages.success(request, _("Đã đọc xong văn bản. Hãy xác nhận từng nhiệm vụ."))
    else:
        messages.warning(
            request, _("Đã đọc xong văn bản nhưng không thấy nhiệm vụ nào. Hãy thêm bằng tay, hoặc bỏ văn bản.")
        )
    return redirect("directives:detail", directive.pk)


def _taken(access: Access, form: TakeForm) -> Directive:
    file = form.cleaned_data["file"]
    if not file:
        return take_pasted(actor=access.actor, person=access.person, text=form.cleaned_data["text"])
    return take_directive(actor=access.actor, person=access.person, data=file.read(), filename=file.name)


def _refused(name: str, error: IntakeError) -> str:
    return _("%(name)s: %(reason)s.") % {"name": name, "reason": sentences.intake_reason(error)}


def _page(request: HttpRequest, form: TakeForm, refused: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "refused": refused, "most": settings.UPLOAD_LIMIT // sentences.MEGABYTE}
    return render(request, "directives/take.html", context, status=status)
