"""What this person did last on a draft, kept in the session so that it can be undone. The rows are those of `acts.undoing`."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest

from roviec.directives.acts.undoing import Rows, changed, kept, stamps_of
from roviec.directives.models import Directive

_NAME: Final = "directives.last_acts"
MOST: Final = 20  # acts of one draft
_DRAFTS: Final = 3  # drafts at once


def remember(request: HttpRequest, directive: Directive, before: Rows, name: str) -> Rows:
    """Note the act `name` (as the journal calls it); gives the rows that it changed as they were before."""
    rows = changed(before, kept(directive))
    if rows["tasks"] or rows["clauses"]:
        drafts: dict[str, list[Any]] = request.session.get(_NAME, {})
        acts = [
            *drafts.pop(str(directive.pk), []),
            {"name": name, "before": rows, "stamps": stamps_of(directive, rows)},
        ]
        recent = list(drafts.items())[-(_DRAFTS - 1) :]
        request.session[_NAME] = {**dict(recent), str(directive.pk): acts[-MOST:]}
    return rows


def last(request: HttpRequest, directive: Directive) -> dict[str, Any] | None:
    """name, before and stamps of the last act that was not undone."""
    acts: list[dict[str, Any]] = request.session.get(_NAME, {}).get(str(directive.pk), [])
    return acts[-1] if acts else None


def forget_last(request: HttpRequest, directive: Directive) -> None:
    acts = request.session[_NAME][str(directive.pk)]
    acts.pop()
    request.session.modified = True
