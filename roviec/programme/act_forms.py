"""One form for each thing that can be written about an item. They check what can be typed; the acts decide."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.directives.models import Directive
from roviec.duties.labels import period_label
from roviec.duties.models import Group
from roviec.duties.names import unit_names
from roviec.duties.periods import period_of
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.forms import DayInput
from roviec.org.models import Dated, Grant, Person, Role, Unit
from roviec.org.succession import Heritage
from roviec.programme.models import Choice, Direction, Item, Kind, Reach
from roviec.programme.stages import stages_of

MONTHS_BACK = 12


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


def city_leaders(day: date) -> Any:
    """The people who lead the whole city on `day`, in the order of names."""
    roots = [row.unit_id for row in Chart.at(day).roots()]
    grants = Grant.objects.filter(Dated.on(day), role=Role.LEADER, unit__in=roots)
    return Person.objects.filter(pk__in=grants.values("person")).order_by("sort_key")


class MilestoneForm(ActForm):
    title = forms.CharField(label=_("Tên mốc"), max_length=300)
    due = Day(_("Hạn"))


class PaperForm(ActForm):
    direction = forms.ChoiceField(label=_("Chiều"), choices=Direction.choices)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=120)
    dated_on = Day(_("Ngày văn bản"))
    body = forms.CharField(label=_("Cơ quan ban hành, hoặc cơ quan được hỏi"), max_length=300)
    subject = forms.CharField(label=_("Nội dung hướng dẫn, hoặc điều kiến nghị"), widget=Words())
    directive = forms.ModelChoiceField(
        Directive.objects.none(), label=_("Văn bản trong hệ thống (nếu có)"), required=False
    )

    def prepare(self) -> None:
        seen = Directive.objects.visible_to(self.access).filter(state=Directive.State.ISSUED)
        rows = seen.defer("text", "search_key").order_by("-issued_on", "-pk")
        self.fields["directive"].queryset = rows  # type: ignore[attr-defined]


class VisitForm(ActForm):
    place = forms.CharField(label=_("Nơi đến"), max_length=300)
    on = Day(_("Ngày"))
    people = forms.IntegerField(label=_("Số người"), min_value=1, max_value=1000)
    learned = forms.CharField(label=_("Điều học được"), widget=Words())

    def prepare(self) -> None:
        self.fields["units"] = UnitsField(Chart.at(self.today), _("Đơn vị đã đi"))
        self.order_fields(["place", "on", "units", "people", "learned"])


class ReplicationForm(ActForm):
    reach = forms.ChoiceField(label=_("Mức"), choices=Reach.choices)
    since = Day(_("Từ ngày"))
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=Words())

    def prepare(self) -> None:
        self.fields["unit"] = UnitField(Chart.at(self.today), _("Đơn vị áp dụng"))
        self.order_fields(["unit", "reach", "since", "note"])


class NoteForm(ActForm):
    period = forms.ChoiceField(label=_("Kỳ"))
    unit_id = forms.TypedChoiceField(label=_("Đơn vị thực hiện"), coerce=int)
    text = forms.CharField(label=_("Đã làm gì trong kỳ"), widget=Words())

    def prepare(self) -> None:
        self.fields["period"].choices = [(key, period_label(key)) for key in _months(self.today)]  # type: ignore[attr-defined]
        names = unit_names()
        units = dict.fromkeys(_concerned(self.item, self.access, self.today))
        self.fields["unit_id"].choices = [(unit, names[unit].name) for unit in units if unit in names]  # type: ignore[attr-defined]


def _months(today: date) -> list[str]:
    """This month and those before it, the latest first."""
    ordinal = today.year * 12 + today.month - 1
    days = (date((ordinal - back) // 12, (ordinal - back) % 12 + 1, 1) for back in range(MONTHS_BACK))
    return [period_of("monthly", day).key for day in days]


def _concerned(item: Item, access: Access, today: date) -> Iterable[int]:
    """The unit that leads it now, those that repeat it, and the writer's own."""
    if item.owner_id is not None:
        yield Heritage.at(today).heir(item.owner_id)
    yield from item.replications.order_by("unit").values_list("unit", flat=True).distinct()
    if access.home_id is not None:
        yield access.home_id


class ItemForm(ActForm):
    """The words of an item that is there."""

    name = forms.CharField(label=_("Tên gọi"), max_length=300)
    origin = forms.CharField(label=_("Nơi khởi xướng"), max_length=300, required=False)
    group = forms.ChoiceField(label=_("Nhóm"), choices=[("", "---"), *Group.choices], required=False)
    summary = forms.CharField(label=_("Tóm tắt"), required=False, widget=Words())
    source = forms.CharField(label=_("Nguồn (văn bản nêu mục này)"), max_length=300, required=False)
    reason = forms.CharField(label=_("Lý do sửa"), max_length=300, required=False)

    def prepare(self) -> None:
        chart = Chart.at(self.today)
        self.fields["owner"] = UnitField(chart, _("Đơn vị chủ trì"), required=False)
        self.order_fields(["name", "origin", "owner", "group", "summary", "source", "reason"])
        for name in ("name", "origin", "group", "summary", "source"):
            self.fields[name].initial = getattr(self.item, name)
        if (owner := self.item.owner_id) is not None:
            self.fields["owner"].initial = Heritage.at(self.today).heir(owner)


class NewItemForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    external_id = forms.CharField(label=_("Mã trong danh sách của thành phố"), max_length=60)
    name = forms.CharField(label=_("Tên gọi"), max_length=300)
    origin = forms.CharField(label=_("Nơi khởi xướng"), max_length=300, required=False)
    group = forms.ChoiceField(label=_("Nhóm"), choices=[("", "---"), *Group.choices], required=False)
    summary = forms.CharField(label=_("Tóm tắt"), required=False, widget=Words())
    source = forms.CharField(label=_("Nguồn (văn bản nêu mục này)"), max_length=300, required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["owner"] = UnitField(Chart.at(timezone.localdate()), _("Đơn vị chủ trì"), required=False)
        self.order_fields(["kind", "external_id", "name", "origin", "owner", "group", "summary", "source"])


class MoveForm(ActForm):
    to = Day(_("Hạn mới"))
    reason = forms.CharField(label=_("Lý do"), widget=Words())


class FinishForm(ActForm):
    on = Day(_("Ngày hoàn thành"))
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=Words())


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Lý do"), widget=Words())


class AnswerForm(ActForm):
    on = Day(_("Ngày trả lời"))
    answer = forms.CharField(label=_("Nội dung trả lời"), widget=Words())
