"""Filters that live in the URL, and the few things people write."""

from __future__ import annotations

from datetime import date, datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.assess.errors import JudgementRefused
from roviec.assess.models import Answer, Run, Standing
from roviec.assess.reads import NO_CLASS
from roviec.assess.rules import judged_period
from roviec.duties.forms import ALL


class RunFilters(forms.Form):
    group = forms.ChoiceField(label=_("Nhóm đơn vị"), required=False)
    klass = forms.ChoiceField(label=pgettext_lazy("xếp loại", "Loại"), required=False)
    standing = forms.ChoiceField(label=_("So với nhóm"), choices=[ALL, *Standing.choices], required=False)
    chart = forms.ChoiceField(
        label=_("Tổ chức bộ máy"),
        choices=[("", _("Như khi chấm")), ("today", _("Theo đơn vị hôm nay"))],
        required=False,
    )
    sort = forms.ChoiceField(
        label=_("Thứ tự"), required=False,
        choices=[("", _("Theo điểm")), ("name", _("Theo tên")), ("change", _("Thay đổi nhiều nhất"))],
    )  # fmt: skip
    q = forms.CharField(label=_("Tên đơn vị"), required=False, max_length=100)

    def __init__(self, data: object, *, run: Run) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, which the stubs want as a Mapping
        rule = run.rule.rule
        groups = [(item.code, item.name) for item in rule.groups]
        classes = [(item.code, item.name) for item in rule.classes]
        self.fields["group"].choices = [ALL, *groups]  # type: ignore[attr-defined]
        self.fields["klass"].choices = [ALL, *classes, (NO_CLASS, _("Chưa xếp loại"))]  # type: ignore[attr-defined]
        if run.is_year:
            for name in ("chart", "standing", "sort"):
                del self.fields[name]


class JudgeForm(forms.Form):
    period = forms.CharField(label=_("Kỳ"), max_length=7, help_text=_("Tháng viết như 2024-09, năm viết như 2024."))
    reason = forms.CharField(
        label=_("Lý do"), required=False, max_length=500, help_text=_("Chỉ cần khi kỳ này đã ký và phải chấm lại.")
    )

    def clean_period(self) -> str:
        key: str = self.cleaned_data["period"].strip()
        try:
            judged_period(key)
        except JudgementRefused as problem:
            raise forms.ValidationError(_("Hãy viết một tháng như 2024-09 hoặc một năm như 2024.")) from problem
        return key


# Said before anything is written: `ExplanationQuerySet.visible_to` and the notice (`reports.builders.run_parts.appeals`) hold to it.
READERS = _(
    "Người đọc được: người của đơn vị này và của đơn vị cấp trên (đơn vị đã kết thúc thì của đơn vị kế thừa), lãnh đạo thành phố, "
    "cơ quan thường trực, người kiểm tra, người quản trị. Thông báo kết quả gửi các đơn vị không in lời giải trình, chỉ nêu tên đơn vị, "
    "tiêu chí, kết luận và lời trả lời."
)
ANSWER_READERS = _(
    "Lời trả lời được in trong thông báo kết quả gửi mọi đơn vị được đánh giá. Đừng nhắc lại chuyện riêng nêu trong lời giải trình."
)


class ExplainForm(forms.Form):
    criterion = forms.ChoiceField(label=_("Về tiêu chí"), required=False)
    text = forms.CharField(
        label=_("Nội dung giải trình"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000, help_text=READERS
    )

    def __init__(self, data: object = None, *, run: Run) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        items = [(item.code, item.name) for item in run.rule.rule.criteria]
        self.fields["criterion"].choices = [("", _("Cả bảng điểm")), *items]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Kết luận"), choices=Answer.Verdict.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Trả lời"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, help_text=ANSWER_READERS
    )


class MomentForm(forms.Form):
    day = forms.DateField(label=_("Tính đến hết ngày"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: object = None, *, run: Run) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.run = run

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not self.run.period_start <= day <= timezone.localdate():
            raise forms.ValidationError(_("Ngày phải từ ngày đầu kỳ đến hôm nay."))
        return day

    @property
    def moment(self) -> datetime:
        """The end of the day, or now if the day isn't over."""
        end = timezone.make_aware(datetime.combine(self.cleaned_data["day"], time.max))
        return min(end, timezone.now())
