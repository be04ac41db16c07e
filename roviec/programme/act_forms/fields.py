"""What the forms of an item are made of."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.forms import DayInput
from roviec.org.models import Unit
from roviec.programme.models import Item


class Words(forms.Textarea):
    def __init__(self) -> None:
        super().__init__(attrs={"rows": 4})


class Day(forms.DateField):
    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label=label, widget=DayInput(), input_formats=["%Y-%m-%d"], **options)


class UnitField(forms.ModelChoiceField[Unit]):
    """A unit of today's chart, by name."""

    def __init__(self, chart: Chart, label: Any, *, required: bool = True) -> None:
        super().__init__(Unit.objects.filter(pk__in=list(chart.versions)), label=label, required=required)
        self.choices = [("", "---"), *((row.unit_id, row.name) for row in chart)]


class UnitsField(forms.ModelMultipleChoiceField[Unit]):
    def __init__(self, chart: Chart, label: Any) -> None:
        units = Unit.objects.filter(pk__in=list(chart.versions))
        super().__init__(units, label=label, widget=forms.SelectMultiple(attrs={"size": 8}))
        self.choices = [(row.unit_id, row.name) for row in chart]
        self.help_text = _("Giữ phím Ctrl để chọn nhiều đơn vị.")


class ActForm(forms.Form):
    """`item` is what it is about; the fields that depend on it or on the writer are filled in by `prepare`."""

    def __init__(self, data: Any, *, access: Access, item: Item) -> None:
        super().__init__(data)
        self.access, self.item, self.today = access, item, timezone.localdate()
        for name in ("on", "dated_on", "since"):
            if name in self.fields:
                self.fields[name].initial = self.today
        self.prepare()

    def prepare(self) -> None:
        pass
