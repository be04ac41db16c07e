from __future__ import annotations

import inspect
import re
from types import ModuleType

import pytest
from django.utils.translation import override

from roviec.duties import issue, progress
from roviec.duties.labels import LETTERS, MARKS, REFUSALS, STEP_LABELS, period_inside, period_label
from roviec.duties.models import Progress, Timeliness
from roviec.duties.progress import STEPS


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("once", "Một lần"),
        ("2024", "Năm 2024"),
        ("2024-H1", "6 tháng đầu năm 2024"),
        ("2024-H2", "6 tháng cuối năm 2024"),
        ("2024-Q4", "Quý IV năm 2024"),
        ("2024-09", "Tháng 9 năm 2024"),
        ("2025-W01", "Tuần 1 năm 2025"),
        ("2024-09-24", "Ngày 24-9-2024"),
    ],
)
def test_a_period_is_named_as_people_name_it(key: str, label: str) -> None:
    with override("vi"):
        assert period_label(key) == label


@pytest.mark.parametrize(
    ("key", "label", "inside"),
    [
        ("2026-10", "October 2026", "October 2026"),
        ("2026-05", "May 2026", "May 2026"),
        ("2024-Q4", "Quarter IV of 2024", "quarter IV of 2024"),
        ("once", "Once", "once"),
    ],
)
def test_in_english_a_month_has_its_name_and_its_capital(key: str, label: str, inside: str) -> None:
    with override("en"):
        assert (period_label(key), period_inside(key)) == (label, inside)


def test_inside_a_vietnamese_sentence_a_period_begins_small() -> None:
    with override("vi"):
        assert [period_inside(key) for key in ("2024-09", "2024-Q4")] == ["tháng 9 năm 2024", "quý IV năm 2024"]


def test_every_state_has_its_own_letter() -> None:
    assert set(LETTERS) == set(Progress.values)
    assert len(set(LETTERS.values())) == len(Progress.values)
    assert {Timeliness.LATE, Timeliness.DUE_SOON} <= set(MARKS)


def test_every_step_has_its_button() -> None:
    assert {to for steps in STEPS.values() for to in steps} == set(STEP_LABELS)


def test_in_english_a_step_and_the_state_it_leads_to_differ() -> None:
    with override("en"):
        assert (str(STEP_LABELS[Progress.RETURNED]), str(Progress.RETURNED.label)) == ("Return", "Returned")
        assert (str(STEP_LABELS[Progress.REOPENED]), str(Progress.REOPENED.label)) == ("Reopen", "Reopened")


@pytest.mark.parametrize("module", [issue, progress])
def test_every_refusal_has_its_sentence(module: ModuleType) -> None:
    codes = set(re.findall(r'Refused\("(\w+)"', inspect.getsource(module)))
    assert codes
    assert codes <= set(REFUSALS)
