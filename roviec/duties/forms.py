"""Filters that live in the URL; a value that is none is said so, never quietly dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.directives.models import Directive
from roviec.duties.labels import period_label
from roviec.duties.models import Duty, Progress, Timeliness
from roviec.duties.periods import parse, periods
from roviec.org.access import Access
from roviec.org.models import Level, UnitKind
from roviec.vietnamese.dates import Every

ALL = ("", _("Tất cả"))


class States(forms.Form):
    """The two axes."""

    progress = forms.ChoiceField(label=_("Tiến độ"), choices=[ALL, *Progress.choices], required=False)
    timeliness = forms.ChoiceField(label=_("Thời hạn"), choices=[ALL, *Timeliness.choices], required=False)


class BoardFilters(States):
    period = forms.CharField(label=_("Kỳ"), required=False)
    directive = forms.ModelChoiceField(
        label=_("Văn bản"), queryset=Directive.objects.none(), required=False, empty_label=_("Tất cả")
    )
    level = forms.ChoiceField(label=_("Cấp"), required=False)
    kind = forms.ChoiceField(label=_("Loại đơn vị"), required=False)
    q = forms.CharField(label=_("Tìm trong nhiệm vụ"), required=False, max_length=200)
    field_order = ("period", "directive", "level", "kind", "progress", "timeliness", "q")

    def __init__(self, data: object, *, access: Access, today: date) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, which the stubs want as a Mapping
        directives = Directive.objects.visible_to(access).filter(state=Directive.State.ISSUED)
        self.fields["directive"].queryset = directives.defer("text", "search_key")  # type: ignore[attr-defined]
        levels = dict(Level.objects.order_by("rank", "valid_from").values_list("code", "name"))
        kinds = dict(UnitKind.objects.values_list("code", "name"))
        self.fields["level"].choices = [ALL, *levels.items()]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [ALL, *kinds.items()]  # type: ignore[attr-defined]
        self.fields["period"].widget = forms.Select(choices=_periods(today, self.data.get("period", "")))

    def clean_period(self) -> str:
        key: str = self.cleaned_data["period"]
        if key:
            try:
                parse(key)
            except ValueError as problem:
                message = _("%(key)s không phải là một kỳ. Viết như 2024-09, 2024-Q3, 2024-H2 hoặc 2024.")
                raise forms.ValidationError(message, params={"key": key}) from problem
        return key


def _periods(today: date, chosen: str) -> list[tuple[object, object]]:
    """From the first duty's opening to now, the latest first, by kind; with the one in the URL if it's another."""
    first = Duty.objects.order_by("opened_on").values_list("opened_on", flat=True).first() or today
    kinds = ((Every.MONTH, _("Tháng")), (Every.QUARTER, _("Quý")), (Every.HALF, _("6 tháng")), (Every.YEAR, _("Năm")))
    groups = {label: [period.key for period in periods(every, first, today)][::-1] for every, label in kinds}
    choices: list[tuple[object, object]] = [("", _("Mọi kỳ, việc đang mở"))]
    if chosen and not any(chosen in keys for keys in groups.values()):
        choices += _options([chosen])
    return choices + [(label, _options(keys)) for label, keys in groups.items()]


def _options(keys: Iterable[str]) -> list[tuple[str, str]]:
    found = []
    for key in keys:
        try:
            found.append((key, period_label(key)))
        except ValueError:
            found.append((key, key))
    return found
