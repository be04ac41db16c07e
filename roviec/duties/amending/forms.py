from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from roviec.directives.acts.deciding import LONGEST_REASON
from roviec.directives.forms import day_field
from roviec.directives.models import Amendment, Directive
from roviec.directives.numbers import number_key
from roviec.org.access import Access

EFFECTS = (Amendment.Effect.EXTEND, Amendment.Effect.END, Amendment.Effect.REPLACE)


class AmendForm(forms.Form):
    """`directive` becomes the one issued directive of that number; the day tells two of one number apart."""

    directive = forms.CharField(label=_("Số, ký hiệu văn bản sửa"), max_length=80)
    dated = day_field(_("Ngày của văn bản ấy"))
    effect = forms.ChoiceField(label=_("Văn bản ấy làm gì"), choices=[(each.value, each.label) for each in EFFECTS])
    deadline = day_field(_("Hạn mới (nếu gia hạn)"))
    since = day_field(_("Có hiệu lực từ ngày"))
    words = forms.CharField(
        label=_("Câu nói điều đó"),
        help_text=_("Nguyên văn trong văn bản ấy."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(label=_("Vì sao ghi nhận bây giờ"), max_length=LONGEST_REASON)

    def __init__(self, *args: Any, access: Access, **options: Any) -> None:
        super().__init__(*args, **options)
        self._access = access

    def clean(self) -> None:
        number, day = self.cleaned_data.get("directive"), self.cleaned_data.get("dated")
        if not number:
            return
        rows = Directive.objects.visible_to(self._access).filter(
            state=Directive.State.ISSUED, number_key=number_key(number)
        )
        found = list((rows.filter(issued_on=day) if day else rows)[:2])
        if len(found) == 1:
            self.cleaned_data["directive"] = found[0]
        elif found:
            self.add_error("dated", ValidationError(_("Có nhiều văn bản mang số này; hãy ghi ngày của văn bản.")))
        else:
            self.add_error("directive", ValidationError(_("Chưa có văn bản nào đã giao mang số và ngày này.")))

    def values(self) -> dict[str, Any]:
        """What the act is asked, of a valid form."""
        return {
            name: self.cleaned_data[name] for name in ("directive", "effect", "deadline", "since", "words", "reason")
        }
