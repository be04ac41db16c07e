"""What passes between an item and the world."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.directives.models import Directive
from roviec.org.chart import Chart
from roviec.programme.act_forms.fields import ActForm, Day, UnitField, UnitsField, Words
from roviec.programme.models import Direction, Reach


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


class AnswerForm(ActForm):
    on = Day(_("Ngày trả lời"))
    answer = forms.CharField(label=_("Nội dung trả lời"), widget=Words())
