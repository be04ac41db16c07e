from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from roviec.org.access import PERMISSIONS, Access, access_of
from roviec.org.models import Unit
from roviec.reports import reads
from roviec.reports.acts import discard_document, make_document, publish_document, sign_document
from roviec.reports.builders.agency_sheet import build_agency_sheet
from roviec.reports.builders.month import build_as_of_today, build_from_run
from roviec.reports.envelopes import envelope_of
from roviec.reports.errors import DocumentRefused
from roviec.reports.files import TYPES
from roviec.reports.forms import DiscardForm, DocumentFilters, MonthForm, SheetForm, SignForm
from roviec.reports.models import Document, Outline
from roviec.reports.outlines import drawn_up, drawn_up_on
from roviec.reports.sentences import REFUSALS


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    access = access_of(request.user)
    form = DocumentFilters(request.GET, access=access)
    valid = form.is_valid()
    chosen = reads.Chosen(**form.cleaned_data) if valid else reads.Chosen()
    context = {
        "form": form,
        "page": reads.documents(access, chosen, request.GET.get("page", "1")) if valid else None,
        "asked": chosen != reads.Chosen(),
        "may_make": access.can("reports.make"),
        "makes": drawn_up_on(timezone.localdate()) if access.can("reports.make") else [],
    }
    return render(request, "reports/list.html", context, status=200 if valid else 400)


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    access, found = _seen(request, pk)
    return _page(request, access, found, _sign_form(access, found))


@require_GET
def file(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """The stored bytes: of what was signed, else of the draft."""
    _access, found = _seen(request, pk)
    rendering = get_object_or_404(found.renderings, format=form, final=found.state != Document.State.DRAFT)
    name = f"{slugify(f'{found.kind} {found.symbol} {found.period}') or found.kind}.{form}"
    try:
        opened = rendering.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(opened, as_attachment=True, filename=name, content_type=TYPES[form])


@require_GET
def envelope(request: HttpRequest, pk: int) -> HttpResponse:
    access, found = _seen(request, pk)
    name = f"{slugify(f'{found.kind} {found.symbol} {found.period}') or found.kind}.edxml"
    answer = HttpResponse(envelope_of(found, access), content_type="application/xml")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    access, found = _seen(request, pk)
    if not access.can("reports.sign"):
        raise Http404
    form = SignForm(request.POST)
    if form.is_valid():
        try:
            sign_document(actor=access.actor, access=access, document=found, **form.cleaned_data)
        except DocumentRefused as refusal:
            field = "on" if refusal.code == "day_ahead" else None
            form.add_error(field, str(REFUSALS[refusal.code]))
        else:
            messages.success(request, _("Đã ký văn bản số %(number)s.") % {"number": found.symbol})
            return redirect("reports:document", pk)
    return _page(request, access, found, form)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    access, found = _seen(request, pk)
    if not access.can("reports.make"):
        raise Http404
    form = DiscardForm(request.POST)
    if not form.is_valid():
        return _page(request, access, found, _sign_form(access, found), form)
    try:
        discard_document(actor=access.actor, access=access, document=found, reason=form.cleaned_data["reason"])
    except DocumentRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
        return redirect("reports:document", pk)
    messages.success(request, _("Đã bỏ dự thảo."))
    return redirect("reports:list")


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    access, found = _seen(request, pk)
    if not access.can("reports.sign"):
        raise Http404
    try:
        publish_document(actor=access.actor, access=access, document=found)
    except DocumentRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    else:
        messages.success(request, _("Đã phát hành văn bản."))
    return redirect("reports:document", pk)


@require_http_methods(["GET", "POST"])
def make_sheet(request: HttpRequest) -> HttpResponse:
    """The sheet of one agency for one period, from its obligations."""
    access, today = access_of(request.user), timezone.localdate()
    if not access.can("reports.make"):
        raise Http404
    form = SheetForm(request.POST if request.method == "POST" else None, today=today)
    if form.is_valid():
        try:
            made = _make_sheet(access, form.cleaned_data["unit"], form.cleaned_data["period"])
        except DocumentRefused as refusal:
            form.add_error(None, str(REFUSALS[refusal.code]))
        else:
            messages.success(request, _("Đã lập phiếu. Hãy xem lại rồi ký."))
            return redirect("reports:document", made.pk)
    return render(request, "reports/make_sheet.html", {"form": form}, status=422 if form.errors else 200)


def _make_sheet(access: Access, unit_id: int, period: str) -> Document:
    issuer = _issuer(access)
    content = build_agency_sheet(
        access=access, issuer=issuer, unit=Unit.objects.get(pk=unit_id), period=period, today=timezone.localdate()
    )
    return make_document(
        actor=access.actor,
        access=access,
        kind=Document.Kind.AGENCY_SHEET,
        unit=issuer,
        period=period,
        document=content,
        source=f"org.unit:{unit_id}",
        addressed_to=[unit_id],
    )


@require_http_methods(["GET", "POST"])
def make_month(request: HttpRequest, code: str) -> HttpResponse:
    """A monthly report, a notice of results, or a list of decisions asked for, by the outline of that code."""
    access, today = access_of(request.user), timezone.localdate()
    outline = drawn_up(code, today)
    if outline is None or not access.can("reports.make"):
        raise Http404
    form = MonthForm(request.POST if request.method == "POST" else None, outline=outline, today=today)
    if form.is_valid():
        try:
            made = _make_month(access, outline, form, today)
        except DocumentRefused as refusal:
            form.add_error(None, str(REFUSALS[refusal.code]))
        else:
            messages.success(request, _("Đã lập văn bản. Hãy xem lại rồi ký."))
            return redirect("reports:document", made.pk)
    context = {"form": form, "outline": outline}
    return render(request, "reports/make_month.html", context, status=422 if form.errors else 200)


def _make_month(access: Access, outline: Outline, form: MonthForm, today: date) -> Document:
    issuer = _issuer(access)
    if outline.from_run:
        run = form.cleaned_data["run"]
        built = build_from_run(
            access=access, issuer=issuer, outline=outline, run=run, texts=form.texts(), today=today
        )  # fmt: skip
        period: str = run.period
    else:
        period = form.cleaned_data["period"]
        built = build_as_of_today(
            access=access, issuer=issuer, outline=outline, period=period, texts=form.texts(), today=today
        )  # fmt: skip
    return make_document(
        actor=access.actor, access=access, kind=outline.kind, unit=issuer, period=period, document=built.document,
        source=built.source, further_sources=built.further_sources,
        addressed_to=built.addressed_to,
    )  # fmt: skip


def _issuer(access: Access) -> Unit:
    return next(grant.unit for grant in access.grants if grant.role in PERMISSIONS["reports.make"])


def _seen(request: HttpRequest, pk: int) -> tuple[Access, Document]:
    access = access_of(request.user)
    rows = Document.objects.visible_to(access).select_related("made_by", "signed_by", "published_by")
    return access, get_object_or_404(rows, pk=pk)


def _sign_form(access: Access, found: Document) -> SignForm | None:
    if found.state != Document.State.DRAFT or not access.can("reports.sign"):
        return None
    today = timezone.localdate()
    return SignForm(initial={"number": reads.next_number(found, today), "on": today})


def _page(
    request: HttpRequest, access: Access, found: Document, form: SignForm | None, discarding: DiscardForm | None = None
) -> HttpResponse:
    may_discard = found.state == Document.State.DRAFT and access.can("reports.make")
    context = {
        "it": reads.document_page(found, access),
        "document": found,
        "form": form,
        "discard_form": (discarding or DiscardForm()) if may_discard else None,
        "may_publish": found.state == Document.State.SIGNED and access.can("reports.sign"),
    }
    refused = discarding is not None or (form is not None and form.errors)
    return render(request, "reports/document.html", context, status=422 if refused else 200)
