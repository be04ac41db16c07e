"""Starting a report and saving it, as often as one likes: nothing follows from a draft until it is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from roviec.duties import figures
from roviec.duties.acts.doors import may_report, reportable
from roviec.duties.models import Claim, Evidence, Obligation, Report
from roviec.duties.refused import ReportRefused
from roviec.duties.sheets import Value, stored
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access


@dataclass(frozen=True)
class Content:
    """`figures` by field code; `words` say why a figure that looks odd is right."""

    claim: str = ""
    text: str = ""
    figures: Mapping[str, Value | None] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def draft_report(
    *,
    actor: Actor,
    access: Access,
    obligation: Obligation,
    content: Content | None = None,
    seen: datetime | None = None,
) -> Report:
    """The obligation's one draft: started if there is none, saved with `content` if that is given.

    A draft started after a return takes over what was handed in before, evidence included. `seen` is the `changed_at` of
    the draft that the writer had before them. ReportRefused: "forbidden", "duty_closed", "under_review", "already_done",
    "draft_elsewhere", "saved_meanwhile", "bad_claim", "unknown_figure".
    """
    if not may_report(access, obligation):
        raise ReportRefused("forbidden")
    now = reportable(obligation)
    draft = now.reports.filter(state=Report.State.DRAFT).select_related("sheet").first()
    if draft is not None and not Report.objects.visible_to(access).filter(pk=draft.pk).exists():
        raise ReportRefused("draft_elsewhere")
    if draft is None:
        draft = _started(actor, access, now)
    elif content is not None and seen != draft.changed_at:
        raise ReportRefused("saved_meanwhile")
    if content is not None:
        _save(draft, content, access)
    return draft


def _started(actor: Actor, access: Access, obligation: Obligation) -> Report:
    last = obligation.reports.order_by("-number").first()
    number = (obligation.reports.aggregate(last=Max("number"))["last"] or 0) + 1
    draft = Report(
        obligation=obligation, number=number, author=access.person,
        sheet=figures.sheet_for(obligation, timezone.localdate()),
    )  # fmt: skip
    if last is not None:
        known = {each.code for each in figures.fields(draft.sheet)}
        draft.claim, draft.text = last.claim, last.text
        draft.figures = {code: value for code, value in last.figures.items() if code in known}
        draft.words = {code: value for code, value in last.words.items() if code in known}
    draft.save()
    if last is not None:
        Evidence.objects.bulk_create(_carried(last, draft))
    record(actor=actor, act="duties.draft_report", obj=draft, after={"obligation": obligation.pk, "number": number})
    return draft


def _carried(last: Report, draft: Report) -> list[Evidence]:
    """The latest versions, as rows of the new report over the same stored files."""
    rows = list(last.evidence.filter(replaced_by=None))
    for row in rows:
        row.pk, row.report, row.replaces = None, draft, None
        row._state.adding = True
    return rows


def _save(draft: Report, content: Content, access: Access) -> None:
    if content.claim and content.claim not in Claim.values:
        raise ReportRefused("bad_claim")
    draft.sheet = figures.sheet_for(draft.obligation, timezone.localdate())
    known = {each.code for each in figures.fields(draft.sheet) if each.typed}
    if unknown := [code for code in (*content.figures, *content.words) if code not in known]:
        raise ReportRefused("unknown_figure", dict.fromkeys(unknown, ""))
    draft.claim, draft.text = content.claim, content.text.replace("\r\n", "\n").strip()
    draft.figures = {code: stored(value) for code, value in content.figures.items()}
    draft.words = {code: word.strip() for code, word in content.words.items() if word.strip()}
    draft.author, draft.changed_at = access.person, timezone.now()
    draft.save()
