#!/usr/bin/env python3
"""Verify an export of the Rõ Việc journal: one file, Python 3.9 or newer, standard library only, no part of Rõ Việc needed.

    python verifier.py EXPORT.jsonl [--key HEX]…

Exit 0: whole. 1: something is wrong, and it says what. 2: not a file that can be verified.
`--key` is a public key you were given by another way than the file; then no other is trusted. Without it the file vouches
for its own keys, which keeps out everything but a file made up as a whole: compare the keys it names with the published ones.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable
from typing import Any, BinaryIO

Row = dict[str, Any]
LONGEST_LINE = 64 * 1024 * 1024
MOST_FINDINGS = 20
ZERO = "0" * 64

# kind: (Vietnamese, English)
WORDS = {
    "changed": ("dòng {0} đã bị sửa", "entry {0} was changed"),
    "missing": ("thiếu dòng {0}", "entry {0} is missing"),
    "reordered": ("dòng {0} không đúng chỗ (bị đổi chỗ hoặc bị thay)", "entry {0} is out of order (moved or replaced)"),
    "truncated": ("thiếu đuôi: niêm phong {1} phủ tới sau dòng {0}", "tail cut off: seal {1} reaches beyond entry {0}"),
    "seal": ("niêm phong {1} không khớp với các dòng từ {0}", "seal {1} does not fit the entries from {0} on"),
    "signature": ("chữ ký của niêm phong {1} sai (từ dòng {0})", "wrong signature on seal {1} (from entry {0} on)"),
    "no end": ("tệp bị cắt sau dòng {0}: không có dòng kết", "file cut off after entry {0}: no end line"),
    "end": ("dòng kết không khớp với tệp", "the end line does not fit the file"),
    "end signature": ("chữ ký ở dòng kết sai", "wrong signature on the end line"),
}

# --- Ed25519 (RFC 8032, sections 5.1.3 and 5.1.7): verification only, so nothing here is secret and time may vary

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z


def add(a: Point, b: Point) -> Point:
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    minus_x, minus_z, plus_z, plus_x = f - e, h - g, h + g, f + e
    return minus_x * minus_z % P, plus_z * plus_x % P, minus_z * plus_z % P, minus_x * plus_x % P


def times(n: int, a: Point) -> Point:
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, a)
        a = add(a, a)
        n >>= 1
    return total


def point(raw: bytes) -> Point:
    """The point that 32 bytes stand for; ValueError when they stand for none."""
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if y >= P or len(raw) != 32 or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point(bytes.fromhex("58" + "66" * 31))


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        a, r = point(public), point(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


# --- canonical lines, hashes, the tree of RFC 6962


encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: object) -> bytes:
    return encode(value).encode()


def message(domain: str, row: Row, without: str) -> bytes:
    return domain.encode() + b"\n" + canonical({name: value for name, value in row.items() if name != without})


def digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def grow(peaks: list[tuple[int, bytes]], leaf: bytes) -> None:
    """Add a leaf to a row of full trees, kept as (height, root)."""
    height, node = 0, hashlib.sha256(b"\x00" + leaf).digest()
    while peaks and peaks[-1][0] == height:
        node = hashlib.sha256(b"\x01" + peaks.pop()[1] + node).digest()
        height += 1
    peaks.append((height, node))


def root(peaks: list[tuple[int, bytes]]) -> str:
    node = peaks[-1][1] if peaks else hashlib.sha256(b"").digest()
    for _, left in peaks[-2::-1]:
        node = hashlib.sha256(b"\x01" + left + node).digest()
    return node.hex()


# --- the walk


class Verifier:
    def __init__(self, keys: dict[str, bytes]) -> None:
        self.keys = keys
        self.findings: list[tuple[str, int, int]] = []
        self.entries = self.seals = self.last = self.sealed_to = 0
        self.head = self.seal_head = ZERO
        self.peaks: list[tuple[int, bytes]] = []
        self.clean = True
        self.total = hashlib.sha256()
        self.ended = False

    def found(self, kind: str, seq: int, seal: int = 0) -> None:
        self.clean = False
        if len(self.findings) < MOST_FINDINGS and not any(old[1:] == (seq, seal) for old in self.findings):
            self.findings.append((kind, seq, seal))

    def line(self, raw: bytes) -> None:
        kind, row = read(raw)
        if kind == "end" and not self.ended:
            return self.end(row)
        if self.ended or kind not in ("entry", "seal"):
            self.found("changed", self.last + 1)
        elif kind == "entry":
            self.entry(row)
        else:
            self.seal(row)
        return self.total.update(raw)

    def entry(self, row: Row) -> None:
        self.entries += 1
        seq = row.get("seq")
        if type(seq) is not int:
            return self.found("changed", self.last + 1)
        if seq <= self.last:
            return self.moved(seq)
        if seq > self.last + 1:
            self.found("missing", self.last + 1)
            self.head = ""
        self.place(seq, row)
        self.last, self.head = seq, str(row.get("hash"))
        grow(self.peaks, self.head.encode())
        return None

    def place(self, seq: int, row: Row) -> None:
        """Is the row what it was, and does it stand behind the row it was written behind?"""
        follows = self.head in ("", row.get("prev_hash"))  # after a gap nobody knows what should stand before
        if intact(row):
            if not follows:
                self.found("changed", max(seq - 1, 1))
        elif follows or intact(dict(row, prev_hash=self.head)):
            self.found("changed", seq)
        else:
            self.found("reordered", seq)

    def moved(self, seq: int) -> None:
        self.clean = False
        for place, (kind, gap, _) in enumerate(self.findings):
            if kind == "missing" and gap <= seq:
                self.findings[place] = ("reordered", gap, 0)
                return
        self.found("reordered", seq)

    def seal(self, row: Row) -> None:
        self.seals += 1
        first, last = self.sealed_to + 1, row.get("last_seq")
        signs = message("roviec.seal.1", row, "signature")
        self.sealed_to = self.last
        if type(last) is not int or not self.signed(row, signs):
            self.found("signature", first, self.seals)
        elif last > self.last:
            self.found("truncated", self.last, self.seals)
            self.last, self.sealed_to, self.head = last, last, ""
        elif (row.get("number"), row.get("first_seq"), row.get("prev_hash")) != (self.seals, first, self.seal_head) or (
            self.clean and (last, row.get("root")) != (self.last, root(self.peaks))
        ):
            self.found("seal", first, self.seals)
        self.seal_head = digest(signs)
        self.peaks, self.clean = [], True

    def end(self, row: Row) -> None:
        self.ended = True
        if self.findings:
            return  # what the end line would say is a consequence
        if (row.get("entries"), row.get("seals"), row.get("sha256")) != (
            self.entries,
            self.seals,
            self.total.hexdigest(),
        ):
            self.found("end", self.last)
        elif not self.signed(row, message("roviec.export.1", row, "signature")):
            self.found("end signature", self.last)

    def signed(self, row: Row, signs: bytes) -> bool:
        public, signature = self.keys.get(str(row.get("key_id"))), str(row.get("signature"))
        try:
            raw = bytes.fromhex(signature)
        except ValueError:
            return False
        return public is not None and raw.hex() == signature and signed(public, signs, raw)


def intact(row: Row) -> bool:
    try:
        return digest(message("roviec.entry.1", row, "hash")) == row.get("hash")
    except ValueError:
        return False


def read(raw: bytes) -> tuple[str, Row]:
    """Kind and row of a line; an empty kind when it is not byte for byte what an export writes."""
    try:
        value = json.loads(raw)
        if isinstance(value, dict) and len(value) == 1 and canonical(value) + b"\n" == raw:
            ((kind, row),) = value.items()
            if isinstance(row, dict):
                return kind, row
    except (ValueError, RecursionError):
        pass
    return "", {}


def keys_of(raw: bytes) -> dict[str, bytes]:
    """The public keys of the header; ValueError when this is no header of ours or a key does not bear its own name."""
    kind, row = read(raw)
    keys = row.get("keys")
    if (
        kind != "header"
        or (row.get("format"), row.get("version")) != ("roviec-journal", 1)
        or not isinstance(keys, dict)
    ):
        raise ValueError("no header")
    if not all(isinstance(public, str) for public in keys.values()):
        raise ValueError("a key that is no text")
    named = by_name(bytes.fromhex(public) for public in keys.values())
    if named.keys() != keys.keys():
        raise ValueError("a key under a wrong name")
    return named


def by_name(keys: Iterable[bytes]) -> dict[str, bytes]:
    return {digest(public)[:16]: public for public in keys}


def verify(file: BinaryIO, trusted: Iterable[bytes] = ()) -> Verifier:
    """Walk a whole export, keeping one row at a time. ValueError: it is none."""
    raw = file.readline(LONGEST_LINE)
    own = keys_of(raw)
    walk = Verifier(by_name(trusted) or own)
    walk.total.update(raw)
    for raw in iter(lambda: file.readline(LONGEST_LINE), b""):
        walk.line(raw)
    if not walk.ended:
        walk.found("no end", walk.last, -1)
    return walk


def report(walk: Verifier) -> str:
    lines = [" / ".join(words.format(seq, seal) for words in WORDS[kind]) for kind, seq, seal in walk.findings]
    if len(lines) == MOST_FINDINGS:
        lines.append("… (còn nữa / and more)")
    if not lines:
        lines = [
            f"Toàn vẹn: {walk.entries} dòng, {walk.seals} niêm phong, đã niêm phong đến dòng {walk.sealed_to}.",
            f"Whole: {walk.entries} entries, {walk.seals} seals, sealed up to entry {walk.sealed_to}.",
            *(f"Khóa / key {name}: {public.hex()}" for name, public in walk.keys.items()),
        ]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Kiểm tra bản xuất nhật ký Rõ Việc / verify an export of the Rõ Việc journal"
    )
    parser.add_argument("file")
    parser.add_argument(
        "--key", type=bytes.fromhex, action="append", default=[], help="khóa công khai đã biết / a public key you trust"
    )
    args = parser.parse_args()
    try:
        with open(args.file, "rb") as file:
            walk = verify(file, args.key)
    except (OSError, ValueError) as problem:
        sys.stderr.write(f"Không đọc được như bản xuất nhật ký / not readable as an export: {problem}\n")
        return 2
    sys.stdout.write(report(walk) + "\n")
    return 1 if walk.findings else 0


if __name__ == "__main__":
    sys.exit(main())
