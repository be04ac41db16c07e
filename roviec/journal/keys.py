"""The key that seals: made once beside the data when none was brought, and the public halves of all keys ever used here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization as pem
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from roviec.journal.errors import JournalError


def key_id(public: bytes) -> str:
    return sha256(public).hexdigest()[:16]


@dataclass(frozen=True)
class Ring:
    """Public keys (32 bytes) by key id."""

    public: dict[str, bytes]

    def signed(self, key: str, message: bytes, signature: str) -> bool:
        try:
            raw = bytes.fromhex(signature)
            Ed25519PublicKey.from_public_bytes(self.public[key]).verify(raw, message)
        except (KeyError, ValueError, InvalidSignature):
            return False
        return raw.hex() == signature  # one spelling only


@dataclass(frozen=True)
class Signer:
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        return key_id(self.public)

    def sign(self, message: bytes) -> str:
        return self.private.sign(message).hex()


def signer() -> Signer:
    """The current key. Only the default file is ever made: a mistyped ROVIEC_SEAL_KEY must not start a new key unnoticed."""
    path = Path(settings.SEAL_KEY)
    if not path.exists():
        if path != Path(settings.DATA_DIR) / "keys" / "seal.pem":
            raise JournalError("no_seal_key", path=str(path))
        _make(path)
    try:
        private = pem.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, OSError) as problem:
        raise JournalError("bad_seal_key", path=str(path)) from problem
    if not isinstance(private, Ed25519PrivateKey):
        raise JournalError("bad_seal_key", path=str(path))
    found = Signer(private)
    public = path.with_name(f"seal-{found.key_id}.pub")
    if not public.exists():  # stays when the key is replaced, so that old seals can still be verified
        public.write_text(found.public.hex() + "\n")
    return found


def ring() -> Ring:
    """Every key that has sealed here: the `seal-*.pub` files beside the current one."""
    found = [bytes.fromhex(file.read_text().strip()) for file in Path(settings.SEAL_KEY).parent.glob("seal-*.pub")]
    return Ring({key_id(public): public for public in found})


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = Ed25519PrivateKey.generate().private_bytes(pem.Encoding.PEM, pem.PrivateFormat.PKCS8, pem.NoEncryption())
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(text)
    try:
        os.link(draft, path)  # whole or not at all, and the first of two processes wins
    except FileExistsError:
        pass
    finally:
        draft.unlink()
