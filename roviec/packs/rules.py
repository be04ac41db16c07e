"""Scoring rules of a pack: do they fit, and into the database. What has judged a period is never changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from roviec.assess.models import ScoringRule
from roviec.assess.models.rule import content_hash
from roviec.assess.scoring.rule import read_rule
from roviec.packs.schema import Pack, PackError, RuleFact


def rule_problems(pack: Pack) -> Iterator[str]:
    """Rules change on the first day of a month, follow on one another, and judge kinds that are there."""
    kinds = {kind.code for kind in pack.kinds}
    by_code: dict[str, list[RuleFact]] = {}
    for rule in sorted(pack.rules, key=lambda rule: rule.start):
        by_code.setdefault(rule.code, []).append(rule)
        for day in (rule.start, rule.end):
            if day is not None and day.day != 1:
                yield f"{rule.where}: {day} không phải ngày đầu tháng / is not the first day of a month"
        named = {kind for group in read_rule(rule.content).groups for kind in group.kinds}
        for code in sorted(named - kinds):
            yield f"{rule.where}: không có loại “{code}” / no such kind"
    for versions in by_code.values():
        for earlier, later in pairwise(versions):
            if earlier.version == later.version:
                yield f"{later.where}: phiên bản “{later.version}” bị lặp / the version is used twice"
            if earlier.end != later.start:
                yield f"{later.where}: không nối liền phiên bản trước (kết thúc {earlier.end}) / does not follow on"


def load_rules(pack: Pack) -> int:
    """How many were added. A version that is there stays as it is; it only ends when a later one begins."""
    stored = {(row.code, row.version): row for row in ScoringRule.objects.all()}
    for fact in pack.rules:
        row = stored.get((fact.code, fact.version))
        if row is not None:
            _end(row, fact)
    new = [_row(fact) for fact in pack.rules if (fact.code, fact.version) not in stored]
    return len(ScoringRule.objects.bulk_create(new))


def _row(fact: RuleFact) -> ScoringRule:
    return ScoringRule(
        code=fact.code, version=fact.version, title=fact.title, content=fact.content, sha256=content_hash(fact.content),
        source=fact.source, certainty=fact.certainty, valid_from=fact.start, valid_to=fact.end,
    )  # fmt: skip


def _end(row: ScoringRule, fact: RuleFact) -> None:
    if (row.sha256, row.valid_from) != (content_hash(fact.content), fact.start):
        raise PackError(
            [f"{fact.where}: phiên bản đã nạp có nội dung khác; hãy đặt phiên bản mới / give it a new version"]
        )
    if row.valid_to == fact.end:
        return
    if fact.end is not None and row.runs.filter(period_start__gte=fact.end).exists():
        raise PackError([f"{fact.where}: đã chấm kỳ sau {fact.end} theo phiên bản này / it has judged a later period"])
    row.valid_to = fact.end
    row.save(update_fields=["valid_to"])
