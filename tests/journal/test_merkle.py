"""Against the definition of RFC 6962, section 2.1, written as it stands there: recursive, over the whole list."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.journal.merkle import Merkle


def defined(leaves: list[bytes]) -> bytes:
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + defined(leaves[:half]) + defined(leaves[half:])).digest()


def streamed(leaves: list[bytes]) -> bytes:
    tree = Merkle()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


@given(st.lists(st.binary(max_size=40), max_size=70))
def test_the_stream_gives_the_root_of_the_definition(leaves: list[bytes]) -> None:
    assert streamed(leaves) == defined(leaves)


@pytest.mark.parametrize(
    ("count", "root"),
    [
        (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ],
)
def test_roots_published_for_certificate_transparency(count: int, root: str) -> None:
    leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    assert streamed([bytes.fromhex(leaf) for leaf in leaves][:count]).hex() == root


def test_a_node_cannot_pass_for_a_leaf() -> None:
    a, b = sha256(b"\x00a").digest(), sha256(b"\x00b").digest()
    assert streamed([b"a", b"b"]) != streamed([a + b])
