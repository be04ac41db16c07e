from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from roviec.directives.reading import command
from tests.reading.documents import directive


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(list(words)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "chi-thi.txt"
    path.write_text(
        directive("1. Sở Xây dựng\n- Vớt rác trên hồ hằng tháng.\n- Nạo vét kênh trước ngày 30/6/2025."),
        encoding="utf-8",
    )
    return path


def test_it_prints_the_tasks_under_their_leads(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(file)) == 0
    out = capsys.readouterr().out
    assert "Chỉ thị 12/CT-UBND ngày 10/04/2025" in out
    assert "Sở Xây dựng\n  1 Vớt rác" in out
    assert "hạn: 30/06/2025" in out
    assert "định kỳ: hằng tháng" in out
    assert "\033" not in out


def test_json_is_the_engine_s_own(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(file), "--json") == 0
    assert json.loads(capsys.readouterr().out)["document"]["number"] == "12/CT-UBND"


def test_a_missing_file_is_refused_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "nowhere.txt")) == 2
    assert "Không đọc được" in capsys.readouterr().err


def test_a_file_that_is_no_document_is_refused_with_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.txt").write_bytes(b"")
    assert run(str(tmp_path / "x.txt")) == 2
    assert "empty" in capsys.readouterr().err
