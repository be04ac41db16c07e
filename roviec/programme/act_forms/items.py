"""The words of an item."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.duties.models import Group
from roviec.org.chart import Chart
from roviec.org.succession import Heritage
from roviec.programme.act_forms.fields import ActForm, UnitField, Words
from roviec.programme.models import Kind


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
