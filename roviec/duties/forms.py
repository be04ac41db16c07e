"""Filters that live in the URL; a value that is none is said so, never quietly dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.directives.forms import day_field
from roviec.directives.models import Directive
from roviec.duties.acts.moving import who_may_allow
from roviec.duties.labels import period_label
from roviec.duties.models import Duty, Obligation, Progress, Sheet, Timeliness, Verdict
from roviec.duties.oddities import Oddity
from roviec.duties.periods import parse, periods
from roviec.org.access import Access
from roviec.org.models import Level, Person, UnitKind
from roviec.vietnamese.dates import Every

ALL = ("", _("Tất cả"))


class States(forms.Form):
    """The two axes."""

    progress = forms.ChoiceField(label=_("Tiến độ"), choices=[ALL, *Progress.choices], required=False)
    timeliness = forms.ChoiceField(label=_("Thời hạn"), choices=[ALL, *Timeliness.choices], required=False)


class PeriodField(forms.CharField):
    """A period's key; a value that is none is said so."""

    def clean(self, value: object) -> str:
        key = str(super().clean(value))
        if key:
            try:
                parse(key)
            except ValueError as problem:
                message = _("%(key)s không phải là một kỳ. Viết như 2024-09, 2024-Q3, 2024-H2 hoặc 2024.")
                raise forms.ValidationError(message, params={"key": key}) from problem
        return key


class BoardFilters(States):
    period = PeriodField(label=_("Kỳ"), required=False)
    directive = forms.ModelChoiceField(
        label=pgettext_lazy("một", "Văn bản"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label=_("Tất cả"),
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


class OddityFilters(forms.Form):
    what = forms.ChoiceField(label=_("Điều lệch nhau"), choices=[ALL, *Oddity.choices], required=False)
    period = PeriodField(label=_("Kỳ"), required=False)
    directive = forms.ModelChoiceField(
        label=pgettext_lazy("một", "Văn bản"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label=_("Tất cả"),
    )

    def __init__(self, data: object, *, access: Access) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, which the stubs want as a Mapping
        directives = Directive.objects.visible_to(access).filter(state=Directive.State.ISSUED)
        self.fields["directive"].queryset = directives.defer("text", "search_key")  # type: ignore[attr-defined]
        keys = Obligation.objects.visible_to(access).filter(reports__submitted_on__isnull=False)
        known = keys.order_by("-period_start", "period").values_list("period", flat=True).distinct()
        choices = [("", _("Mọi kỳ")), *_options(dict.fromkeys(known))]
        self.fields["period"].widget = forms.Select(choices=choices)


class MoveForm(forms.Form):
    to = day_field(_("Hạn mới"), required=True)
    allowed_by = forms.ModelChoiceField(label=_("Người cho phép"), queryset=Person.objects.none())
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, data: object, *, today: date) -> None:
        super().__init__(data, auto_id="move_%s")  # type: ignore[arg-type]  # a QueryDict, which the stubs want as a Mapping
        self.fields["allowed_by"].queryset = who_may_allow(today)  # type: ignore[attr-defined]


class BindForm(forms.Form):
    code = forms.ChoiceField(label=_("Biểu số liệu"), required=False)
    since = day_field(_("Áp dụng cho kỳ kết thúc từ ngày"), required=True)

    def __init__(self, data: object = None) -> None:
        super().__init__(data, auto_id="bind_%s")  # type: ignore[arg-type]
        names: dict[str, str] = {}
        for code, title in Sheet.objects.order_by("code", "-valid_from", "variant").values_list("code", "title"):
            names.setdefault(code, title)
        self.fields["code"].choices = [("", _("Không yêu cầu số liệu")), *names.items()]  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Minh chứng cho thấy"), choices=Verdict.choices, widget=forms.RadioSelect)
    complete = forms.BooleanField(label=_("Có đủ những gì được yêu cầu"), required=False)
    note = forms.CharField(
        label=_("Nhận xét, lý do"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bắt buộc khi trả lại, và khi duyệt dù còn thiếu."),
    )  # fmt: skip


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
