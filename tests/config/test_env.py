from pathlib import Path

import pytest

from roviec.config import env


def test_without_an_address_the_database_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    entry = env.database("", tmp_path)
    assert entry["ENGINE"].endswith("sqlite3")
    assert entry["NAME"] == str(tmp_path / "roviec.sqlite3")
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgres_address_is_taken_apart_with_its_escapes() -> None:
    entry = env.database("postgres://m%E1%BA%ABu:p%40ss@db.example:5433/rv?sslmode=require", Path())
    assert (entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"]) == ("mẫu", "p@ss", "db.example", "5433")
    assert entry["NAME"] == "rv"
    assert entry["OPTIONS"] == {"options": "-c jit=off", "sslmode": "require"}


def test_what_the_address_asks_of_postgres_goes_before_our_own() -> None:
    entry = env.database("postgres://rv@db.example/rv?options=-c%20jit%3Don", Path())
    assert entry["OPTIONS"] == {"options": "-c jit=on"}


def test_another_kind_of_database_is_refused_by_name() -> None:
    with pytest.raises(env.SettingError, match="mysql"):
        env.database("mysql://x/y", Path())


@pytest.mark.parametrize(("raw", "value"), [("1", True), ("true", True), ("NO", False), ("off", False), ("", True)])
def test_a_flag_reads_the_usual_words(monkeypatch: pytest.MonkeyPatch, raw: str, value: bool) -> None:
    monkeypatch.setenv("RV_FLAG", raw)
    assert env.flag("RV_FLAG", default=True) is value


def test_a_wrong_flag_or_number_fails_loudly_and_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RV_FLAG", "maybe")
    with pytest.raises(env.SettingError, match="RV_FLAG"):
        env.flag("RV_FLAG")
    with pytest.raises(env.SettingError, match="RV_FLAG"):
        env.number("RV_FLAG", 3)
