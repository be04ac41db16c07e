"""Scoring rules out of a pack: read, checked, loaded, and never changed once they have judged."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from roviec.assess.models import Run, ScoringRule
from roviec.assess.models.rule import content_hash
from roviec.packs.check import checked_pack
from roviec.packs.load import load_pack
from roviec.packs.schema import PackError
from tests.packs.conftest import HEAD, Write

RULE = """
[defaults]
source = "nguồn thử"
certainty = "our default, unverified"
[[scoring-rule]]
code = "thang"
version = "1"
title = "Chấm thử"
from = 2024-01-01
due = "moved"
explanation_days = 3
least = 1
[[scoring-rule.criterion]]
code = "dung-han"
name = "Đúng hạn"
kind = "on_time"
weight = 100
[[scoring-rule.class]]
code = "A"
name = "Đạt"
start = 0
[[scoring-rule.group]]
code = "so"
name = "Sở"
kinds = ["so"]
"""
WITH_RULE = HEAD.replace('"units.toml"', '"units.toml", "scoring.toml"')


def versions(write: Write, *pairs: tuple[str, str]) -> Path:
    """Packs hold one rule entry for each (text to replace, with what) over the first one."""
    text = RULE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return write(pack=WITH_RULE, scoring=text)


def problems(write: Write, *pairs: tuple[str, str]) -> str:
    with pytest.raises(PackError) as refusal:
        checked_pack("mau", versions(write, *pairs))
    return "\n".join(refusal.value.problems)


@pytest.mark.django_db
def test_a_rule_is_loaded_once_with_its_hash(write: Write) -> None:
    home = versions(write)
    assert load_pack("mau", home).added["rules"] == 1
    assert load_pack("mau", home).total == 0
    row = ScoringRule.objects.get()
    assert row.sha256 == content_hash(row.content)
    assert (int(row.rule.criteria[0].weight), row.valid_from, row.unverified) == (100, date(2024, 1, 1), True)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("weight = 100", "weight = 99", "100"),
        ('kind = "on_time"', 'kind = "measure"', "indicator"),
        ('kinds = ["so"]', 'kinds = ["khong-co"]', "khong-co"),
        ("from = 2024-01-01", "from = 2024-01-15", "ngày đầu tháng"),
        ("least = 1", "leest = 1", "leest"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(write: Write, old: str, new: str, words: str) -> None:
    found = problems(write, (old, new))
    assert words in found
    assert re.match(r"scoring\.toml:\d+: \[\[scoring-rule\]\] 1 “thang”", found)


INDICATOR = """
[[indicator]]
code = "the"
name = "Thẻ đã cấp"
from = 2024-01-01
kind = "count"
every = "monthly"
given_by = "sheet"
kinds = ["so"]
better = "up"
"""
MEASURED = ('kind = "on_time"', 'kind = "measure"\nindicator = "the"')


def test_a_criterion_over_an_indicator_of_the_pack_is_right(write: Write) -> None:
    assert checked_pack("mau", versions(write, MEASURED, ("[[scoring-rule]]", f"{INDICATOR}[[scoring-rule]]"))).rules


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('code = "the"', 'code = "khac"', "không có chỉ tiêu “the”"),
        ("from = 2024-01-01\nkind", "from = 2023-01-01\nto = 2024-01-01\nkind", "không có chỉ tiêu “the”"),
        ('kind = "count"', 'kind = "index"', "does not add up over units"),
        ('kind = "count"', 'kind = "count"\nover_units = "none"', "does not add up over units"),
        ('better = "up"\n', "", "which way is better"),
        ('every = "monthly"', 'every = "weekly"', "does not end with a month"),
        ('given_by = "sheet"\nkinds = ["so"]', 'given_by = "formula"\nformula = "2"', "count its parts"),
    ],
)
def test_an_indicator_that_cannot_be_counted_is_named_at_its_line(write: Write, old: str, new: str, words: str) -> None:
    assert old in INDICATOR
    found = problems(write, MEASURED, ("[[scoring-rule]]", f"{INDICATOR.replace(old, new)}[[scoring-rule]]"))
    (problem,) = [line for line in found.splitlines() if "“the”" in line and words in line]
    text = versions(write, MEASURED, ("[[scoring-rule]]", f"{INDICATOR.replace(old, new)}[[scoring-rule]]"))
    lines = (text / "mau" / "scoring.toml").read_text("utf-8").splitlines()
    (line,) = [number for number, said in enumerate(lines, 1) if said == 'indicator = "the"']
    assert problem.startswith(f"scoring.toml:{line}: ")


def test_versions_follow_on_without_a_gap(write: Write) -> None:
    second = RULE.partition("[[scoring-rule]]")[2].replace('"1"', '"2"').replace("2024-01-01", "2025-01-01")
    gap = RULE.replace("from = 2024", "to = 2024-12-01\nfrom = 2024") + "[[scoring-rule]]" + second
    with pytest.raises(PackError, match="không nối liền"):
        checked_pack("mau", write(pack=WITH_RULE, scoring=gap))
    checked_pack("mau", write(pack=WITH_RULE, scoring=gap.replace("2024-12-01", "2025-01-01")))


@pytest.fixture
def run(write: Write, db: None) -> Run:
    load_pack("mau", versions(write))
    return Run.objects.create(
        rule=ScoringRule.objects.get(), code="thang", period="2025-03", period_start=date(2025, 3, 1),
        period_end=date(2025, 3, 31), moment=datetime(2025, 4, 2, tzinfo=ZoneInfo("UTC")), result="0" * 64,
    )  # fmt: skip


def test_a_version_is_never_loaded_with_other_content(write: Write, run: Run) -> None:
    with pytest.raises(PackError, match="phiên bản mới"):
        load_pack("mau", versions(write, ("explanation_days = 3", "explanation_days = 9")))
    assert ScoringRule.objects.get().rule.explanation_days == 3


def test_it_may_end_after_what_it_has_judged_and_not_before(write: Write, run: Run) -> None:
    with pytest.raises(PackError, match="đã chấm kỳ"):
        load_pack("mau", versions(write, ("from = ", "to = 2025-03-01\nfrom = ")))
    second = RULE.partition("[[scoring-rule]]")[2].replace('"1"', '"2"').replace("2024-01-01", "2025-04-01")
    both = RULE.replace("from = 2024", "to = 2025-04-01\nfrom = 2024") + "[[scoring-rule]]" + second
    assert load_pack("mau", write(pack=WITH_RULE, scoring=both)).added["rules"] == 1
    assert list(ScoringRule.objects.values_list("version", "valid_to")) == [("1", date(2025, 4, 1)), ("2", None)]
