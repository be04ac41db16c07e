from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roviec.assess import acts
from roviec.assess.acts.explain import may_explain
from roviec.assess.acts.sign import may_sign
from roviec.assess.errors import JudgementRefused
from roviec.assess.forms import AnswerForm, ExplainForm, JudgeForm
from roviec.assess.labels import REFUSALS
from roviec.assess.models import Explanation
from roviec.assess.views.doors import done_or_said, only, seen_run, seen_score
from roviec.assess.views.pages import score_answer
from roviec.org.access import access_of


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    access = access_of(request.user)
    only(access, "assess.judge")
    form = JudgeForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("assess:index")
    try:
        run = acts.judge(actor=access.actor, access=access, **form.cleaned_data)
    except JudgementRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
        return redirect("assess:index")
    messages.success(request, _("Đã chấm theo dữ liệu có đến lúc này."))
    return redirect("assess:run", run.pk)


@require_POST
def open_run(request: HttpRequest, pk: int) -> HttpResponse:
    access, run = seen_run(request, pk)
    only(access, "assess.judge")
    done_or_said(
        request,
        lambda: acts.open_for_explanation(actor=access.actor, access=access, run=run),
        _("Đã mở lấy giải trình. Mỗi đơn vị thấy điểm của mình."),
    )
    return redirect("assess:run", pk)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    access, run = seen_run(request, pk)
    if not may_sign(access):
        raise Http404
    done = done_or_said(
        request, lambda: acts.sign(actor=access.actor, access=access, run=run), _("Đã ký và khóa dữ liệu đầu vào.")
    )
    return redirect("assess:run" if done else "assess:sign_page", pk)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    access, run = seen_run(request, pk)
    only(access, "assess.publish")
    done_or_said(
        request, lambda: acts.publish(actor=access.actor, access=access, run=run), _("Đã công bố cho mọi đơn vị.")
    )
    return redirect("assess:run", pk)


@require_POST
def explain(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    access, found = seen_score(request, pk, unit)
    form = ExplainForm(request.POST, run=found.run)
    if not form.is_valid():
        return score_answer(request, access, found, form if may_explain(access, found) else None)
    done_or_said(
        request,
        lambda: acts.explain(actor=access.actor, access=access, score=found, **form.cleaned_data),
        _("Đã gửi giải trình đến cơ quan thường trực."),
    )
    return redirect("assess:score", pk, unit)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    only(access, "assess.answer")
    said = get_object_or_404(Explanation.objects.visible_to(access).select_related("score__run"), pk=pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        done_or_said(
            request,
            lambda: acts.answer(actor=access.actor, access=access, explanation=said, **form.cleaned_data),
            _("Đã trả lời."),
        )
    else:
        messages.warning(request, _("Hãy chọn kết luận và viết lời trả lời."))
    return redirect("assess:explanations")
