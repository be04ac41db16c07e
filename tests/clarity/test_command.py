"""`roviec clarity`: on the terminal, as JSON, as a Word file; the answer's number says whether something must be mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roviec.cli import main
from tests.clarity.conftest import SOUND, draft


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "du-thao.txt"


def test_a_sound_draft_says_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(draft(SOUND))
    assert main(["clarity", str(file)]) == 0
    assert capsys.readouterr().out == "1 nhiệm vụ · 0 chỗ phải sửa · 0 chỗ còn để ngỏ · 0 chỗ nên gọn hơn\n"


def test_a_fault_is_told_with_a_better_form(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(draft("1. Sở Tư pháp lập danh sách, gửi UBND thành phố trước ngày 31/11/2026."))
    out = tmp_path / "ra.docx"
    assert main(["clarity", str(file), "--word", str(out)]) == 1
    told = capsys.readouterr().out
    assert "Không có ngày 31/11/2026 trong lịch." in told
    assert "→ ngày 30/11/2026" in told
    assert out.read_bytes().startswith(b"PK")
    assert main(["clarity", str(file), "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["code"], found["quote"]) == ("no-such-day", "31/11/2026")


def test_a_file_that_is_no_document_is_refused_by_name(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(b"\x00\x01")
    assert main(["clarity", str(file)]) == 2
    assert str(file) in capsys.readouterr().err
    assert main(["clarity", str(file.with_name("khong-co.txt"))]) == 2
