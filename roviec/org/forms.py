from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.org.chart import Chart
from roviec.org.models import Dated, Grant, Person, Post, Role, Unit, UnitVersion, WorkdayChange


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ChartForm(forms.Form):
    ngay = forms.DateField(label=_("Ngày"), required=False, widget=DayInput(), input_formats=["%Y-%m-%d"])
    q = forms.CharField(label=_("Tìm đơn vị"), required=False, max_length=200)


class UnitField(forms.ModelChoiceField[Unit]):
    """Another unit of the day's chart, by name; none is chosen beforehand, for the choice moves work."""

    def __init__(self, chart: Chart, but: int, *, label: object, required: bool = True) -> None:
        rows = [row for row in chart if row.unit_id != but]
        units = Unit.objects.filter(pk__in=[row.unit_id for row in rows])
        super().__init__(units, label=str(label), required=required)
        self.choices = [("", "---"), *((row.unit_id, row.name) for row in rows)]


class PersonField(forms.ModelChoiceField[Person]):
    """Anybody known here, in Vietnamese order; the sign-in name tells apart people of one name."""

    def __init__(self) -> None:
        super().__init__(Person.objects.select_related("user").order_by("sort_key"), label=str(_("Người")))

    def label_from_instance(self, person: Person) -> str:
        return f"{person.full_name} ({person.user.get_username()})" if person.user else person.full_name


class UnitForm(forms.Form):
    """Something to be written of a unit as it stands today."""

    def __init__(self, data: object, *, version: UnitVersion, chart: Chart) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # QueryDict or None
        self.version, self.chart = version, chart


class ChangeForm(UnitForm):
    """What every change of a unit needs: from which day, on what basis."""

    on = forms.DateField(label=_("Có hiệu lực từ ngày"), widget=DayInput(), input_formats=["%Y-%m-%d"])
    legal_basis = forms.CharField(label=_("Căn cứ (số, ký hiệu, ngày văn bản)"), max_length=300)


class RenameForm(ChangeForm):
    field_order = ("name", "short_name", "on", "legal_basis")
    name = forms.CharField(label=_("Tên mới"), max_length=300)
    short_name = forms.CharField(label=_("Tên viết tắt"), max_length=80, required=False)


class MoveForm(ChangeForm):
    def __init__(self, data: object, *, version: UnitVersion, chart: Chart) -> None:
        super().__init__(data, version=version, chart=chart)
        self.fields["parent"] = UnitField(chart, version.unit_id, label=_("Đơn vị cấp trên mới"))
        self.order_fields(["parent", "on", "legal_basis"])


class AbolishForm(ChangeForm):
    def __init__(self, data: object, *, version: UnitVersion, chart: Chart) -> None:
        super().__init__(data, version=version, chart=chart)
        self.fields["heir"] = UnitField(
            chart, version.unit_id, label=_("Đơn vị nhận việc đang làm (để trống: đơn vị cấp trên)"), required=False
        )
        self.order_fields(["heir", "on", "legal_basis"])


class MergeForm(ChangeForm):
    def __init__(self, data: object, *, version: UnitVersion, chart: Chart) -> None:
        super().__init__(data, version=version, chart=chart)
        self.fields["into"] = UnitField(chart, version.unit_id, label=_("Sáp nhập vào"))
        self.order_fields(["into", "on", "legal_basis"])


class AppointForm(ChangeForm):
    def __init__(self, data: object, *, version: UnitVersion, chart: Chart) -> None:
        super().__init__(data, version=version, chart=chart)
        posts = Post.objects.filter(unit=version.unit_id).order_by("-heads_unit", "title")
        self.fields["post"] = forms.ModelChoiceField(posts, label=str(_("Chức vụ")), empty_label=None)
        self.fields["person"] = PersonField()
        self.order_fields(["post", "person", "on", "legal_basis"])


class GrantForm(UnitForm):
    role = forms.ChoiceField(label=_("Vai trò"), choices=[("", "---"), *Role.choices])
    on = forms.DateField(label=_("Có hiệu lực từ ngày"), widget=DayInput(), input_formats=["%Y-%m-%d"])
    last = forms.DateField(
        label=_("Đến hết ngày (để trống: không định hạn)"),
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
        required=False,
    )
    reason = forms.CharField(label=_("Lý do hoặc căn cứ"), max_length=300)

    def __init__(self, data: object, *, version: UnitVersion, chart: Chart) -> None:
        super().__init__(data, version=version, chart=chart)
        self.fields["person"] = PersonField()
        self.order_fields(["person", "role", "on", "last", "reason"])


class EndRoleForm(forms.Form):
    on = forms.DateField(label=_("Không còn vai trò từ ngày"), widget=DayInput(), input_formats=["%Y-%m-%d"])
    reason = forms.CharField(label=_("Lý do hoặc căn cứ"), max_length=300)


class AliasForm(UnitForm):
    text = forms.CharField(label=_("Cách viết khác"), max_length=300)


class DayForm(forms.Form):
    day = forms.DateField(label=_("Ngày"), widget=DayInput(), input_formats=["%Y-%m-%d"])
    kind = forms.ChoiceField(label=_("Là ngày"), choices=WorkdayChange.Kind.choices)
    name = forms.CharField(label=_("Tên gọi, ví dụ Tết Dương lịch"), max_length=200)
    source = forms.CharField(label=_("Căn cứ (số, ký hiệu, ngày văn bản)"), max_length=300)


class PersonForm(forms.Form):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=200)
    login = forms.RegexField(
        r"^[a-z0-9._-]{3,60}$",
        label=_("Tên đăng nhập (để trống: không có tài khoản)"),
        required=False,
        error_messages={"invalid": _("Từ 3 đến 60 chữ thường không dấu, số, dấu chấm, gạch.")},
    )


class DelegateForm(forms.Form):
    start = forms.DateField(label=_("Từ ngày"), widget=DayInput(), input_formats=["%Y-%m-%d"])
    last = forms.DateField(label=_("Đến hết ngày"), widget=DayInput(), input_formats=["%Y-%m-%d"])
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def __init__(self, data: object, *, grants: list[Grant]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # QueryDict or None
        today: date = timezone.localdate()
        units = {grant.unit_id for grant in grants}
        colleagues = Person.objects.filter(
            pk__in=Grant.objects.filter(Dated.on(today), unit__in=units).values("person")
        )
        colleagues = colleagues.exclude(pk__in=[grant.person_id for grant in grants])
        own = Grant.objects.filter(pk__in=[grant.pk for grant in grants])
        self.fields["grant"] = forms.ModelChoiceField(own, label=_("Quyền"), empty_label=None)
        self.fields["grant"].choices = [(each.pk, each.get_role_display()) for each in grants]  # type: ignore[attr-defined]
        self.fields["to"] = forms.ModelChoiceField(colleagues.order_by("sort_key"), label=_("Ủy quyền cho"))
        self.order_fields(["grant", "to", "start", "last", "reason"])
