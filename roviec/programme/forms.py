"""The list's filters. They live in the URL; a value that is none is said so, never quietly dropped."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.duties.models import Group
from roviec.duties.names import unit_names
from roviec.org.access import Access
from roviec.org.forms import DayInput
from roviec.programme.listing import UNDECIDED, Chosen
from roviec.programme.models import Choice, Item, Kind, Stage

ALL = ("", _("Tất cả"))


class Filters(forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=[ALL, *Kind.choices], required=False)
    stage = forms.ChoiceField(label=_("Giai đoạn"), required=False)
    decision = forms.ChoiceField(
        label=_("Quyết định"), choices=[ALL, (UNDECIDED, _("Chưa quyết định")), *Choice.choices], required=False
    )
    owner = forms.TypedChoiceField(label=_("Đơn vị chủ trì"), coerce=int, empty_value=None, required=False)
    group = forms.ChoiceField(label=_("Nhóm"), choices=[ALL, *Group.choices], required=False)
    q = forms.CharField(label=_("Tìm"), required=False, max_length=200)
    day = forms.DateField(label=_("Xem như ngày"), required=False, widget=DayInput(), input_formats=["%Y-%m-%d"])
    late = forms.BooleanField(label=_("Có mốc quá hạn"), required=False)

    def __init__(self, data: Any, *, access: Access) -> None:
        super().__init__(data)
        names = unit_names()
        seen = Item.objects.visible_to(access).exclude(owner=None).order_by().values_list("owner", flat=True)
        owners = sorted((names[unit].order, unit, names[unit].name) for unit in set(seen) if unit in names)
        self.fields["owner"].choices = [ALL, *((unit, name) for _order, unit, name in owners)]  # type: ignore[attr-defined]
        self.fields["stage"].choices = [ALL, *_stages()]  # type: ignore[attr-defined]

    def chosen(self) -> Chosen | None:
        return Chosen(**self.cleaned_data) if self.is_valid() else None


def _stages() -> list[tuple[str, list[tuple[str, str]]]]:
    """By kind: two kinds have stages of the same name."""
    names: dict[str, dict[str, str]] = {kind: {} for kind in Kind.values}
    for stage in Stage.objects.order_by("rank", "valid_from"):
        names[stage.kind][f"{stage.kind}:{stage.code}"] = stage.name
    return [(str(Kind(kind).label), list(stages.items())) for kind, stages in names.items() if stages]
