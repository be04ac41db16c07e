"""An export and what may be done to it on the way: both verifiers find it, and mean the same."""

from __future__ import annotations

import io
import json
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from roviec.journal import triggers, verifier
from roviec.journal.acts import seal
from roviec.journal.canonical import written
from roviec.journal.chain import NOTHING_BEFORE, Kind, Problem, end_message, entry_hash
from roviec.journal.errors import JournalError
from roviec.journal.export import export
from roviec.journal.export_check import check_export, still_held
from roviec.journal.keys import signer
from roviec.journal.models import Entry, Seal
from tests.journal.conftest import Write

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 9, 30, 17, 0, tzinfo=UTC)


@pytest.fixture
def lines(write: Write, tmp_path: Path) -> list[bytes]:
    """Header, entries 1–4, seal 1, entries 5–8, seal 2, entries 9–10, end."""
    write(4)
    seal(NOW)
    write(4)
    seal(NOW)
    write(2)
    path = tmp_path / "export.jsonl"
    assert export(path) == 10
    return path.read_bytes().splitlines(keepends=True)


def ours(data: bytes, tmp_path: Path) -> list[Problem]:
    path = tmp_path / "given.jsonl"
    path.write_bytes(data)
    return list(check_export(path).problems)


def alone(data: bytes) -> list[tuple[str, int, int]]:
    return verifier.verify(io.BytesIO(data)).findings


def place(lines: list[bytes], seq: int) -> int:
    return next(n for n, line in enumerate(lines) if json.loads(line).get("entry", {}).get("seq") == seq)


def test_it_works(lines: list[bytes], tmp_path: Path) -> None:
    data = b"".join(lines)
    assert ours(data, tmp_path) == []
    walk = verifier.verify(io.BytesIO(data))
    assert (walk.findings, walk.entries, walk.seals, walk.sealed_to) == ([], 10, 2, 8)
    assert [next(iter(json.loads(line))) for line in lines] == (
        ["header", *["entry"] * 4, "seal", *["entry"] * 4, "seal", *["entry"] * 2, "end"]
    )


def test_an_empty_journal_is_a_sound_export(tmp_path: Path) -> None:
    assert export(tmp_path / "empty.jsonl") == 0
    verdict = check_export(tmp_path / "empty.jsonl")
    assert verdict.sound
    assert still_held(verdict)
    assert alone((tmp_path / "empty.jsonl").read_bytes()) == []


def noticed(data: bytes, tmp_path: Path) -> tuple[bool, bool]:
    """By ours and by the one that stands alone."""
    try:
        here = bool(ours(data, tmp_path))
    except JournalError:
        here = True
    try:
        there = bool(alone(data))
    except ValueError:
        there = True
    return here, there


def test_any_one_changed_byte_anywhere_is_found_by_both(lines: list[bytes], tmp_path: Path) -> None:
    data = b"".join(lines)
    assert noticed(data, tmp_path) == (False, False)

    @settings(max_examples=300, deadline=None)
    @given(st.integers(0, len(data) - 1), st.integers(1, 255))
    def one_byte(at: int, flip: int) -> None:
        changed = bytearray(data)
        changed[at] ^= flip
        assert noticed(bytes(changed), tmp_path) == (True, True)

    one_byte()


def test_any_cut_and_any_byte_more_is_found_by_both(lines: list[bytes], tmp_path: Path) -> None:
    data, chance = b"".join(lines), random.Random(5289)
    for _ in range(60):
        at = chance.randrange(len(data))
        assert noticed(data[:at], tmp_path) == (True, True)
        assert noticed(data[:at] + data[at + 1 :], tmp_path) == (True, True)
        assert noticed(data[:at] + b" " + data[at:], tmp_path) == (True, True)
    assert noticed(data + b"\n", tmp_path) == (True, True)
    assert noticed(data + lines[-1], tmp_path) == (True, True)


@pytest.mark.parametrize("seq", [1, 4, 5, 7, 10])
def test_a_changed_row_is_named(lines: list[bytes], tmp_path: Path, seq: int) -> None:
    at = place(lines, seq)
    lines[at] = lines[at].replace(b'"person:12"', b'"person:13"')
    data = b"".join(lines)
    assert ours(data, tmp_path)[0] == Problem(seq, Kind.CHANGED)
    assert alone(data)[0] == ("changed", seq, 0)


@pytest.mark.parametrize(("old", "new"), [(b":", b": "), ("ử".encode(), b"\\u1eed")])
def test_a_row_written_in_another_way_is_named_though_it_says_the_same(
    lines: list[bytes], tmp_path: Path, old: bytes, new: bytes
) -> None:
    at = place(lines, 3)
    before = json.loads(lines[at])
    lines[at] = lines[at].replace(old, new, 2)
    assert json.loads(lines[at]) == before
    data = b"".join(lines)
    assert ours(data, tmp_path)[0] == Problem(3, Kind.CHANGED)
    assert alone(data)[0] == ("changed", 3, 0)


@pytest.mark.parametrize("seq", [1, 5, 7])
def test_a_removed_row_is_named(lines: list[bytes], tmp_path: Path, seq: int) -> None:
    del lines[place(lines, seq)]
    data = b"".join(lines)
    assert ours(data, tmp_path) == [Problem(seq, Kind.MISSING)]
    assert alone(data) == [("missing", seq, 0)]


def test_rows_removed_just_before_a_seal_are_named_once(lines: list[bytes], tmp_path: Path) -> None:
    del lines[place(lines, 3) : place(lines, 4) + 1]
    data = b"".join(lines)
    assert ours(data, tmp_path) == [Problem(3, Kind.MISSING)]
    assert alone(data) == [("truncated", 2, 1)]


@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 7), (5, 8), (9, 10)])
def test_swapped_rows_are_named(lines: list[bytes], tmp_path: Path, one: int, other: int) -> None:
    a, b = place(lines, one), place(lines, other)
    lines[a], lines[b] = lines[b], lines[a]
    data = b"".join(lines)
    assert ours(data, tmp_path)[0] == Problem(one, Kind.REORDERED)
    assert alone(data)[0] == ("reordered", one, 0)


def test_a_tail_cut_off_is_found(lines: list[bytes], tmp_path: Path) -> None:
    data = b"".join(lines[:-3])
    assert ours(data, tmp_path) == [Problem(9, Kind.BAD_END)]
    assert alone(data) == [("no end", 8, -1)]


def test_rows_cut_off_below_the_last_seal_are_found(lines: list[bytes], tmp_path: Path) -> None:
    kept = lines[: place(lines, 7)] + [line for line in lines if line.startswith(b'{"seal"')][1:] + lines[-1:]
    data = b"".join(kept)
    assert ours(data, tmp_path) == [Problem(7, Kind.MISSING)]
    assert alone(data) == [("truncated", 6, 2)]


def forge(lines: list[bytes], first: int) -> bytes:
    """Rewrite the entries from `first` on, with hashes and the end line signed by the true key: only the seals stand against it."""
    head, seen = NOTHING_BEFORE, b""
    for n, line in enumerate(lines[:-1]):
        row = json.loads(line)
        if "entry" in row:
            entry = row["entry"]
            if entry["seq"] >= first:
                entry |= {"reason": "khác", "prev_hash": head}
                entry["hash"] = entry_hash(entry)
            head = entry["hash"]
        lines[n] = written(row) + b"\n"
        seen += lines[n]
    end = json.loads(lines[-1])["end"] | {"sha256": verifier.digest(seen)}
    end["signature"] = signer().sign(end_message(end))
    return seen + written({"end": end}) + b"\n"


def test_a_tail_forged_and_chained_anew_is_found_by_the_seal(lines: list[bytes], tmp_path: Path) -> None:
    data = forge(lines, 6)
    assert ours(data, tmp_path) == [Problem(5, Kind.BAD_SEAL, 2)]
    assert alone(data) == [("seal", 5, 2)]


def test_beyond_the_last_seal_only_the_end_line_stands_guard(lines: list[bytes], tmp_path: Path) -> None:
    """What the documentation says about the unsealed tail, held to it: seal often."""
    data = forge(lines, 9)
    assert ours(data, tmp_path) == []
    assert alone(data) == []


def test_a_seal_by_another_key_is_found(lines: list[bytes], tmp_path: Path) -> None:
    at = next(n for n, line in enumerate(lines) if b'"number":2' in line)
    row = json.loads(lines[at])
    row["seal"]["signature"] = row["seal"]["signature"][::-1]
    lines[at] = written(row) + b"\n"
    data = b"".join(lines)
    assert ours(data, tmp_path) == [Problem(5, Kind.BAD_SIGNATURE, 2)]
    assert alone(data) == [("signature", 5, 2)]


def test_a_file_made_up_as_a_whole_fails_against_the_published_key(
    lines: list[bytes], keys: Path, tmp_path: Path
) -> None:
    published = signer().public
    data = b"".join(lines)
    assert verifier.verify(io.BytesIO(data), [published]).findings == []
    assert [found[0] for found in verifier.verify(io.BytesIO(data), [bytes(32)]).findings] == ["signature", "signature"]

    (keys / "seal.pem").unlink()
    for file in keys.glob("*.pub"):
        file.unlink()
    triggers.remove(connection)
    Seal.objects.all()._raw_delete("default")
    triggers.install(connection)
    export(tmp_path / "forged.jsonl")
    forged = (tmp_path / "forged.jsonl").read_bytes()
    assert alone(forged) == []
    assert verifier.verify(io.BytesIO(forged), [published]).findings == [("end signature", 10, 0)]


def test_a_database_cut_back_to_before_the_export_is_found(lines: list[bytes], tmp_path: Path) -> None:
    """The one thing the database alone cannot tell: rows removed together with the seals over them."""
    verdict = check_export(tmp_path / "export.jsonl")
    assert still_held(verdict)
    triggers.remove(connection)
    Entry.objects.filter(seq__gt=8)._raw_delete("default")
    triggers.install(connection)
    assert not still_held(verdict)


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"{}\n", b"PK\x03\x04", b'{"header":{}}\n', b'{"header":{"format":"x"}}\n']
)
def test_what_is_no_export_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="not_an_export"):
        ours(data, tmp_path)
    with pytest.raises(ValueError, match="header"):
        alone(data)


@pytest.mark.parametrize("line", [b"[" * 100_000 + b"\n", b'{"entry":NaN}\n', b'{"entry":{"seq":"1"}}\n', b"\xff\n"])
def test_a_hostile_line_is_a_finding_and_no_crash(lines: list[bytes], tmp_path: Path, line: bytes) -> None:
    data = b"".join([*lines[:3], line, *lines[3:]])
    assert ours(data, tmp_path)[0] == Problem(3, Kind.CHANGED)
    assert alone(data)[0] == ("changed", 3, 0)
