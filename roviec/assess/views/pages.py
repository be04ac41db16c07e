from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from roviec.assess import export, reads
from roviec.assess.acts.explain import may_explain
from roviec.assess.acts.sign import may_sign, unready
from roviec.assess.debts import debts
from roviec.assess.figures import indicator_names
from roviec.assess.forms import AnswerForm, ExplainForm, JudgeForm, MomentForm, RunFilters
from roviec.assess.labels import DUES, KINDS, REFUSALS, WHY
from roviec.assess.models import Explanation, Input, Run, Score, ScoringRule
from roviec.assess.rerun import changed_units, rerun
from roviec.assess.rerun import compare as compare_runs
from roviec.assess.schedule import last_month
from roviec.assess.score_page import score_page
from roviec.assess.views.doors import seen_run, seen_score
from roviec.duties.models import Obligation
from roviec.duties.names import unit_names
from roviec.org.access import Access, access_of
from roviec.tables.files import table_file

ROWS_SHOWN = 200


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    access = access_of(request.user)
    waiting = Explanation.objects.visible_to(access).waiting().filter(score__run__state=Run.State.OPEN).count()
    may_judge = access.can("assess.judge")
    context = {
        "runs": reads.runs(access), "rules": reads.rules(), "waiting": waiting,
        "form": JudgeForm(initial={"period": f"{last_month():%Y-%m}"}) if may_judge else None,
    }  # fmt: skip
    return render(request, "assess/index.html", context)


@require_GET
def run(request: HttpRequest, pk: int) -> HttpResponse:
    access, found = seen_run(request, pk)
    form = RunFilters(request.GET, run=found)
    valid = form.is_valid()
    page = reads.run_page(found, access, reads.Chosen(**form.cleaned_data)) if valid else None
    waiting = Explanation.objects.visible_to(access).waiting().filter(score__run=found).count()
    context = {
        "run": found, "rule": found.rule.rule, "form": form, "page": page, "waiting": waiting,
        "debts": debts(found, access), "lowered": reads.lowered(found),
        "may_judge": access.can("assess.judge") and not found.finished,
        "may_sign": may_sign(access) and found.state == Run.State.OPEN,
        "may_publish": access.can("assess.publish") and found.state == Run.State.SIGNED,
    }  # fmt: skip
    return render(request, "assess/run.html", context, status=200 if valid else 400)


@require_GET
def file(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    access, found = seen_run(request, pk)
    form = RunFilters(request.GET, run=found)
    if not form.is_valid():
        raise Http404
    return export.answer(found, reads.run_page(found, access, reads.Chosen(**form.cleaned_data)), kind)


@require_GET
def score(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    access, found = seen_score(request, pk, unit)
    form = ExplainForm(run=found.run) if may_explain(access, found) else None
    return score_answer(request, access, found, form)


def score_answer(request: HttpRequest, access: Access, found: Score, form: ExplainForm | None) -> HttpResponse:
    page = score_page(found, access, request.GET.get("tieu-chi", ""))
    context = {
        "score": found, "run": found.run, "rule": found.run.rule.rule, "page": page, "form": form, "kinds": KINDS,
        "answers": access.can("assess.answer") and found.run.state == Run.State.OPEN,
    }  # fmt: skip
    return render(request, "assess/score.html", context, status=422 if form is not None and form.errors else 200)


@require_GET
def explanations(request: HttpRequest) -> HttpResponse:
    access = access_of(request.user)
    context = {
        "waiting": reads.explanations(access, waiting=True), "answered": reads.explanations(access, waiting=False),
        "form": AnswerForm() if access.can("assess.answer") else None,
    }  # fmt: skip
    return render(request, "assess/explanations.html", context)


@require_GET
def sign_page(request: HttpRequest, pk: int) -> HttpResponse:
    access, found = seen_run(request, pk)
    if not access.sees_everything:
        raise Http404
    said = Explanation.objects.filter(score__run=found).select_related("score", "answer", "person")
    code = "" if found.finished else unready(found)
    context = {
        "run": found, "kept": Input.objects.filter(run=found).first(), "problem": REFUSALS.get(code),
        "lowered": found.scores.filter(reopened_until__gte=timezone.localdate()) if code == "lowered" else (),
        "ready": not found.finished and not code, "may_sign": may_sign(access),
        "waiting": [each for each in said if not hasattr(each, "answer")],
        "answered": [each for each in said if hasattr(each, "answer")],
        "due": sum(facts.get("due", 0) for facts in found.scores.values_list("facts", flat=True) if not found.is_year),
        "units": found.scores.count(),
    }  # fmt: skip
    return render(request, "assess/sign.html", context)


@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    access, found = seen_run(request, pk)
    if not access.sees_everything:
        raise Http404
    asked = "day" in request.GET and not found.is_year
    form = MomentForm(request.GET if asked else None, run=found)
    kept = Input.objects.filter(run=found).exists()
    context: dict[str, object] = {"run": found, "form": form, "again": rerun(found) if kept else None}
    if asked and form.is_valid():
        result = compare_runs(found, form.moment)
        names, named = unit_names(), indicator_names(found)
        shown = result.differences[:ROWS_SHOWN]
        there = Obligation.objects.select_related("duty").in_bulk([item.row.id for item in shown])
        context |= {
            "result": result, "changed": changed_units(found, result),
            "counts": [(WHY[why], count) for why, count in result.counts.items()],
            "rows": [(item, there.get(item.row.id), names[item.row.unit].name, WHY[item.why]) for item in shown],
            "more": len(result.differences) - len(shown),
            "figures": [
                (item, named.get(item.row.indicator, item.row.indicator), names[item.row.unit].name, WHY[item.why])
                for item in result.figures[:ROWS_SHOWN]
            ],
            "more_figures": max(len(result.figures) - ROWS_SHOWN, 0),
        }  # fmt: skip
    return render(request, "assess/compare.html", context, status=400 if asked and form.errors else 200)


@require_GET
def compare_file(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    access, found = seen_run(request, pk)
    form = MomentForm(request.GET, run=found)
    if not access.sees_everything or found.is_year or not form.is_valid():
        raise Http404
    grids = export.comparison(found, compare_runs(found, form.moment))
    return table_file(f"so-sanh-{found.period}", kind, *grids)


@require_GET
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ScoringRule, pk=pk)
    versions = ScoringRule.objects.filter(code=found.code).exclude(pk=pk)
    context = {
        "found": found, "rule": found.rule, "versions": versions, "due": DUES[found.rule.due],
        "criteria": [(item, KINDS[item.kind]) for item in found.rule.criteria],
    }  # fmt: skip
    return render(request, "assess/rule.html", context)
