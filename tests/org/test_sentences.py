"""Every refusal of an act can be said, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import translation

import roviec.org.acts
from roviec.org.errors import OrgError
from roviec.org.sentences import REFUSALS, refusal

SOURCES = "".join(path.read_text("utf-8") for path in Path(roviec.org.acts.__file__).parent.glob("*.py"))
RAISED = sorted(set(re.findall(r'OrgError\(\s*"(\w+)"', SOURCES)))


def test_the_acts_refuse_for_the_reasons_that_have_sentences() -> None:
    assert sorted(REFUSALS) == RAISED


@pytest.mark.parametrize("code", RAISED)
def test_each_call_gives_the_fields_its_sentence_needs(code: str) -> None:
    needed = set(re.findall(r"%\((\w+)\)s", str(REFUSALS[code])))
    for call in re.findall(rf'OrgError\(\s*"{code}"([^\n]*)\)', SOURCES):
        assert needed <= set(re.findall(r"(\w+)=", call)), call


@pytest.mark.parametrize("code", RAISED)
def test_english_is_another_sentence(code: str) -> None:
    fields = dict.fromkeys(("unit", "on", "since", "end", "parent", "kind", "level", "event", "heir", "login"), "x")
    error = OrgError(code, **fields)
    with translation.override("vi"):
        vietnamese = refusal(error)
    with translation.override("en"):
        assert refusal(error) != vietnamese
