from __future__ import annotations

import re
from typing import get_args

import pytest
from django.utils.translation import override

from roviec.directives import sentences
from roviec.directives.errors import Refused
from roviec.directives.intake import IntakeError
from roviec.directives.intake.taken import Refusal
from roviec.directives.readiness import Day

FIELDS: dict[str, dict[str, str | int]] = {
    "not_a_document": {"found": "png"},
    "wrong_extension": {"said": "docx", "found": "png"},
    "encrypted": {"kind": "pdf"},
    "damaged": {"kind": "docx"},
    "too_large": {"bytes": 80 * 2**20, "limit": 50 * 2**20},
    "too_long": {"limit": 500},
    "bomb": {"kind": "docx"},
    "scan_only": {"pages": 4},
    "no_recogniser": {"packages": "mot hai"},
    "broken_csv": {"row": 3},
    "too_many_rows": {"limit": 5000},
    "too_many_columns": {"limit": 60},
    "too_many_annexes": {"limit": 10},
}


@pytest.mark.parametrize("code", get_args(Refusal))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_refusal_of_a_file_is_said_in_words(code: str, language: str) -> None:
    with override(language):
        said = sentences.intake_reason(IntakeError(code, **FIELDS.get(code, {})))  # type: ignore[arg-type]
    assert code in sentences.INTAKE
    assert said
    assert "%" not in said


def test_a_size_is_said_in_megabytes() -> None:
    said = sentences.intake_reason(IntakeError("too_large", bytes=80 * 2**20, limit=50 * 2**20))
    assert said == "lớn 80 MB, quá mức 50 MB"


def test_the_chronology_warning_names_both_documents_and_days() -> None:
    found = {
        "code": "cited-document-is-younger",
        "fields": {
            "citer": "7/BC", "citer_date": "2024-03-02", "cited": "8/BC", "cited_date": "2024-04-26", "relation": "replaces"
        },
    }  # fmt: skip
    said = sentences.warning(found)
    assert said.startswith("8/BC ghi ngày 26-4-2024, muộn hơn văn bản viện dẫn nó (7/BC, ngày 2-3-2024)")
    with override("en"):
        assert "2024-04-26" in sentences.warning(found)


def test_a_code_that_is_new_to_us_is_shown_not_hidden() -> None:
    assert "strange-thing" in sentences.warning({"code": "strange-thing", "fields": {}})


def test_every_code_that_the_acts_refuse_with_has_a_sentence() -> None:
    from pathlib import Path

    room = Path(sentences.__file__).parent
    sources = [*room.rglob("*.py"), *(room.parent / "duties" / "amending").glob("*.py")]
    codes = {code for path in sources for code in re.findall(r'Refused\(\s*"(\w+)"', path.read_text())}
    assert len(codes) > 10
    assert codes - {"dropped", "not_dropped"} <= set(sentences.REFUSALS)
    written = "".join(path.read_text() for path in sources if path.name != "sentences.py")
    assert [code for code in sentences.REFUSALS if f'"{code}"' not in written] == []
    assert "bảy" not in sentences.refusal(Refused("bad_body", longest=300))
    assert "300" in sentences.refusal(Refused("bad_body", longest=300))


def test_every_problem_of_a_lead_has_a_sentence() -> None:
    named = set(re.findall(r"\b(no_lead|lead_\w+|nobody)\b", Day.problem.__doc__ or ""))
    assert named | {"undecided"} == set(sentences.PROBLEMS)
