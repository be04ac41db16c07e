"""Each code of the reader has a sentence, and fills its blanks."""

from __future__ import annotations

from typing import get_args

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from roviec.tables import Kind, Problem, TableError
from roviec.tables.forms import SheetField
from roviec.tables.reading import limits
from roviec.tables.reading.columns import Refusal
from roviec.tables.sentences import KINDS, PROBLEMS, REFUSALS, reason, refusal

FIELDS: dict[str, str | int] = {"bytes": 20 * 2**20, "limit": 10 * 2**20, "missing": "Mã", "column": "Mã"}


def test_every_refusal_has_its_sentence() -> None:
    assert set(REFUSALS) == set(get_args(Refusal))
    for code in get_args(Refusal):
        assert "%" not in refusal(TableError(code, **FIELDS))


def test_sizes_are_said_in_megabytes() -> None:
    assert refusal(TableError("too_large", bytes=20 * 2**20, limit=10 * 2**20)) == "Tệp lớn 20 MB, quá mức 10 MB."


def test_a_problem_says_why_in_the_reader_s_language() -> None:
    problem = Problem("too_long", 2, "Mã", "x", {"limit": 20})
    assert reason(problem) == "Dài quá 20 ký tự."
    with translation.override("en"):
        assert reason(problem) == "Longer than 20 characters."


def test_a_room_adds_its_own_sentences() -> None:
    problem = Problem("no_unit", 2, "Đơn vị", "Sở Lạ", {"name": "Sở Lạ"})
    assert reason(problem, {"no_unit": _("Không có %(name)s.")}) == "Không có Sở Lạ."
    with pytest.raises(KeyError):
        reason(problem)


def test_every_kind_is_named() -> None:
    assert set(KINDS) == set(Kind)
    assert "required" in PROBLEMS


def test_the_field_refuses_a_huge_file_and_none() -> None:
    field = SheetField()
    assert field.clean(SimpleUploadedFile("a.csv", b"a")).name == "a.csv"
    with pytest.raises(ValidationError, match="quá mức 10 MB"):
        field.clean(SimpleUploadedFile("a.csv", bytes(limits.FILE_BYTES + 1)))
    with pytest.raises(ValidationError, match="Hãy chọn tệp"):
        field.clean(None)
