"""What everybody who may see a directive can do with it: read it, take its file, take note of it."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from roviec.directives import sentences, signed
from roviec.directives.acts import acknowledge
from roviec.directives.answers import answer_file, is_answered
from roviec.directives.desk import paragraphs
from roviec.directives.models import Directive, Scan, Task, TaskBody, bodies_by_part
from roviec.directives.reads import circulation, cited_documents, citing_documents, duty_links, own_units
from roviec.directives.views.doors import PREPARE, prepared, seen
from roviec.org.access import Access
from roviec.org.models import Unit

# A file from outside never opens inside our pages: it is saved, and if a browser shows it after all, it may do nothing.
SOURCE_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
}


def read_page(request: HttpRequest, access: Access, directive: Directive) -> HttpResponse:
    live = directive.tasks.exclude(state=Task.State.DROPPED).order_by("start", "pk")
    tasks = list(live.prefetch_related("bodies"))
    today = timezone.localdate()
    duties = {pk: reverse("duties:duty", args=[duty]) for pk, duty in duty_links(directive, access).items()}
    context = {
        "directive": directive,
        "paragraphs": paragraphs(directive, tasks, {task.pk: f"#task-{task.pk}" for task in tasks}),
        "tasks": [(task, duties.get(task.pk, ""), _leads(task)) for task in tasks],
        "warnings": [sentences.warning(one) for one in signed.other_notes(directive)],
        **signed.context_of(directive),
        "cited": cited_documents(directive, access),
        "citing": citing_documents(directive, access),
        "told": circulation(directive, access, today),
        "may_read_journal": access.can("journal.read"),
        "answered": access.can(PREPARE) and is_answered(directive),
    }
    return render(request, "directives/read.html", context)


def _leads(task: Task) -> list[str]:
    return [body.text for body in bodies_by_part(task)[TaskBody.Part.LEAD]]


@require_GET
def source(request: HttpRequest, pk: int) -> FileResponse:
    """The original, byte for byte, as a download."""
    _access, directive = seen(request, pk)
    return download(directive.source_file, directive.source_name)


@require_GET
def annex(request: HttpRequest, pk: int, annex: int) -> FileResponse:
    """A file that came with it, byte for byte."""
    _access, directive = seen(request, pk)
    row = get_object_or_404(directive.annexes.exclude(source_file=""), pk=annex)
    return download(row.source_file, row.source_name)


@require_GET
def searchable(request: HttpRequest, pk: int) -> FileResponse:
    """Of a scan: a PDF of its pages with the words behind the pictures."""
    _access, directive = seen(request, pk)
    row = get_object_or_404(Scan, directive=directive)
    return download(row.searchable, f"{row.source_name.rpartition('.')[0] or row.source_name}-nhan-dang.pdf")


def download(field: FieldFile, name: str) -> FileResponse:
    try:
        file = field.open("rb")
    except (ValueError, FileNotFoundError):
        raise Http404 from None
    kind = "application/octet-stream"
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind, headers=SOURCE_HEADERS)


@require_GET
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What people confirmed, once they have decided on every task, for whoever measures the reader."""
    _access, directive = prepared(request, pk)
    if not is_answered(directive):
        raise Http404
    name, data = answer_file(directive)
    given = HttpResponse(data, content_type="application/zip")
    given.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return given


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """A person takes note in the name of a unit of theirs (`unit`)."""
    access, directive = seen(request, pk)
    given = request.POST.get("unit", "")
    mine = own_units(access, timezone.localdate())
    units = directive.circulations.filter(unit__in=mine).values("unit")
    if access.person is None or not (given.isascii() and given.isdigit()):
        raise Http404
    unit = get_object_or_404(Unit.objects.filter(pk__in=units), pk=int(given))
    acknowledge(actor=access.actor, person=access.person, directive=directive, unit=unit)
    messages.success(request, _("Đã ghi nhận đơn vị đã nhận văn bản. Phần việc của đơn vị ở trang Việc của tôi."))
    return redirect("directives:detail", directive.pk)
