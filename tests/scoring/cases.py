"""A rule of every kind of criterion, and counts that can be."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from roviec.assess.scoring.facts import Facts
from roviec.assess.scoring.rule import Rule, read_rule
from tests.assess.conftest import RULE


def rule(**changes: Any) -> Rule:
    return read_rule({**RULE, **changes})


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Counts of one unit: each part within its whole, as the query would give them."""
    due = draw(st.integers(0, 30))
    in_time = draw(st.integers(0, due))
    late = draw(st.integers(0, due - in_time))
    reviewed = draw(st.integers(0, in_time + late))
    judged = draw(st.integers(0, reviewed))
    shown = draw(st.integers(0, judged))
    partly = draw(st.integers(0, judged - shown))
    asked, blocked = draw(st.integers(0, due)), draw(st.integers(0, due))
    first_time = draw(st.integers(0, reviewed))
    return Facts(
        due=due, in_time=in_time, late=late, open_late=due - in_time - late, reviewed=reviewed, first_time=first_time,
        returns=draw(st.integers(reviewed - first_time, 3 * (reviewed - first_time))), judged=judged, shown=shown,
        partly=partly, not_shown=judged - shown - partly, complete=draw(st.integers(0, judged)),
        asked=asked, taken=draw(st.integers(0, asked)), blocked=blocked,
        blocked_in_time=draw(st.integers(0, blocked)),
    )  # fmt: skip
