from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from roviec.directives.acts.bodies import LONGEST
from roviec.directives.acts.deciding import LONGEST_REASON
from roviec.directives.models import Clause, Recurrence, TaskBody
from roviec.directives.quoting import cuts, find_span
from roviec.directives.sentences import DROP_REASONS, REFUSALS
from roviec.vietnamese.dates import Typed, typed
from roviec.vietnamese.dates.entry import LONGEST as LONGEST_TIME

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
CONTEXT = 60  # characters shown on either side of a cut


def day_field(label: _StrPromise, *, required: bool = False) -> forms.DateField:
    """The label stays lazy: made to a string here, it would be in one language for ever."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, input_formats=DAY_FORMATS, widget=widget)


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; cleaned, a list."""

    widget = Files

    def clean(self, data: Any, initial: object = None) -> list[File[Any]]:
        return [super(FilesField, self).clean(each, initial) for each in data or []]


class TakeForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp văn bản"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Word (.docx), PDF, ảnh quét hoặc ảnh chụp (JPEG, PNG, TIFF), HTML, văn bản thuần, Excel (.xlsx), CSV hoặc gói văn bản điện tử (.edxml). "
            "Có thể kéo tệp thả vào đây."
        ),
    )
    text = forms.CharField(
        label=_("Hoặc dán nội dung"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    annexes = FilesField(
        label=_("Phụ lục đi kèm"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Nếu phụ lục ở tệp riêng: Excel (.xlsx), CSV, Word, PDF hoặc HTML; chọn được nhiều tệp. "
            "Mỗi dòng của bảng phân công thành một nhiệm vụ."
        ),
    )

    def clean(self) -> None:
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text", "").strip()
        if bool(file) == bool(text) and not self.errors:
            raise ValidationError(
                _("Hãy chọn một tệp, hoặc dán nội dung.") if not file else _("Chỉ chọn một cách: tệp hoặc dán.")
            )


class QuoteForm(forms.Form):
    """`quote` becomes the span of those words in the text, of several places the one nearest to `near`."""

    quote = forms.CharField(
        label=_("Đoạn trích"),
        help_text=_("Nguyên văn câu giao việc trong văn bản."),
        widget=forms.Textarea(attrs={"rows": 4, "data-quote": ""}),
    )

    def __init__(self, *args: object, text: str, near: int = 0, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.text, self.near = text, near

    def clean_quote(self) -> tuple[int, int]:
        span = find_span(self.text, self.cleaned_data["quote"], self.near)
        if span is None:
            raise ValidationError(_("Đoạn trích phải là nguyên văn, liền nhau trong văn bản."))
        return span


class EditForm(QuoteForm):
    deadline = day_field(_("Thời hạn"))
    recurrence = forms.ChoiceField(label=_("Định kỳ"), choices=Recurrence.choices, required=False)
    time_text = forms.CharField(label=_("Chữ nói về thời gian"), max_length=300, required=False)
    deliverable = forms.CharField(label=_("Sản phẩm"), max_length=500, required=False)


class SplitForm(forms.Form):
    """`at` in the form is a place chosen in the text by hand, offered beside the natural ones."""

    def __init__(
        self, *args: object, text: str, start: int, end: int, at: int | None = None, **options: object
    ) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        places = sorted({*cuts(text, start, end), *([at] if at is not None and start < at < end else [])})
        choices = [(place, _around(text, start, place, end)) for place in places]
        self.fields["at"] = forms.TypedChoiceField(
            label=_("Tách tại"), coerce=int, widget=forms.RadioSelect, choices=choices, initial=at
        )


def _around(text: str, start: int, at: int, end: int) -> str:
    left, right = text[max(start, at - CONTEXT) : at].strip(), text[at : min(end, at + CONTEXT)].strip()
    return f"{'…' if at - CONTEXT > start else ''}{left} ▮ {right}{'…' if at + CONTEXT < end else ''}"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"), max_length=LONGEST_REASON, help_text=_("Được ghi vào nhật ký và giữ cùng phần bị bỏ.")
    )


class DropForm(forms.Form):
    """`reason`: one of the usual ones (`pick`), or in the person's own words."""

    pick = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, choices=list(enumerate(DROP_REASONS, 1))
    )
    reason = forms.CharField(
        label=_("Lý do"), max_length=LONGEST_REASON, required=False,
        help_text=_("Được ghi vào nhật ký và giữ cùng phần bị bỏ."),
    )  # fmt: skip

    def clean_reason(self) -> str:
        pick, reason = self.cleaned_data.get("pick"), self.cleaned_data["reason"]
        if pick:
            return str(DROP_REASONS[pick - 1])
        if not reason:
            raise ValidationError(forms.Field.default_error_messages["required"], code="required")
        return str(reason)


class BodyForm(forms.Form):
    """`name`: one of those offered (`pick`), or typed. Labelled by what it does in the task (`part`)."""

    pick = forms.CharField(max_length=LONGEST, required=False, strip=True)
    name = forms.CharField(
        max_length=LONGEST, required=False,
        help_text=_("Gõ vài chữ, có dấu hoặc không, rồi Enter."),
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off", "data-take-first": ""}),
    )  # fmt: skip

    def __init__(self, *args: object, part: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["name"].label = TaskBody.Part(part).label

    def clean_name(self) -> str:
        name = self.cleaned_data.get("pick") or self.cleaned_data["name"]
        if not name:
            raise ValidationError(forms.Field.default_error_messages["required"], code="required")
        return str(name)


class WhenForm(forms.Form):
    """`words` becomes what they mean in a document of `day`; None when there are none."""

    words = forms.CharField(
        label=_("Thời hạn hoặc định kỳ"), max_length=LONGEST_TIME, required=False,
        help_text=_("30/9 · cuối quý III · 10 ngày làm việc · 15 hằng tháng · hằng quý; để trống là không có thời hạn."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: object, day: date, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.day = day

    @property
    def recurrence(self) -> str:
        """Of what was typed, in words; once it is known to be a cadence."""
        return str(Recurrence(self.cleaned_data["words"].every.value).label)

    def clean_words(self) -> Typed | None:
        words = self.cleaned_data["words"]
        meant = typed(words, self.day) if words else None
        if words and meant is None:
            raise ValidationError(REFUSALS["unknown_time"] % {"words": words})
        return meant


class ClauseForm(forms.Form):
    kind = forms.ChoiceField(label=_("Đoạn này là"), choices=Clause.Kind.choices)
    answered_in = forms.CharField(
        label=_("Đã trả lời ở đâu"), max_length=300, required=False, help_text=_("Chỉ ghi khi đã trả lời ở nơi khác.")
    )


class DayForm(forms.Form):
    opened_on = day_field(_("Ngày giao"), required=True)
