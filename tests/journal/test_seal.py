from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.test import override_settings

from roviec.journal import verifier
from roviec.journal.acts import seal
from roviec.journal.chain import NOTHING_BEFORE, seal_hash, seal_message
from roviec.journal.errors import JournalError
from roviec.journal.keys import ring, signer
from roviec.journal.models import Seal
from roviec.journal.reads import verify
from roviec.journal.rows import seal_row
from tests.journal.conftest import Write

NOW = datetime(2024, 9, 30, 17, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_it_works(write: Write, keys: Path) -> None:
    write(3)
    first = seal(NOW)
    write(2)
    second = seal(NOW)

    assert first is not None
    assert second is not None
    assert (first.number, first.first_seq, first.last_seq, first.prev_hash) == (1, 1, 3, NOTHING_BEFORE)
    assert (second.number, second.first_seq, second.last_seq) == (2, 4, 5)
    assert second.prev_hash == seal_hash(seal_row(first))
    public = bytes.fromhex((keys / f"seal-{first.key_id}.pub").read_text())
    Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(first.signature), seal_message(seal_row(first)))
    verdict = verify()
    assert (verdict.problems, verdict.seals, verdict.sealed_to) == ((), 2, 5)


def test_nothing_new_is_not_sealed(write: Write) -> None:
    assert seal(NOW) is None
    write(1)
    assert seal(NOW) is not None
    assert seal(NOW) is None
    assert Seal.objects.count() == 1


def test_entries_after_the_last_seal_are_counted_as_unsealed(write: Write) -> None:
    write(2)
    seal(NOW)
    write(1)
    verdict = verify()
    assert (verdict.sound, verdict.entries, verdict.sealed_to) == (True, 3, 2)


def test_the_key_is_made_once_and_for_its_owner_only(keys: Path) -> None:
    first, again = signer(), signer()
    assert first.key_id == again.key_id
    assert (keys / "seal.pem").stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in keys.iterdir()) == [f"seal-{first.key_id}.pub", "seal.pem"]


def test_seals_of_a_replaced_key_stay_verifiable(write: Write, keys: Path) -> None:
    write(1)
    old = seal(NOW)
    (keys / "seal.pem").unlink()
    write(1)
    new = seal(NOW)

    assert old is not None
    assert new is not None
    assert old.key_id != new.key_id
    assert set(ring().public) == {old.key_id, new.key_id}
    assert verify().sound


def test_a_key_brought_by_its_owner_must_be_there(keys: Path, tmp_path: Path) -> None:
    signer()
    brought = tmp_path / "brought.pem"
    with override_settings(SEAL_KEY=brought):
        with pytest.raises(JournalError, match="no_seal_key"):
            signer()
        brought.write_bytes((keys / "seal.pem").read_bytes())
        assert signer().key_id
        brought.write_text("not a key")
        with pytest.raises(JournalError, match="bad_seal_key"):
            signer()


def test_a_signature_has_one_spelling(keys: Path) -> None:
    key = signer()
    good = key.sign(b"text")
    assert ring().signed(key.key_id, b"text", good)
    for other in (good.upper(), f"{good[:2]} {good[2:]}", f"{good} "):
        assert not ring().signed(key.key_id, b"text", other)
        row = {"key_id": key.key_id, "signature": other}
        assert not verifier.Verifier({key.key_id: key.public}).signed(row, b"text")
