from __future__ import annotations

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from roviec.directives.forms import day_field
from roviec.duties import figures
from roviec.duties.acts.evidence import LONGEST_NOTE
from roviec.duties.models import Evidence, Report
from roviec.duties.sheets import Kind


class EvidenceForm(forms.Form):
    """One file for a draft; `replaces` is a current piece of the same draft."""

    file = forms.FileField(
        label=_("Tệp minh chứng"),
        allow_empty_file=True,  # the act says what is wrong with it
        help_text=_(
            "PDF, Word, Excel, ảnh PNG hoặc JPEG, văn bản thuần, CSV; mỗi tệp đến 25 MB, mỗi báo cáo đến 20 tệp."
        ),
    )
    field = forms.ChoiceField(label=_("Minh chứng cho"), required=False)
    valid_on = day_field(_("Ngày ghi trên minh chứng"))
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=LONGEST_NOTE)
    replaces = forms.ModelChoiceField(Evidence.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, data: object, files: MultiValueDict[str, Any] | None = None, *, draft: Report) -> None:
        super().__init__(data, files, auto_id="evidence_%s")  # type: ignore[arg-type]  # a QueryDict, which the stubs want as a Mapping
        asked = [field for field in figures.fields(draft.sheet) if field.kind is Kind.FILE]
        if asked:
            choices = [(field.code, field.label) for field in asked]
            self.fields["field"].choices = [("", _("Khác")), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["field"]
        self.fields["replaces"].queryset = draft.evidence.filter(replaced_by=None)  # type: ignore[attr-defined]
