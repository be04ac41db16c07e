"""Filters that live in the URL, the number and day of signing, and what a sheet is to be about."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.assess.models import Run
from roviec.duties.labels import period_label
from roviec.duties.names import unit_names
from roviec.duties.periods import parse, period_of
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.forms import DayInput
from roviec.reports.builders.month import lines_to_write
from roviec.reports.models import Addressee, Document, Outline
from roviec.vietnamese.dates import Every

ALL = ("", _("Tất cả"))
_RECENT = 12  # months and quarters to choose from


class DocumentFilters(forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=[ALL, *Document.Kind.choices], required=False)
    state = forms.ChoiceField(label=_("Trạng thái"), choices=[ALL, *Document.State.choices], required=False)
    period = forms.ChoiceField(label=_("Kỳ"), required=False)
    unit = forms.TypedChoiceField(label=_("Gửi tới"), coerce=int, empty_value=None, required=False)
    q = forms.CharField(label=_("Tìm trong tên"), required=False, max_length=200)

    def __init__(self, data: object, *, access: Access) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, which the stubs want as a Mapping
        seen = Document.objects.visible_to(access).order_by()
        periods = seen.exclude(period="").values_list("period", flat=True).distinct()
        by_day = sorted(periods, key=lambda key: (parse(key).start, key), reverse=True)
        self.fields["period"].choices = [ALL, *((key, period_label(key)) for key in by_day)]  # type: ignore[attr-defined]
        if not access.sees_everything:
            # It sees only what went to itself, and nothing but what is published.
            del self.fields["unit"], self.fields["state"]
            return
        names = unit_names()
        units = sorted(
            set(Addressee.objects.values_list("unit_id", flat=True)) & set(names), key=lambda u: names[u].order
        )
        self.fields["unit"].choices = [ALL, *((unit, names[unit].name) for unit in units)]  # type: ignore[attr-defined]


class SignForm(forms.Form):
    number = forms.IntegerField(label=_("Số"), min_value=1, max_value=999_999)
    on = forms.DateField(label=_("Ngày ký"), widget=DayInput(), input_formats=["%Y-%m-%d"])


class DiscardForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"), max_length=500, error_messages={"required": _("Hãy ghi lý do bỏ dự thảo.")}
    )


class SheetForm(forms.Form):
    unit = forms.TypedChoiceField(label=pgettext_lazy("một", "Đơn vị"), coerce=int)
    period = forms.ChoiceField(label=_("Kỳ"))

    def __init__(self, data: object, *, today: date) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # QueryDict or None
        units = [("", "---"), *((row.unit_id, row.name) for row in Chart.at(today))]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.fields["period"].choices = [(key, period_label(key)) for key in recent_periods(today)]  # type: ignore[attr-defined]


def recent_periods(today: date) -> list[str]:
    """The months, quarters and years up to today, the latest first."""
    found: list[str] = []
    for every, many in ((Every.MONTH, _RECENT), (Every.QUARTER, 4), (Every.YEAR, 2)):
        day = today
        for _number in range(many):
            period = period_of(every, day)
            found.append(period.key)
            day = date.fromordinal(period.start.toordinal() - 1)
    return found


class MonthForm(forms.Form):
    """A document of a month: which run or period it is about, and the parts of it that people write."""

    def __init__(self, data: object, *, outline: Outline, today: date) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # QueryDict or None
        self.lines = lines_to_write(outline)
        runs = Run.objects.in_force().order_by("-period_start")
        self.nothing_signed = outline.from_run and not runs
        if outline.from_run:
            self.fields["run"] = forms.ModelChoiceField(runs, label=_("Kỳ đã ký"), empty_label=None)
            self.fields["run"].choices = [(run.pk, period_label(run.period)) for run in runs if not run.is_year]  # type: ignore[attr-defined]
        else:
            self.fields["period"] = forms.ChoiceField(
                label=_("Kỳ"), choices=[(key, period_label(key)) for key in recent_periods(today)]
            )
        for line in self.lines:
            self.fields[line.id] = forms.CharField(
                label=f"{line.label} {line.title}".strip(), required=False, max_length=20_000,
                widget=forms.Textarea(attrs={"rows": 4}),
            )  # fmt: skip

    def texts(self) -> dict[str, str]:
        return {line.id: self.cleaned_data[line.id] for line in self.lines}
