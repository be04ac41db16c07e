from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from roviec.cli import main
from roviec.journal import triggers, verifier
from roviec.journal.keys import signer
from roviec.journal.models import Entry, Seal
from tests.journal.conftest import Write

pytestmark = pytest.mark.django_db


def run(*words: str) -> int:
    return main(["journal", *words])


@pytest.fixture
def exported(write: Write, tmp_path: Path) -> Path:
    write(3)
    assert run("seal") == 0
    write(1)
    path = tmp_path / "out.jsonl"
    assert run("export", str(path)) == 0
    return path


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"person:12"', b'"person:21"', 1))


def test_it_works(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify") == 0
    assert run("verify", "--export", str(exported)) == 0
    told = capsys.readouterr().out
    assert "Toàn vẹn: 4 dòng, 1 niêm phong, đã niêm phong đến dòng 3" in told
    assert Seal.objects.count() == 1
    assert not list(exported.parent.glob("*.part"))


def test_a_changed_export_is_named(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(exported)
    assert run("verify", "--export", str(exported)) == 1
    assert "dòng 1 đã bị sửa / entry 1 was changed" in capsys.readouterr().out


def test_a_changed_database_is_named(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    triggers.remove(connection)
    Entry.objects.filter(seq=2).update(reason="khác")
    assert run("verify") == 1
    assert "dòng 2 đã bị sửa" in capsys.readouterr().out


def test_a_database_cut_back_is_told_by_an_older_export(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    triggers.remove(connection)
    Entry.objects.filter(seq=4)._raw_delete("default")
    assert run("verify") == 0
    assert run("verify", "--export", str(exported)) == 1
    assert "không còn những gì đã xuất" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["absent.jsonl", "empty.jsonl"])
def test_a_file_that_cannot_be_used_is_another_answer(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.jsonl").touch()
    assert run("verify", "--export", str(tmp_path / name)) == 2


def test_the_public_key_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("key") == 0
    key = signer()
    assert capsys.readouterr().out == f"{key.key_id} {key.public.hex()}\n"


def alone(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The verifier as an auditor has it: the one file, isolated from this environment's packages and from our code."""
    return subprocess.run(
        [sys.executable, "-I", "-S", verifier.__file__, *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_verifier_needs_nothing_of_ours(exported: Path) -> None:
    answer = alone(exported, "--key", signer().public.hex())
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "Toàn vẹn: 4 dòng, 1 niêm phong, đã niêm phong đến dòng 3." in answer.stdout
    assert "Whole: 4 entries" in answer.stdout


def test_the_verifier_names_what_it_finds(exported: Path) -> None:
    spoil(exported)
    answer = alone(exported)
    assert (answer.returncode, answer.stdout) == (1, "dòng 1 đã bị sửa / entry 1 was changed\n")


def test_the_verifier_refuses_another_key(exported: Path) -> None:
    answer = alone(exported, "--key", "0" * 64)
    assert answer.returncode == 1
    assert "chữ ký của niêm phong 1 sai" in answer.stdout


def test_the_verifier_says_when_a_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    assert alone(tmp_path / "x").returncode == 2
    assert alone(tmp_path / "absent").returncode == 2
    assert alone().returncode == 2
