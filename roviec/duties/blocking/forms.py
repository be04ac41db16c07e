from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.duties.models import Blocker, Group
from roviec.org.chart import Chart
from roviec.org.models import Unit

ALL = ("", _("Tất cả"))


class BlockerFilters(forms.Form):
    state = forms.ChoiceField(label=_("Tình trạng"), choices=[ALL, *Blocker.State.choices], required=False)
    group = forms.ChoiceField(label=_("Nhóm điểm nghẽn"), choices=[ALL, *Group.choices], required=False)
    waiting = forms.BooleanField(label=_("Chờ tôi quyết định"), required=False)
    q = forms.CharField(label=_("Tìm"), required=False, max_length=200)


class RaiseForm(forms.Form):
    """What the unit is stuck on, and what it asks of whom by when. The city is asked unless another unit is chosen."""

    group = forms.ChoiceField(label=_("Nhóm điểm nghẽn"), choices=Group.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Khó khăn, vướng mắc"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nêu rõ đang vướng ở đâu, từ khi nào, đã làm gì. Không ghi thông tin cá nhân của công dân."),
    )  # fmt: skip
    ask = forms.CharField(
        label=_("Đề nghị quyết định"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Một câu mà người có thẩm quyền có thể trả lời đồng ý hoặc không."),
    )  # fmt: skip
    wanted_by = forms.DateField(
        label=_("Cần quyết định trước ngày"), input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip

    def __init__(self, data: object, *, unit: Unit | None = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # QueryDict or None
        rows = [row for row in Chart.at(timezone.localdate()) if unit is None or row.unit_id != unit.pk]
        top = next((row.unit_id for row in rows if row.parent_id is None), None)
        units = Unit.objects.filter(pk__in=[row.unit_id for row in rows])
        field = forms.ModelChoiceField(units, label=_("Đề nghị với"), initial=top)
        field.choices = [("", "---"), *((row.unit_id, row.name) for row in rows)]
        self.fields["asked_of"] = field
        self.order_fields(["group", "text", "ask", "asked_of", "wanted_by"])

    def clean_wanted_by(self) -> date:
        day: date = self.cleaned_data["wanted_by"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Ngày này đã qua."))
        return day
