"""The lead stack: who is charged here, carried down from headings and from sentences before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roviec.directives.reading.layout import Paragraph


@dataclass(frozen=True, slots=True)
class Lead:
    """Who is charged, and the words [start, end) that said so; `supports` come with a heading ("… phối hợp với Y:")."""

    names: tuple[str, ...]
    start: int
    end: int
    rule: str
    supports: tuple[str, ...] = ()


@dataclass(slots=True)
class LeadStack:
    """`base` is charged until somebody is named: the addressees, or whom the sentence charges that opens the whole. `carried` is the
    lead of running text without items; items have theirs, which holds for what stands under them."""

    base: Lead | None = None
    issuer: str | None = None
    speakers: re.Pattern[str] | None = None
    carried: Lead | None = None
    last_named: Lead | None = None
    _by_item: dict[int, Lead] = field(default_factory=dict)
    _named: list[Lead] = field(default_factory=list)
    _in_chapters: bool = False

    def inherited(self, item: Paragraph) -> Lead | None:
        for above in reversed(item.parents):
            if above in self._by_item:
                return self._by_item[above]
        return self.carried or self.base

    def meant_by(self, head: str, lead: Lead | None) -> tuple[str, ...] | None:
        """ "Sở" alone is the Sở named last."""
        for named in (lead, self.last_named, *reversed(self._named), self.base):
            if named and len(named.names) == 1 and named.names[0].lower().startswith(f"{head.lower()} "):
                return named.names
        return None

    def has_heading_over(self, item: Paragraph) -> bool:
        return any(above in self._by_item for above in item.parents)

    def charge(self, index: int, item: Paragraph, lead: Lead) -> None:
        self.last_named = lead
        self._named.append(lead)
        if item.marker is None and not item.parents:
            self.carried = lead
        else:
            self._by_item[index] = lead

    def opens_with(self, item: Paragraph, lead: Lead) -> None:
        """ "UBND tỉnh yêu cầu Thủ trưởng các sở thực hiện các nội dung sau:" before the first chapter holds for all of them."""
        if lead.rule in {"order", "told"} and item.marker is None and not item.parents and not self._in_chapters:
            self.base = lead

    def enter(self, item: Paragraph) -> None:
        """A new chapter forgets whom running text had charged."""
        if item.kind in {"roman", "part"}:
            self.carried = None
            self._in_chapters = True
