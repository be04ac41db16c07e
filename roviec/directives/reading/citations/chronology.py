"""A document cannot cite one that is younger than itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from roviec.directives.reading.model import Citation, Warned


def chronology_warnings(
    citations: Sequence[Citation], own_number: str | None, issued_on: date | None
) -> tuple[Warned, ...]:
    """One warning per citation that is dated after its citer, by this document or by another that is cited here."""
    dates = {item.number: item.issued_on for item in citations if item.issued_on}
    out = []
    for item in citations:
        citer_date = dates.get(item.cited_by) if item.cited_by else issued_on
        if item.issued_on and citer_date and item.issued_on > citer_date:
            fields = {
                "citer": item.cited_by or own_number or "",
                "citer_date": citer_date.isoformat(),
                "cited": item.number,
                "cited_date": item.issued_on.isoformat(),
                "relation": item.relation.value,
            }
            out.append(Warned("cited-document-is-younger", item.start, item.end, fields))
    return tuple(out)
