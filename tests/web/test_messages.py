"""The catalogue tool itself, on a room made for the test."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests import messages


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(messages, "ROOMS", tmp_path)
    room = tmp_path / "phong"
    (room / "templates/phong").mkdir(parents=True)
    (room / "apps.py").touch()
    (room / "models.py").write_text('from x import gettext_lazy as _\nLABEL = _("Chờ duyệt")\n')
    (room / "templates/phong/a.html").write_text(
        '<p>{% translate "Đang mở" %}</p>\n  {% blocktranslate count n=n %}{{ n }} việc{% plural %}{{ n }} các việc{% endblocktranslate %}'
    )
    return room


def po(room: Path) -> Path:
    return room / messages.ENGLISH


def translate(room: Path, vietnamese: str, english: str) -> None:
    text = po(room).read_text().replace(f'msgid "{vietnamese}"\nmsgstr ""', f'msgid "{vietnamese}"\nmsgstr "{english}"')
    assert english in text
    po(room).write_text(text)


def test_sentences_come_from_python_and_templates(room: Path) -> None:
    messages.main(["phong"])
    with po(room).open("rb") as file:
        found = {message.id for message in read_po(file) if message.id}
    assert found == {"Chờ duyệt", "Đang mở", ("%(n)s việc", "%(n)s các việc")}


def test_translations_stay_and_gone_sentences_go(room: Path) -> None:
    messages.main(["phong"])
    translate(room, "Chờ duyệt", "Waiting for review")
    (room / "templates/phong/a.html").write_text("")
    messages.main(["phong"])
    assert "Waiting for review" in po(room).read_text()
    assert "Đang mở" not in po(room).read_text()


def test_the_check_names_what_is_not_translated(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    messages.main(["phong"])
    translate(room, "Chờ duyệt", "Waiting for review")
    assert messages.main(["phong", "--check"]) == 1
    said = capsys.readouterr().out
    assert "Đang mở" in said
    assert "not translated: Chờ duyệt" not in said.partition("differs")[2]


def test_the_check_passes_when_all_is_done_and_fails_when_a_source_or_the_mo_changes(room: Path) -> None:
    (room / "templates/phong/a.html").write_text("")
    messages.main(["phong"])
    translate(room, "Chờ duyệt", "Waiting for review")
    assert messages.main(["phong", "--check"]) == 1  # not compiled yet
    messages.main(["phong"])
    assert messages.main(["phong", "--check"]) == 0
    (room / "models.py").write_text('from x import gettext as _\nLABEL = _("Chờ ký")\n')
    assert messages.main(["phong", "--check"]) == 1


def test_running_it_twice_changes_nothing(room: Path) -> None:
    messages.main(["phong"])
    first = po(room).read_bytes(), po(room).with_suffix(".mo").read_bytes()
    messages.main(["phong"])
    assert (po(room).read_bytes(), po(room).with_suffix(".mo").read_bytes()) == first


def test_a_room_without_sentences_gets_no_catalogue(room: Path) -> None:
    (room / "models.py").write_text("")
    (room / "templates/phong/a.html").write_text("<p>1</p>")
    messages.main(["phong"])
    assert not po(room).exists()
