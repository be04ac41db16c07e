from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

NAMESPACE: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
DAY: Final = "%Y/%m/%d"
MOMENT: Final = "%Y/%m/%d %H:%M:%S"


class EnvelopeError(Exception):
    """`code` is stable: "damaged" (no envelope, or not XML), "bomb" (too large or hostile), "empty" (nothing in it)."""

    def __init__(self, code: Literal["damaged", "bomb", "empty"]) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Organ:
    """`code`: the agency's code for exchange ("000.00.15.H17"); empty where we know none."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    data: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Envelope:
    """`number` and `notation` are the two halves of "5289/UBND-CATP"; `attachments`: the document first, then its annexes."""

    sender: Organ
    receivers: tuple[Organ, ...]
    number: str
    notation: str
    place: str = ""
    issued_on: date | None = None
    type_name: str = ""
    subject: str = ""
    capacity: str = ""  # "TM. ỦY BAN NHÂN DÂN"
    post: str = ""
    signer: str = ""
    sent_at: datetime | None = None
    attachments: tuple[Attached, ...] = ()

    @property
    def symbol(self) -> str:
        return "/".join(filter(None, (self.number, self.notation)))
