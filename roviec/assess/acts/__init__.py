"""The consequential writes: judge, open for explanation, explain, answer, sign, publish."""

from roviec.assess.acts.answer import answer
from roviec.assess.acts.explain import explain
from roviec.assess.acts.judge import judge
from roviec.assess.acts.opening import open_for_explanation
from roviec.assess.acts.publish import publish
from roviec.assess.acts.sign import sign

__all__ = ["answer", "explain", "judge", "open_for_explanation", "publish", "sign"]
