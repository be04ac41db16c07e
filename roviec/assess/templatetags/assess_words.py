"""Scores as people read them: with a comma, as a bar with its interval, as plots."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from roviec.assess import charts
from roviec.assess.models import Run, Score, Standing
from roviec.assess.reads import Line
from roviec.assess.scoring.rule import Rule
from roviec.assess.scoring.score import rounded

register = template.Library()

STATE_LOOK: Final = {
    Run.State.DRAFT: "muted",
    Run.State.OPEN: "soon",
    Run.State.SIGNED: "info",
    Run.State.PUBLISHED: "ok",
    Run.State.SUPERSEDED: "muted",
}
STANDING_LOOK: Final = {
    Standing.AHEAD: "ok",
    Standing.BEHIND: "late",
    Standing.SAME: "muted",
    Standing.UNKNOWN: "muted",
}
CLASS_LOOKS: Final = ("ok", "info", "soon", "late")  # from the best class down; the word says it, the colour repeats it


@register.filter
def points(value: Decimal | str | float | None) -> str:
    """78,75 in Vietnamese, 78.75 in English; a dash where there is nothing to say. Noughts at the end are dropped."""
    if value is None or value == "":
        return "–"
    text = f"{Decimal(str(value)):.2f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.replace(".", ",") if get_language() == "vi" else text


@register.filter
def exact(value: Fraction | str | None) -> Decimal | None:
    """To hundredths, as scores are rounded; None where there is nothing."""
    return rounded(value) if isinstance(value, Fraction) else None


@register.filter
def signed(value: Decimal | str | None) -> str:
    """With its sign: +3,5 or −2."""
    if value is None or value == "":
        return ""
    number = Decimal(str(value))
    return ("+" if number > 0 else "−" if number < 0 else "±") + points(abs(number))


@register.simple_tag
def state_tag(state: str) -> SafeString:
    return _tag(STATE_LOOK[Run.State(state)], str(Run.State(state).label))


@register.simple_tag
def standing_tag(standing: str) -> SafeString:
    return _tag(STANDING_LOOK[Standing(standing)], str(Standing(standing).label))


@register.simple_tag
def class_tag(rule: Rule, code: str, name: str) -> SafeString:
    rank = rule.rank_of(code)
    last = len(rule.classes) - 1
    look = CLASS_LOOKS[min(round(rank * (len(CLASS_LOOKS) - 1) / last) if last else 0, len(CLASS_LOOKS) - 1)]
    return _tag(look, name)


def _tag(look: str, label: str) -> SafeString:
    return format_html('<span class="tag tag--{}">{}</span>', look, label)


@register.inclusion_tag("assess/partials/bar.html")
def score_bar(score: Score) -> dict[str, object]:
    """A bar of the score and a line over its interval; the number stands beside it in words."""
    if score.total is None:
        return {}
    low, high = (score.low, score.high) if score.low is not None and score.high is not None else (0.0, 0.0)
    return {"width": float(score.total), "low": low, "span": high - low}


@register.inclusion_tag("assess/partials/spread.html")
def spread_plot(lines: list[Line], rule: Rule, name: str) -> dict[str, object]:
    scores = [(line.name, line.score.total) for line in lines if line.score.total is not None]
    totals = sorted(total for _, total in scores)
    middle = totals[len(totals) // 2] if len(totals) % 2 else sum(totals[len(totals) // 2 - 1 :][:2], Decimal(0)) / 2
    return {
        "plot": charts.spread(scores, _bounds(rule)), "name": name, "count": len(totals), "middle": middle,
        "low": totals[0] if totals else None, "high": totals[-1] if totals else None, "width": charts.WIDTH,
    }  # fmt: skip


@register.inclusion_tag("assess/partials/trend.html")
def trend_plot(months: list[tuple[str, Decimal | None]], rule: Rule) -> dict[str, object]:
    return {"plot": charts.trend(months, _bounds(rule)), "months": months, "width": charts.WIDTH}


@register.inclusion_tag("assess/partials/spark.html")
def spark(score: Score) -> dict[str, object]:
    """The months of a year in a cell."""
    months = [
        (key, None if value[0] is None else Decimal(value[0]))
        for key, value in sorted(score.facts.items())
        if key != "cap"
    ]
    return {"plot": charts.trend(months, [], 60) if months else None, "months": months, "width": charts.WIDTH}


def _bounds(rule: Rule) -> list[tuple[str, float]]:
    return [(item.code, float(item.start)) for item in rule.classes]
