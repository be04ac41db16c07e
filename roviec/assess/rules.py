"""Which rule judges a period, and which units it judges."""

from __future__ import annotations

from datetime import date

from roviec.assess.errors import JudgementRefused
from roviec.assess.models import ScoringRule
from roviec.assess.scoring.rule import Rule
from roviec.duties.periods import Period, parse
from roviec.org.models import UnitVersion


def rule_for(day: date) -> ScoringRule:
    """The rule in force on the first day of a period; "no_rule" when there is none."""
    found = ScoringRule.objects.filter(ScoringRule.on(day)).order_by("code").first()
    if found is None:
        raise JudgementRefused("no_rule")
    return found


def judged_period(key: str) -> Period:
    """A month or a year; "no_period" for anything else."""
    try:
        period = parse(key)
    except ValueError as problem:
        raise JudgementRefused("no_period") from problem
    if period.end is None or len(key) not in (4, 7) or "Q" in key or "H" in key or "W" in key:
        raise JudgementRefused("no_period")
    return period


def groups_on(rule: Rule, day: date) -> dict[int, str]:
    """unit -> code of its group, of all units that the rule judges: by the kind that each had last, up to `day`.

    A unit that had ended by then is among them: what it held is still its own until it is handed over.
    """
    rows = UnitVersion.objects.filter(valid_from__lte=day).order_by("valid_from").values_list("unit_id", "kind")
    kinds = dict(rows)
    groups = {kind: group.code for group in rule.groups for kind in group.kinds}
    return {unit: groups[kind] for unit, kind in kinds.items() if kind in groups}


def standing_on(day: date) -> set[int]:
    return set(UnitVersion.objects.filter(UnitVersion.on(day)).values_list("unit_id", flat=True))


def last_day(period: Period) -> date:
    """Months and years have one; "no_period" for work that has none."""
    if period.end is None:
        raise JudgementRefused("no_period")
    return period.end
