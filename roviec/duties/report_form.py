"""The form of one draft: what was done, the figures of its sheet with last period's beside them, and the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from itertools import groupby

from django import forms
from django.forms import BoundField
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from roviec.directives.forms import day_field
from roviec.duties import figures
from roviec.duties.acts import Content
from roviec.duties.elsewhere import known
from roviec.duties.models import Claim, Report
from roviec.duties.sentences import LACKS, UNREADABLE
from roviec.duties.sheets import Field, Kind, Unreadable, Value, read, written
from roviec.duties.sheets.typed import LONGEST
from roviec.journal.canonical import canonical

LONGEST_WORD = 500
_YES_NO = [("", "—"), ("có", _("Có")), ("không", _("Không"))]


@dataclass(frozen=True)
class Row:
    """One field on the page. `box` is None for a ratio, which is computed; `word` for what is never doubted."""

    field: Field
    box: BoundField | None
    word: BoundField | None
    last: str
    computed: str
    known: str = ""  # the figure that is there already, given elsewhere; then the box is for contesting it
    origin: str = ""

    @property
    def wordy(self) -> bool:
        """Its word is shown open: there is one, or one is asked for."""
        return self.word is not None and bool(self.word.value() or self.word.errors)

    @property
    def contested(self) -> bool:
        return self.wordy or (self.box is not None and bool(self.box.value() or self.box.errors))


class ReportForm(forms.Form):
    """Field names are the keys of `acts.submitting.lacking`: claim, text, figures.CODE, words.CODE."""

    claim = forms.ChoiceField(
        label=_("Kết quả thực hiện"), choices=Claim.choices, required=False, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Nội dung báo cáo"), required=False, max_length=LONGEST, strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Đã làm gì, kết quả ra sao; chưa làm được thì vì sao và bao giờ xong."),
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: object, *, draft: Report, on_paper: bool = False) -> None:
        self.draft, self.asked = draft, figures.fields(draft.sheet)
        self.last = figures.last_values(draft.obligation) if self.asked else {}
        self.known = known(draft.obligation, self.asked)
        self.now = figures.values(draft)
        self.whole = figures.values(draft, self.known)
        self.given: dict[str, Value | None] = {}
        initial = {"claim": draft.claim, "text": draft.text, "seen": draft.changed_at.isoformat()}
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # a QueryDict, which the stubs want as a Mapping
        for field in self.asked:
            if field.typed:
                self.fields[f"figures.{field.code}"] = _box(field, self.now.get(field.code))
            if self._may_be_doubted(field):
                word = forms.CharField(
                    label=_("Giải thích số liệu"), required=False, max_length=LONGEST_WORD,
                    initial=draft.words.get(field.code, ""),
                )  # fmt: skip
                self.fields[f"words.{field.code}"] = word
        if on_paper:
            self.fields["day"] = day_field(_("Ngày nhận báo cáo giấy"))

    def clean(self) -> None:
        for field in self.asked:
            name = f"figures.{field.code}"
            if name not in self.fields:
                continue
            try:
                self.given[field.code] = read(field, self.cleaned_data.get(name, ""))
            except Unreadable as problem:
                self.add_error(name, str(UNREADABLE[problem.code]))

    def content(self) -> Content:
        """What can be read of it; what cannot is said by the form's errors and stays on the page."""
        said = self.cleaned_data
        words = {field.code: said.get(f"words.{field.code}", "") for field in self.asked if self._may_be_doubted(field)}
        return Content(said.get("claim", ""), said.get("text", ""), self.given, words)

    @property
    def sheet_mark(self) -> str:
        """Changes with what the sheet asks: a page drawn on another one is told so before it is taken for an answer."""
        return sha256(canonical([field.as_json() for field in self.asked])).hexdigest()[:16]

    def seen_at(self) -> datetime | None:
        try:
            return parse_datetime(self.cleaned_data.get("seen", ""))
        except ValueError:
            return None

    def paper_day(self) -> date | None:
        return self.cleaned_data.get("day")

    def refuse(self, lacks: dict[str, str]) -> None:
        for name, code in lacks.items():
            self.add_error(name if name in self.fields else None, str(LACKS[code]))

    def groups(self) -> Iterator[tuple[str, list[Row]]]:
        shown = [field for field in self.asked if field.kind is not Kind.FILE]
        for heading, members in groupby(shown, key=lambda field: field.group):
            yield heading, [self._row(field) for field in members]

    def _row(self, field: Field) -> Row:
        name, word = f"figures.{field.code}", f"words.{field.code}"
        there = self.known.get(field.code)
        return Row(
            field,
            box=self[name] if name in self.fields else None,
            word=self[word] if word in self.fields else None,
            last=written(field, self.last.get(field.code)),
            computed="" if field.typed else written(field, self.whole.get(field.code)),
            known=written(field, there.value) if there else "",
            origin=there.origin if there else "",
        )

    def _may_be_doubted(self, field: Field) -> bool:
        return field.kind in (Kind.COUNT, Kind.AMOUNT, Kind.PERCENT) or (field.typed and field.code in self.known)


def _box(field: Field, value: Value | None) -> forms.Field:
    label = f"{field.group}: {field.label}" if field.group else field.label  # labels repeat from group to group
    if field.kind is Kind.TEXT:
        words = forms.Textarea(attrs={"rows": 3})
        return forms.CharField(
            label=label, required=False, initial=value, help_text=field.help, widget=words, strip=False
        )
    if field.kind is Kind.YES_NO:
        known = None if value is None else "có" if value else "không"
        return forms.ChoiceField(label=label, required=False, initial=known, choices=_YES_NO, help_text=field.help)
    if field.kind is Kind.DATE:
        iso = value.isoformat() if isinstance(value, date) else ""
        box = forms.TextInput(attrs={"type": "date"})
        return forms.CharField(label=label, required=False, initial=iso, help_text=field.help, widget=box)
    numeric = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(
        label=label, required=False, max_length=40, initial=written(field, value), help_text=field.help, widget=numeric
    )
