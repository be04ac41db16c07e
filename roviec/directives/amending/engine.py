"""A reading and the duties given earlier in; proposals and what isn't found out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from roviec.directives.amending.again import again, successors
from roviec.directives.amending.matching import Match, Meant, match
from roviec.directives.amending.model import Earlier, Effect, Found, Missing, New, Proposal
from roviec.directives.amending.passages import Passage, passages
from roviec.directives.amending.rules import TRANSITIONAL, Verb, keeps, verb_of
from roviec.directives.amending.targets import Cites, Documents, Target, points_back
from roviec.directives.amending.terms import Terms, reworded, rewritten, terms_of
from roviec.directives.reading import Reading
from roviec.directives.reading.citations import find_citations
from roviec.directives.reading.layout import Zone
from roviec.vietnamese.agencies import agency_key

_TRANSITIONAL_FACTOR: Final = 0.7  # what is under way may go on: a person decides
_WHOLE_ONLY: Final = {Effect.END, Effect.REPLACE}
_MOVES: Final = {"extended", "time-moved", "shortened"}


def _by_name(words: str) -> frozenset[Hashable]:
    return frozenset({agency_key(words)})


@dataclass(frozen=True, slots=True)
class _Work:
    """What every step looks at."""

    reading: Reading
    documents: Documents
    cites: Cites
    meant: Meant

    @property
    def dated_on(self) -> date | None:
        return self.reading.document.issued_on


@dataclass(frozen=True, slots=True)
class _Said:
    passage: Passage
    verb: Verb
    target: Target | None


def propose(reading: Reading, earlier: Iterable[Earlier], meant: Meant = _by_name) -> Found:
    """`meant` gives the units of a body's name, comparable with `Earlier.units`; by default its key. Linear in the text."""
    earlier = list(earlier)
    documents = Documents(earlier)
    cites = Cites(reading.text, find_citations(reading.text), documents, reading.document.number)
    work = _Work(reading, documents, cites, meant)
    proposals: list[Proposal] = []
    missing: list[Missing] = []
    for said in _amending(work):
        found, lacking = _read(work, said)
        proposals += found
        missing += lacking
    transitional = (
        any(TRANSITIONAL.search(passage.masked) for passage in passages(reading.text)) if proposals else False
    )
    proposals = _once(proposals)
    if transitional:
        proposals = [_softened(one) for one in proposals]
    proposals = successors(reading, proposals, earlier, meant)
    proposals += again(reading, proposals, earlier, meant)
    return Found(tuple(sorted(proposals, key=lambda one: (one.start, one.earlier))), tuple(missing))


def _amending(work: _Work) -> list[_Said]:
    """The sentences that amend, each with the document it is about."""
    out: list[_Said] = []
    aimed: dict[int, Target] = {}
    before: Target | None = None
    for index, passage in enumerate(passages(work.reading.text)):
        if passage.zone is Zone.HEAD:
            continue
        verb = verb_of(passage.masked)
        named = work.cites.within(passage.start, passage.end)
        target = _own_target(passage, verb, named)
        if target is None:
            above = next((aimed[at] for at in reversed(passage.above) if at in aimed), None)
            target = above or before or work.cites.spoken_of(passage.start)
            target = replace(target, inherited=True) if target else None
        else:
            aimed[index] = target
        if target is not None and (named or verb):
            before = target if target.documents else before
        if verb is not None and not (
            verb.effect is not Effect.REPLACE and not verb.start and keeps(passage.masked, verb)
        ):
            out.append(_Said(passage, verb, target))
    return out


def _own_target(passage: Passage, verb: Verb | None, named: Sequence[Target]) -> Target | None:
    """Behind the verb before in front of it."""
    outside = [one for one in named if not any(a <= one.start < b for a, b in passage.quoted)]
    if not outside or points_back(passage.masked):
        return outside[0] if outside else None
    at = passage.start + verb.start if verb else passage.start
    return next((one for one in outside if one.start >= at), outside[-1])


def _read(work: _Work, said: _Said) -> tuple[list[Proposal], list[Missing]]:
    passage, target = said.passage, said.target
    if target is None:
        return [], []
    if not target.documents:
        words = work.reading.text[target.start : target.end]
        lacking = [] if target.inherited else [Missing("document", target.start, target.end, words, target.number)]
        return [], lacking
    duties = [duty for pk in target.documents for duty in work.documents.duties[pk]]
    behind = passage.start + said.verb.end
    between = work.reading.text[behind : target.start] if not target.inherited and behind < target.start else ""
    found = match(passage.masked, duties, work.meant, between)
    if said.verb.rule == "cadence":
        found = _returning(found, duties)
    if len(target.documents) > 1 and found.duties:
        found = replace(found, ambiguous=True, confidence=min(found.confidence, 0.35))
    if not found.duties:
        return [], [] if _only_opens(passage, found) else [_missing(work, passage, target, "place")]
    if found.rule == "whole" and not _may_be_whole(said):
        return [], []
    return _proposed(work, said, found)


def _only_opens(passage: Passage, found: Match) -> bool:
    """ "Sửa đổi, bổ sung một số nội dung của … như sau:" leads to what follows and names no duty itself."""
    return found.named is None and not passage.quoted and passage.masked.rstrip().endswith(":")


def _returning(found: Match, duties: Sequence[Earlier]) -> Match:
    """Of work and its report under one item, the cadence is that of what returns."""
    places = {(duty.document, duty.place) for duty in found.duties}
    returning = tuple(duty for duty in duties if duty.recurrence and (duty.document, duty.place) in places)
    if not returning or found.ambiguous:
        return found
    return replace(found, duties=returning)


def _may_be_whole(said: _Said) -> bool:
    """A sentence without a place ends or replaces a document that it names itself, or moves all of its days."""
    if said.target is None or said.target.inherited:
        return False
    return said.verb.effect in _WHOLE_ONLY or said.verb.rule in _MOVES


def _proposed(work: _Work, said: _Said, found: Match) -> tuple[list[Proposal], list[Missing]]:
    passage, verb = said.passage, said.verb
    text = work.reading.text
    quoted = _quoted(passage, text)
    aside = [
        (one.start - passage.start, one.end - passage.start) for one in work.cites.within(passage.start, passage.end)
    ]
    terms = terms_of(passage.masked, verb.rule, work.dated_on, quoted, aside)
    new = rewritten(quoted[-1], work.dated_on) if verb.rule in {"changed", "replaced"} and quoted else terms.new
    if verb.effect is Effect.END:
        new = New()
    groups = [found.duties] if found.ambiguous else [(duty,) for duty in found.duties]
    out: list[Proposal] = []
    for group in groups:
        one = _one(said, found, group, new, terms, text)
        if one is not None:
            out.append(replace(one, task=_task_at(work.reading, passage)))
    if not out and said.target is not None:
        return [], [_missing(work, passage, said.target, "day")]
    return out, []


def _quoted(passage: Passage, text: str) -> list[str]:
    return [text[a + 1 : b - 1].strip() for a, b in passage.quoted]


def _one(said: _Said, found: Match, group: Sequence[Earlier], new: New, terms: Terms, text: str) -> Proposal | None:
    """None when a move of days names no day."""
    verb, passage, effect = said.verb, said.passage, said.verb.effect
    old = group[0].deadline if len(group) == 1 else None
    if terms.longer and old and verb.rule in _MOVES:
        new = replace(new, deadline=terms.longer.after(old))
    if verb.rule == "wording" and len(group) == 1:
        new = replace(new, text=reworded(group[0].quote, _quoted(passage, text)))
    if verb.rule in _MOVES and new.deadline is None and not new.recurrence:
        return None
    if found.rule == "whole" and verb.rule in _MOVES and len(found.duties) > 1 and old is None:
        return None
    effect, confidence = _effect(effect, new, old), found.confidence
    if effect is Effect.CHANGE and new.is_empty:
        confidence = min(confidence, 0.4)
    if terms.old_day and old and verb.rule in _MOVES:
        confidence = min(0.95, confidence + 0.05) if terms.old_day == old else min(confidence, 0.5)
    if verb.rule == "suspended":
        confidence = min(confidence, 0.5)
    keys = tuple(duty.key for duty in group)
    return Proposal(
        effect, keys, passage.start, passage.end, text[passage.start : passage.end],
        f"{verb.rule}/{found.rule}", round(confidence, 2), new, terms.since,
    )  # fmt: skip


def _effect(effect: Effect, new: New, old: date | None) -> Effect:
    """A day that is moved forward is a change; one that only moves back is an extension."""
    if effect is Effect.EXTEND and ((old and new.deadline and new.deadline < old) or not new.deadline):
        return Effect.CHANGE
    return effect


def _missing(work: _Work, passage: Passage, target: Target, code: str) -> Missing:
    return Missing(code, passage.start, passage.end, work.reading.text[passage.start : passage.end], target.number)


def _task_at(reading: Reading, passage: Passage) -> int | None:
    """The reader's task in these words, if it took them for one."""
    inside = (at for at, task in enumerate(reading.tasks) if task.start < passage.end and task.end > passage.start)
    return next(inside, None)


def _softened(one: Proposal) -> Proposal:
    if one.effect not in _WHOLE_ONLY:
        return one
    return replace(one, rule=f"{one.rule}/transitional", confidence=round(one.confidence * _TRANSITIONAL_FACTOR, 2))


def _once(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Each thing done to a duty once: the surest that says it."""
    kept: dict[tuple[object, ...], Proposal] = {}
    for one in proposals:
        key = (one.effect, one.earlier, one.new.deadline, one.new.leads, one.new.recurrence, one.new.text)
        if key not in kept or kept[key].confidence < one.confidence:
            kept[key] = one
    ended = {one.earlier for one in kept.values() if one.effect is Effect.END}
    return [one for one in kept.values() if one.effect is not Effect.REPLACE or one.earlier not in ended]
