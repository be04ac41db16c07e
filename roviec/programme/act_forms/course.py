"""How an item goes on inside the city."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.duties.labels import period_label
from roviec.duties.names import unit_names
from roviec.duties.periods import period_of
from roviec.org.models import Person
from roviec.programme.act_forms.fields import ActForm, Day, Words
from roviec.programme.models import Choice
from roviec.programme.people import city_leaders, concerned
from roviec.programme.stages import stages_of

MONTHS_BACK = 12


class StageForm(ActForm):
    to = forms.ChoiceField(label=_("Chuyển sang giai đoạn"))
    on = Day(_("Từ ngày"))
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=Words())

    def prepare(self) -> None:
        steps = stages_of(self.item.kind, self.today)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            ("", "---"), *((step.code, step.name) for step in steps if step.code != self.item.stage)
        ]  # fmt: skip


class DecisionForm(ActForm):
    choice = forms.ChoiceField(label=_("Quyết định"), choices=[("", "---"), *Choice.choices])
    why = forms.CharField(label=_("Lý do"), widget=Words())
    decided_by = forms.ModelChoiceField(Person.objects.none(), label=_("Người quyết định"), empty_label=None)
    on = Day(_("Ngày quyết định"))
    legal_basis = forms.CharField(label=_("Căn cứ (số, ký hiệu, ngày văn bản)"), max_length=300, required=False)

    def prepare(self) -> None:
        leaders = city_leaders(self.today)
        self.fields["decided_by"].queryset = leaders  # type: ignore[attr-defined]
        if self.access.person is not None and leaders.filter(pk=self.access.person.pk).exists():
            self.fields["decided_by"].initial = self.access.person.pk


class MilestoneForm(ActForm):
    title = forms.CharField(label=_("Tên mốc"), max_length=300)
    due = Day(_("Hạn"))


class MoveForm(ActForm):
    to = Day(_("Hạn mới"))
    reason = forms.CharField(label=_("Lý do"), widget=Words())


class FinishForm(ActForm):
    on = Day(_("Ngày hoàn thành"))
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=Words())


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Lý do"), widget=Words())


class NoteForm(ActForm):
    period = forms.ChoiceField(label=_("Kỳ"))
    unit_id = forms.TypedChoiceField(label=_("Đơn vị thực hiện"), coerce=int)
    text = forms.CharField(label=_("Đã làm gì trong kỳ"), widget=Words())

    def prepare(self) -> None:
        self.fields["period"].choices = [(key, period_label(key)) for key in _months(self.today)]  # type: ignore[attr-defined]
        names = unit_names()
        units = concerned(self.item, self.today, self.access.home_id)
        self.fields["unit_id"].choices = [(unit, names[unit].name) for unit in units if unit in names]  # type: ignore[attr-defined]


def _months(today: date) -> list[str]:
    """This month and those before it, the latest first."""
    ordinal = today.year * 12 + today.month - 1
    days = (date((ordinal - back) // 12, (ordinal - back) % 12 + 1, 1) for back in range(MONTHS_BACK))
    return [period_of("monthly", day).key for day in days]
