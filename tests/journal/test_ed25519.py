"""The verifier's own Ed25519 against the vectors of RFC 8032 and against the library that signs."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from roviec.journal.verifier import L, P, point, signed

# RFC 8032, section 7.1, tests 1 to 3: public key, message, signature
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_the_vectors_of_the_standard(public: str, message: str, signature: str) -> None:
    key, text, good = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    assert signed(key, text, good)
    assert not signed(key, text + b"x", good)
    assert not signed(bytes.fromhex(VECTORS[0][0] if public != VECTORS[0][0] else VECTORS[1][0]), text, good)


@settings(max_examples=15, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 511))
def test_what_the_library_signs_is_accepted_and_one_bit_less_is_not(seed: bytes, text: bytes, bit: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    good, public = private.sign(text), private.public_key().public_bytes_raw()
    bad = bytearray(good)
    bad[bit // 8] ^= 1 << bit % 8
    assert signed(public, text, good)
    assert not signed(public, text, bytes(bad))


def test_a_second_signature_cannot_be_made_from_the_first() -> None:
    """s and s + L would both satisfy the equation: only the smaller may count."""
    public, text, good = (bytes.fromhex(part) for part in VECTORS[1])
    s = int.from_bytes(good[32:], "little") + L
    assert signed(public, text, good)
    assert not signed(public, text, good[:32] + s.to_bytes(32, "little"))


@pytest.mark.parametrize("rubbish", ["", "00", "ff" * 32, "02" + "00" * 31, "01" + "00" * 30 + "80"])
def test_a_key_that_is_no_point_signs_nothing(rubbish: str) -> None:
    _, text, good = (bytes.fromhex(part) for part in VECTORS[0])
    assert not signed(bytes.fromhex(rubbish), text, good)


@pytest.mark.parametrize("length", [0, 31, 63, 65])
def test_a_signature_of_another_length_is_none(length: int) -> None:
    public, text, good = (bytes.fromhex(part) for part in VECTORS[0])
    assert not signed(public, text, (good + b"\0")[:length])


def test_a_point_has_one_spelling() -> None:
    one = (1).to_bytes(32, "little")
    assert point(one) == (0, 1, 1, 0)
    for other in ((P + 1).to_bytes(32, "little"), (1 + 2**255).to_bytes(32, "little"), one + b"\0", one[:-1]):
        with pytest.raises(ValueError, match="no point"):
            point(other)
