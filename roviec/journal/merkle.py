"""The tree hash of RFC 6962, section 2.1, over a stream of leaves, keeping one node per level."""

from __future__ import annotations

from hashlib import sha256

EMPTY = sha256(b"").digest()


class Merkle:
    """Leaves and inner nodes are hashed under different prefixes, so that neither can pass for the other."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []  # roots of the full subtrees so far, largest first

    def add(self, leaf: bytes) -> None:
        node = sha256(b"\x00" + leaf).digest()
        size = self.size
        while size & 1:
            node = _join(self._peaks.pop(), node)
            size >>= 1
        self._peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        if not self._peaks:
            return EMPTY
        node = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            node = _join(peak, node)
        return node


def _join(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()
