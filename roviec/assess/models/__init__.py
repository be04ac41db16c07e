"""How the work of a month is judged: the rule, a run of it, each unit's score, what people said to it, and what was frozen."""

from roviec.assess.models.explanation import Answer, Explanation, ExplanationQuerySet
from roviec.assess.models.rule import ScoringRule
from roviec.assess.models.run import Input, Run, RunQuerySet, Score, ScoreQuerySet, Standing

__all__ = [
    "Answer",
    "Explanation",
    "ExplanationQuerySet",
    "Input",
    "Run",
    "RunQuerySet",
    "Score",
    "ScoreQuerySet",
    "ScoringRule",
    "Standing",
]
