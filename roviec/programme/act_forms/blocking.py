"""What an item is stuck on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.duties.blocking.forms import RaiseForm
from roviec.duties.models import Group
from roviec.duties.names import unit_names
from roviec.org.access import Access
from roviec.org.models import Unit
from roviec.programme.models import Item
from roviec.programme.people import stuck_units


class BlockerForm(RaiseForm):
    """As on an obligation, with the unit that is stuck: an item may concern several."""

    def __init__(self, data: Any, *, access: Access, item: Item) -> None:
        super().__init__(data)
        names, units = unit_names(), stuck_units(access, item)
        self.fields["unit"] = field = forms.ModelChoiceField(
            Unit.objects.filter(pk__in=units), label=_("Đơn vị đang vướng"), initial=units[0] if units else None
        )
        field.choices = [(unit, names[unit].name) for unit in units if unit in names]
        self.fields["group"].widget = forms.Select(choices=Group.choices)
        self.fields["group"].initial = item.group
        self.order_fields(["unit", "group", "text", "ask", "asked_of", "wanted_by"])

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if "unit" in said and said["unit"] == said.get("asked_of"):
            self.add_error("asked_of", _("Hãy chọn đơn vị khác với đơn vị đang vướng."))
        return said
