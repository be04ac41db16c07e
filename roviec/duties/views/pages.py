from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from roviec.directives.forms import DayForm
from roviec.directives.models import Directive, Task
from roviec.directives.sentences import PROBLEMS
from roviec.duties import board as boards
from roviec.duties import export, reads
from roviec.duties.acts import reopen
from roviec.duties.amending.forms import AmendForm
from roviec.duties.blocking.reads import of_duty
from roviec.duties.figures import bound_sheets
from roviec.duties.forms import BindForm, BoardFilters, States
from roviec.duties.issue import IssueRefused, issue_directive
from roviec.duties.labels import LETTERS, REFUSALS
from roviec.duties.models import Duty, Obligation, Progress
from roviec.duties.progress import change_progress, close_duty
from roviec.duties.refused import ProgressRefused
from roviec.duties.risk import reads as forecasts
from roviec.duties.schedule import catch_up
from roviec.duties.story import story
from roviec.duties.views.doors import back, place_of
from roviec.org.access import Access, access_of
from roviec.tables import Grid
from roviec.tables.files import table_file


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    access, today = access_of(request.user), timezone.localdate()
    form = States(request.GET)
    states = form.cleaned_data if form.is_valid() else {}
    found = reads.mine(access, today, **states, page=request.GET.get("page", "1"))
    context = {"mine": found, "form": form, "filtered": any(states.values())}
    context |= {"may_report": access.can("duties.progress"), "forecasts": forecasts.of(found.page, access, today)}
    return render(request, "duties/mine.html", context)


@require_GET
def mine_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    access, today, form = access_of(request.user), timezone.localdate(), States(request.GET)
    if not form.is_valid():
        raise Http404
    rows = export.lines(access, reads.mine_rows(access, today, **form.cleaned_data))
    grid = Grid(_("Việc của tôi"), export.header(), rows, export.WIDTHS)
    return table_file(f"viec-cua-toi-{today.isoformat()}", kind, grid)


@require_GET
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    found = get_object_or_404(Duty.objects.visible_to(access).select_related("directive"), pk=pk)
    return duty_response(request, access, found)


def duty_response(
    request: HttpRequest, access: Access, found: Duty, amend_form: AmendForm | None = None
) -> HttpResponse:
    get = request.GET
    page = reads.duty_page(
        found, access, timezone.localdate(), period=get.get("period", ""), page=get.get("page", "1")
    )  # fmt: skip
    may_close = access.can("duties.review") and found.closed_on is None
    context = {"it": page, "duty": found, "may_close": may_close, "sheets": bound_sheets(found)}
    if may_close:
        context["bind_form"] = BindForm()
        context["amend_form"] = amend_form or AmendForm(prefix="sua", access=access)
    if len(page.cards) == 1:
        context["story"] = story(page.cards[0].obligation, timezone.localdate())
    context["place"] = place_of(access, *(card.obligation.holder_id for card in page.cards))
    context["blockers"] = of_duty(found, access, timezone.localdate())
    context["forecasts"] = forecasts.of([card.obligation for card in page.cards], access, timezone.localdate())
    return render(request, "duties/duty.html", context)


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    access, today = access_of(request.user), timezone.localdate()
    form, chosen = _chosen(request, access)
    get = request.GET
    found = chosen and boards.board(
        access, chosen, today, units_page=get.get("units", "1"), duties_page=get.get("duties", "1")
    )
    legend = [(letter, Progress(state).label) for state, letter in LETTERS.items()]
    context = {"board": found, "form": form, "legend": legend, "asked": any(get.values())}
    return render(request, "duties/board.html", context, status=200 if found else 400)


@require_GET
def board_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    access, today = access_of(request.user), timezone.localdate()
    _form, chosen = _chosen(request, access)
    if chosen is None:
        raise Http404
    grid = Grid(_("Bảng theo dõi"), export.header(), export.rows(access, chosen, today), export.WIDTHS)
    return table_file(f"bang-theo-doi-{chosen.period or today.isoformat()}", kind, grid)


def _chosen(request: HttpRequest, access: Access) -> tuple[BoardFilters, boards.Chosen | None]:
    form = BoardFilters(request.GET, access=access, today=timezone.localdate())
    return form, boards.Chosen(**form.cleaned_data) if form.is_valid() else None


@require_POST
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    rows = Obligation.objects.visible_to(access).select_related("duty")
    obligation = get_object_or_404(rows, pk=pk)
    to, reason = request.POST.get("to", ""), request.POST.get("reason", "")
    try:
        if to == Progress.REOPENED:
            reopen(actor=access.actor, access=access, obligation=obligation, reason=reason)
        else:
            change_progress(actor=access.actor, access=access, obligation=obligation, to=to)
    except ProgressRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    else:
        messages.success(request, _("Đã ghi: %(state)s.") % {"state": Progress(to).label})
    return redirect(back(request, f"{reverse('duties:duty', args=[obligation.duty_id])}?period={obligation.period}"))


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    found = get_object_or_404(Duty.objects.visible_to(access), pk=pk)
    try:
        close_duty(
            actor=access.actor, access=access, duty=found,
            closed_on=timezone.localdate(), reason=request.POST.get("reason", ""),
        )  # fmt: skip
    except ProgressRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    else:
        messages.success(request, _("Đã kết thúc nhiệm vụ."))
    return redirect("duties:duty", pk)


@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    directive = get_object_or_404(Directive.objects.visible_to(access), pk=pk)
    if not access.can("directives.issue"):
        raise Http404
    form = DayForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Ngày giao không hợp lệ."))
        return redirect("directives:check", pk)
    try:
        duties = issue_directive(actor=access.actor, directive=directive, opened_on=form.cleaned_data["opened_on"])
    except IssueRefused as refusal:
        return _refused(request, directive, refusal)
    catch_up(duties)
    messages.success(request, _("Đã giao %(count)s nhiệm vụ.") % {"count": len(duties)})
    return redirect(f"{reverse('duties:board')}?directive={pk}")


def _refused(request: HttpRequest, directive: Directive, refusal: IssueRefused) -> HttpResponse:
    tasks = Task.objects.filter(pk__in=refusal.tasks)
    problems = [(task, PROBLEMS[refusal.tasks[task.pk]]) for task in tasks]
    context = {"directive": directive, "problems": problems, "message": REFUSALS[refusal.code]}
    return render(request, "duties/issue_refused.html", context, status=409)
