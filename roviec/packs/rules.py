"""Scoring rules of a pack: do they fit, and into the database. What has judged a period is never changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from roviec.assess.figures import EVERY
from roviec.assess.models import ScoringRule
from roviec.assess.models.rule import content_hash
from roviec.assess.scoring.rule import CONTENT, RuleError, read_rule
from roviec.measures.models import Kind, OverUnits, Source
from roviec.packs.entry import Entry
from roviec.packs.places import Problem
from roviec.packs.schema import Fact, IndicatorFact, Pack, RuleFact
from roviec.packs.tables.loading import Loading
from roviec.packs.tables.merge import merge
from roviec.packs.tables.table import Table


def read_scoring_rule(entry: Entry, pack: Pack) -> None:
    """A rule that cannot be read is blamed for that and left out: nothing refers to a rule."""
    code, version, common = entry.text("code"), entry.text("version"), entry.common()
    title = entry.text("title")
    content = {"code": code, "version": version, **entry.content(CONTENT - {"code", "version"})}
    try:
        read_rule(content)
    except RuleError as error:
        for problem in error.problems:
            entry.wrong(problem)
    else:
        pack.rules.append(RuleFact(code=code, version=version, title=title, content=content, **common))


def rule_problems(pack: Pack) -> Iterator[Problem]:
    """Rules change on the first day of a month, follow on one another, and judge kinds that are there."""
    kinds = {kind.code for kind in pack.kinds}
    by_code: dict[str, list[RuleFact]] = {}
    for rule in sorted(pack.rules, key=lambda rule: rule.start):
        by_code.setdefault(rule.code, []).append(rule)
        for field, day in (("from", rule.start), ("to", rule.end)):
            if day is not None and day.day != 1:
                yield Problem(
                    rule.where.at(field), f"{day} không phải ngày đầu tháng / is not the first day of a month"
                )
        named = {kind for group in read_rule(rule.content).groups for kind in group.kinds}
        for code in sorted(named - kinds):
            yield Problem(rule.where.at("group"), f"không có loại “{code}” / no such kind")
        yield from _measures(rule, pack)
    for versions in by_code.values():
        for earlier, later in pairwise(versions):
            if earlier.end != later.start:
                text = f"không nối liền phiên bản trước (kết thúc {earlier.end}) / does not follow on"
                yield Problem(later.where.at("from"), text)
    yield from _at_once(list(by_code.values()))


def _measures(rule: RuleFact, pack: Pack) -> Iterator[Problem]:
    """What a criterion counts of an indicator: something that units give, that adds up over them and comes with a month's end."""
    for number, item in enumerate(read_rule(rule.content).criteria):
        if not item.indicator:
            continue
        where, code = rule.where.at("criterion", number, "indicator"), item.indicator
        facts = [fact for fact in pack.indicators if fact.code == code and _overlap(fact, rule)]
        if not facts:
            yield Problem(where, f"không có chỉ tiêu “{code}” trong thời gian áp dụng quy tắc / no such indicator then")
        for wrong in dict.fromkeys(wrong for fact in facts for wrong in _uncountable(fact)):
            yield Problem(where, f"chỉ tiêu “{code}” không chấm được: {wrong}")


def _uncountable(fact: IndicatorFact) -> Iterator[str]:
    """The words for what `assess.figures` passes over."""
    if fact.kind == Kind.INDEX or fact.over_units == OverUnits.NONE:
        yield "không cộng được qua các đơn vị, nên không so được với nhóm / it does not add up over units"
    if fact.source_kind == Source.FORMULA:
        yield "tính bằng công thức, đơn vị không cho số liệu; hãy chấm chỉ tiêu gốc / it is a formula: count its parts"
    if not fact.better:
        yield "chưa nói chiều tốt (“better”) / it does not say which way is better"
    if fact.every not in EVERY:
        yield f"kỳ số liệu không kết thúc cùng tháng, chỉ nhận / its period does not end with a month: {', '.join(EVERY)}"


def _overlap(one: Fact, other: Fact) -> bool:
    return (other.end is None or one.start < other.end) and (one.end is None or other.start < one.end)


def _at_once(rules: list[list[RuleFact]]) -> Iterator[Problem]:
    """A month is judged by one rule, whichever programme its work is of."""
    for number, versions in enumerate(rules):
        for other in rules[:number]:
            for rule, before in product(versions, other):
                if _overlap(rule, before):
                    text = f"cùng lúc có quy tắc “{before.code}”: mỗi tháng chỉ chấm theo một quy tắc / another rule holds then"
                    yield Problem(rule.where.at("from"), text)


def _row(fact: RuleFact, _units: object) -> ScoringRule:
    return ScoringRule(
        code=fact.code, version=fact.version, title=fact.title, content=fact.content, sha256=content_hash(fact.content),
        source=fact.source, certainty=fact.certainty, valid_from=fact.start, valid_to=fact.end,
    )  # fmt: skip


def _refuses(old: ScoringRule, new: ScoringRule) -> str:
    """What has judged is never another; it ends after what it has judged."""
    if (old.sha256, old.valid_from) != (new.sha256, new.valid_from):
        return "phiên bản đã nạp có nội dung khác; hãy đặt phiên bản mới / give it a new version"
    if new.valid_to is not None and old.runs.filter(period_start__gte=new.valid_to).exists():
        return f"đã chấm kỳ sau {new.valid_to} theo phiên bản này / it has judged a later period"
    return ""


def load_rules(loading: Loading) -> int:
    table = Table(
        section="scoring-rule", model=ScoringRule, row=_row, identity=("code", "version"), refuses=_refuses,
        words={name: name for name in ("code", "version", "title", "content", "source", "certainty")},
    )  # fmt: skip
    return merge(table, loading.pack.rules, loading)
