"""What one may ask of the pages, and the target that is set. Filters live in the URL."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.duties.names import unit_names
from roviec.duties.periods import Period
from roviec.duties.sheets import Field, Kind, Unreadable, read
from roviec.measures.acts.figures import is_period_of, period_of_key
from roviec.org.access import Access
from roviec.org.forms import DayInput

THEN, NOW = "then", "now"
MOST_POINTS: Final = 40
_NUMBER: Final = Field("value", "", Kind.AMOUNT)


class UnitField(forms.TypedChoiceField):
    """The units that a reader sees, in Vietnamese order."""

    def __init__(self, access: Access, nobody: object) -> None:
        names = unit_names()
        seen = sorted((named.order, pk, named.name) for pk, named in names.items() if access.sees(pk))
        choices = [("", nobody), *((pk, name) for _order, pk, name in seen)]
        super().__init__(label=gettext_lazy("Đơn vị"), choices=choices, coerce=int, empty_value=None, required=False)


class MonthInput(forms.DateInput):
    input_type = "month"


class ListFilters(forms.Form):
    month = forms.DateField(
        label=gettext_lazy("Tính đến hết tháng"),
        required=False,
        widget=MonthInput(format="%Y-%m"),
        input_formats=["%Y-%m"],
    )

    def __init__(self, data: Any, *, access: Access) -> None:
        super().__init__(data)
        whole = gettext_lazy("Toàn thành phố") if access.sees_everything else gettext_lazy("Đơn vị của tôi")
        self.fields["unit"] = UnitField(access, whole)


class PageFilters(forms.Form):
    period = forms.CharField(label=gettext_lazy("Kỳ"), required=False, max_length=12, widget=forms.Select())
    chart = forms.ChoiceField(
        label=gettext_lazy("Theo đơn vị"), required=False,
        choices=[("", gettext_lazy("Như khi báo cáo")), (NOW, gettext_lazy("Gộp theo đơn vị hiện nay"))],
    )  # fmt: skip
    day = forms.DateField(
        label=gettext_lazy("Số liệu đã biết đến hết ngày"),
        required=False,
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(self, data: Any, *, access: Access, every: str, periods: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.every = every
        self.fields["period"].widget.choices = [("", gettext_lazy("Kỳ gần nhất")), *periods]
        whole = gettext_lazy("Toàn thành phố") if access.sees_everything else gettext_lazy("Đơn vị của tôi")
        self.fields["unit"] = UnitField(access, whole)

    def clean_period(self) -> Period | None:
        key = self.cleaned_data["period"]
        if not key:
            return None
        period = period_of_key(key)
        if period is None or not is_period_of(period, self.every):
            raise forms.ValidationError(_("Kỳ này không phải kỳ của chỉ tiêu."))
        return period

    def moment(self) -> datetime | None:
        """The end of the chosen day; None: now."""
        day: date | None = self.cleaned_data["day"]
        return timezone.make_aware(datetime.combine(day, time.max)) if day else None


class TargetForm(forms.Form):
    points = forms.CharField(
        label=gettext_lazy("Các mốc của đường kế hoạch"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Mỗi dòng một mốc: ngày, dấu hai chấm, giá trị. Ví dụ “30/6/2026: 80”. Mốc cuối là mục tiêu; giữa hai mốc tính theo đường thẳng."),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Căn cứ, lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    source = forms.CharField(label=gettext_lazy("Văn bản"), max_length=300, required=False)

    def __init__(self, data: Any, *, access: Access, initial: dict[str, object] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["unit"] = UnitField(access, gettext_lazy("Toàn thành phố"))

    def clean_points(self) -> list[tuple[date, Decimal]]:
        lines = [line.strip() for line in self.cleaned_data["points"].splitlines() if line.strip()]
        if len(lines) > MOST_POINTS:
            raise forms.ValidationError(_("Nhiều nhất %(most)s mốc."), params={"most": MOST_POINTS})
        return [_point(number, line) for number, line in enumerate(lines, 1)]


def _point(number: int, line: str) -> tuple[date, Decimal]:
    day, _colon, value = line.partition(":")
    try:
        found = read(Field("day", "", Kind.DATE), day), read(_NUMBER, value.removesuffix("%"))
    except Unreadable:
        found = None, None
    if not isinstance(found[0], date) or not isinstance(found[1], int | Decimal):
        raise forms.ValidationError(
            _("Dòng %(number)s không đọc được: “%(line)s”."), params={"number": number, "line": line[:60]}
        )
    return found[0], Decimal(found[1])
