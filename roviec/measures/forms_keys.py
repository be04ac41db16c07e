from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.duties.names import unit_names
from roviec.measures.models import Definition, Indicator, Source
from roviec.org.models import Unit


class KeyForm(forms.Form):
    """Which system, and for which figures of which units."""

    name = forms.CharField(label=_("Hệ thống gửi"), max_length=120)
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Của các đơn vị"), help_text=_("Giữ Ctrl để chọn nhiều.")
    )
    indicators = forms.ModelMultipleChoiceField(Indicator.objects.none(), label=_("Các chỉ tiêu"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        names = sorted((named.order, pk, named.name) for pk, named in unit_names().items())
        given = Definition.objects.exclude(source_kind=Source.FORMULA).order_by("rank", "valid_from")
        titles = dict(given.values_list("indicator", "name"))
        for field, rows, choices in (
            ("units", Unit.objects.all(), [(pk, name) for _order, pk, name in names]),
            ("indicators", Indicator.objects.filter(pk__in=titles), list(titles.items())),
        ):
            box = self.fields[field]
            box.queryset, box.choices = rows, choices  # type: ignore[attr-defined]
            box.widget.attrs["size"] = 8
