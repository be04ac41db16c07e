"""What only the city's own records can tell: who a class of bodies catches, cited documents, duties given before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from roviec.directives.clarity.alike import Likeness
from roviec.directives.clarity.checks.clashes import shortened
from roviec.directives.clarity.checks.days import written
from roviec.directives.clarity.model import Finding, Known, Weight
from roviec.directives.reading.model import Reading

GIVEN: Final = 0.62  # how alike an earlier duty must be; set with the likeness within one document


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    yield from _nobody(reading, known)
    yield from _cited(reading, known)
    yield from _given(reading, known)


def _nobody(reading: Reading, known: Known) -> Iterator[Finding]:
    """A lead that on the document's day is no unit at all: an ended body, a class without members."""
    for at, task in enumerate(reading.tasks):
        for lead in task.leads:
            meant = known.meant(lead)
            if meant is None or meant.units:
                continue
            heirs = ", ".join(meant.heirs)
            fields = {"lead": lead} | ({"heirs": heirs} if heirs else {})
            code = "has-ended" if heirs else "catches-nobody"
            yield Finding(code, Weight.FAULT, task.start, task.end, at, fields=fields, better=heirs)


def _cited(reading: Reading, known: Known) -> Iterator[Finding]:
    for warned in reading.warnings:
        if warned.code == "cited-document-is-younger":
            fields = {name: _in_words(name, value) for name, value in warned.fields.items()}
            yield Finding("cited-is-younger", Weight.FAULT, warned.start, warned.end, fields=fields)
    seen: set[str] = set()
    for cited in reading.document.cites:
        held = known.document(cited.number, cited.issued_on)
        if cited.cited_by is not None or cited.number in seen or held is None:
            continue
        seen.add(cited.number)
        if held.replaced_by:
            fields = {"cited": cited.number, "by": held.replaced_by}
            yield Finding("superseded", Weight.FAULT, cited.start, cited.end, fields=fields, better=held.replaced_by)
        elif held.issued_on and cited.issued_on and held.issued_on != cited.issued_on:
            fields = {"cited": cited.number, "said": written(cited.issued_on), "held": written(held.issued_on)}
            yield Finding(
                "wrong-date", Weight.FAULT, cited.start, cited.end, fields=fields, better=written(held.issued_on)
            )


def _in_words(name: str, value: str) -> str:
    return written(date.fromisoformat(value)) if name.endswith("_date") else value


def _given(reading: Reading, known: Known) -> Iterator[Finding]:
    """The same lead already has such a duty: found by what it is about."""
    if not known.given:
        return
    index = Likeness([one.quote for one in known.given])
    for at, task in enumerate(reading.tasks):
        leads = {unit for lead in task.leads if (meant := known.meant(lead)) for unit in meant.units}
        for place, _likeness in index.like(task.quote, GIVEN):
            given = known.given[place]
            if given.units & leads:
                fields = {"directive": given.directive, "quote": shortened(given.quote), "key": str(given.key)}
                yield Finding("already-given", Weight.GAP, task.start, task.end, at, fields=fields)
                break
