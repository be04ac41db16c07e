from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from roviec.directives.acts import take_or_queue, take_pasted
from roviec.directives.forms import TakeForm
from roviec.directives.intake import IntakeError
from roviec.directives.models import Directive, Scan
from roviec.directives.tasks import recognise_scan
from roviec.directives.views.doors import PREPARE
from roviec.directives.views.uploads import form_page, name_of, refused, takes_document
from roviec.org.access import Access, access_of

PAGE = "directives/take.html"


@takes_document(PAGE)
def take(request: HttpRequest) -> HttpResponse:
    access = access_of(request.user)
    if not access.can(PREPARE):
        raise Http404
    if request.method != "POST":
        return form_page(request, PAGE, TakeForm())
    form = TakeForm(request.POST, request.FILES)
    if not form.is_valid():
        return form_page(request, PAGE, form)
    try:
        directive = _taken(access, form)
        if isinstance(directive, Scan):
            recognise_scan.enqueue(directive.pk)
            return redirect("directives:scan", directive.pk)
    except IntakeError as error:
        return form_page(request, PAGE, form, refused(error.file or name_of(form), error), 422)
    if directive.tasks.exists():
        messages.success(request, _("Đã đọc xong văn bản. Hãy xác nhận từng nhiệm vụ."))
    else:
        messages.warning(
            request, _("Đã đọc xong văn bản nhưng không thấy nhiệm vụ nào. Hãy thêm bằng tay, hoặc bỏ văn bản.")
        )
    return redirect("directives:detail", directive.pk)


def _taken(access: Access, form: TakeForm) -> Directive | Scan:
    """A draft; of a file with pages to recognise, its place in the queue."""
    file = form.cleaned_data["file"]
    annexes = [(each.read(), each.name) for each in form.cleaned_data["annexes"]]
    if not file:
        text = form.cleaned_data["text"]
        return take_pasted(actor=access.actor, person=access.person, text=text, annexes=annexes)
    data, name = file.read(), file.name
    return take_or_queue(actor=access.actor, person=access.person, data=data, filename=name, annexes=annexes)
