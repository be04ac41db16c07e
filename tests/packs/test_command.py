from __future__ import annotations

import argparse

import pytest

from roviec.org.models import Unit
from roviec.packs import command


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_check_says_how_many_facts_and_how_many_are_unverified(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "da06-danang") == 0
    assert "unverified" in capsys.readouterr().out


def test_check_needs_no_database_and_load_does(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "da06-danang") == 0
    assert not Unit.objects.exists()
    assert run("load", "da06-danang") == 0
    assert Unit.objects.count() == 200
    assert "units 200" in capsys.readouterr().out


@pytest.mark.parametrize("action", ["load", "check"])
def test_a_pack_that_is_not_there_is_an_error(db: None, capsys: pytest.CaptureFixture[str], action: str) -> None:
    assert run(action, "khong-co") == 1
    assert "khong-co" in capsys.readouterr().err
