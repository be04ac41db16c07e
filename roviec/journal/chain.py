"""The chain of entries and the chain of seals over it: how they are hashed, and a walk along both that finds what is wrong.

No Django here: the walk reads rows as JSON objects, from the database and from an export alike, and keeps none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from roviec.journal.canonical import Json, written
from roviec.journal.merkle import Merkle

Row = dict[str, Json]
Signed = Callable[[str, bytes, str], bool]  # (key id, message, signature in hex): is it signed by a key we trust?

NOTHING_BEFORE = "0" * 64
MOST_PROBLEMS = 20


class Kind(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    REORDERED = "reordered"  # a whole row that is not the one that belongs here
    BAD_SEAL = "bad_seal"  # well signed, but not over these rows
    BAD_SIGNATURE = "bad_signature"
    BAD_END = "bad_end"  # an export whose last line is absent or does not fit the bytes before it


@dataclass(frozen=True)
class Problem:
    seq: int
    kind: Kind
    seal: int | None = None


@dataclass(frozen=True)
class Verdict:
    entries: int
    seals: int
    sealed_to: int  # entries after this one rest on the chain alone
    head: str
    problems: tuple[Problem, ...]  # the first MOST_PROBLEMS, in the order met

    @property
    def sound(self) -> bool:
        return not self.problems


def entry_hash(row: Row) -> str:
    return _hash(b"roviec.entry.1\n", row, "hash")


def seal_message(row: Row) -> bytes:
    """What a seal's key signs."""
    return _message(b"roviec.seal.1\n", row, "signature")


def seal_hash(row: Row) -> str:
    return sha256(seal_message(row)).hexdigest()


def end_message(row: Row) -> bytes:
    """What the last line of an export signs."""
    return _message(b"roviec.export.1\n", row, "signature")


def _message(domain: bytes, row: Row, without: str) -> bytes:
    return domain + written({name: value for name, value in row.items() if name != without})


def _hash(domain: bytes, row: Row, without: str) -> str:
    return sha256(_message(domain, row, without)).hexdigest()


class Walk:
    """Takes entries and seals in order, each seal after its last entry; `verdict` says what was wrong."""

    def __init__(self, signed: Signed) -> None:
        self._signed = signed
        self._problems: list[Problem] = []
        self._entries = self._last = self._seals = self._sealed_to = 0
        self._head: str | None = NOTHING_BEFORE  # None after a gap: nobody knows what the next row should follow
        self._seal_head = NOTHING_BEFORE
        self._tree = Merkle()
        self._clean = True  # no wrong row since the last seal

    def verdict(self) -> Verdict:
        return Verdict(self._entries, self._seals, self._sealed_to, self._head or "", tuple(self._problems))

    def entry(self, row: Row) -> None:
        self._entries += 1
        seq = row.get("seq")
        if not isinstance(seq, int) or isinstance(seq, bool):
            return self._found(self._last + 1, Kind.CHANGED)
        if seq <= self._last:
            return self._late(seq)
        if seq > self._last + 1:
            self._found(self._last + 1, Kind.MISSING)
            self._head = None
        self._check(seq, row)
        self._last, self._head = seq, str(row.get("hash"))
        self._tree.add(self._head.encode())
        return None

    def unreadable(self) -> None:
        """A row is there that cannot even be read as one."""
        self._found(self._last + 1, Kind.CHANGED)

    def _check(self, seq: int, row: Row) -> None:
        linked = self._head in (None, row.get("prev_hash"))
        if _is_whole(row):
            if not linked:  # this one still says what stood before it: that one was rewritten
                self._found(max(seq - 1, 1), Kind.CHANGED)
        elif linked or _is_whole({**row, "prev_hash": self._head}):
            self._found(seq, Kind.CHANGED)
        else:
            self._found(seq, Kind.REORDERED)

    def _late(self, seq: int) -> None:
        """A row that should have come earlier: what looked missing was moved."""
        self._clean = False
        for place, problem in enumerate(self._problems):
            if problem.kind is Kind.MISSING and problem.seq <= seq:
                self._problems[place] = Problem(problem.seq, Kind.REORDERED)
                return
        self._found(seq, Kind.REORDERED)

    def _found(self, seq: int, kind: Kind, seal: int | None = None) -> None:
        self._clean = False
        known = seal is None and any(problem.seq == seq and problem.seal is None for problem in self._problems)
        if not known and len(self._problems) < MOST_PROBLEMS:
            self._problems.append(Problem(seq, kind, seal))

    def seal(self, row: Row) -> None:
        number, first = self._seals + 1, self._sealed_to + 1
        last = row.get("last_seq")
        self._seals, self._sealed_to = number, self._last
        if not isinstance(last, int) or not self._trusted(row, seal_message(row)):
            self._found(first, Kind.BAD_SIGNATURE, number)
        elif last > self._last:
            self._found(self._last + 1, Kind.MISSING)
            self._last, self._sealed_to, self._head = last, last, None
        elif (row.get("number"), row.get("first_seq"), row.get("prev_hash")) != (number, first, self._seal_head) or (
            self._clean and (last, row.get("root")) != (self._last, self._tree.root().hex())
        ):
            self._found(first, Kind.BAD_SEAL, number)
        self._seal_head = seal_hash(row)
        self._tree, self._clean = Merkle(), True

    def _trusted(self, row: Row, message: bytes) -> bool:
        return self._signed(str(row.get("key_id")), message, str(row.get("signature")))

    def end(self, row: Row | None, digest: str) -> None:
        """The last line of an export (None: absent) and the SHA-256 of every byte before it."""
        if row is None or (
            not self._problems
            and not (
                (row.get("entries"), row.get("seals"), row.get("sha256")) == (self._entries, self._seals, digest)
                and self._trusted(row, end_message(row))
            )
        ):
            self._found(self._last + 1, Kind.BAD_END)


def _is_whole(row: Row) -> bool:
    try:
        return entry_hash(row) == row.get("hash")
    except ValueError:  # a number or half a character that no act could have written
        return False
