"""The field for a sheet. What is in the file is read by `read_table`, which says what is wrong with it."""

from __future__ import annotations

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from roviec.tables.reading import TableError, limits
from roviec.tables.sentences import refusal


def not_too_large(file: File[bytes]) -> None:
    if file.size > limits.FILE_BYTES:
        raise forms.ValidationError(refusal(TableError("too_large", bytes=file.size, limit=limits.FILE_BYTES)))


class SheetField(forms.FileField):
    widget = forms.FileInput(attrs={"accept": ".xlsx,.csv"})
    default_error_messages = {"required": _("Hãy chọn tệp XLSX hoặc CSV."), "empty": _("Tệp không có dữ liệu.")}
    default_validators = [not_too_large]


class SheetForm(forms.Form):
    file = SheetField(label=_("Tệp XLSX hoặc CSV"))
