"""An envelope taken in: the text of what it carries, and a head that stands over the text's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from roviec.directives.acts import take_directive
from roviec.directives.envelope import Attached, Envelope, write_envelope
from roviec.directives.intake import IntakeError, take
from roviec.directives.models import Directive
from roviec.directives.reading import read
from tests.conftest import Cast
from tests.directives.conftest import LETTER as TEXT
from tests.directives.conftest import files
from tests.envelope.test_envelope import LETTER

__all__ = ["files"]
CARRIED = (Attached("cong-van.txt", TEXT.encode()), Attached("so-do.png", b"\x89PNG\r\n\x1a\n" + bytes(50)))


def envelope(*attached: Attached, **changed: object) -> bytes:
    made: Envelope = replace(LETTER, attachments=attached, **changed)  # type: ignore[arg-type]
    return write_envelope(made)


def test_the_document_is_read_and_what_cannot_be_read_is_named() -> None:
    taken = take(envelope(*CARRIED), "cv.edxml")
    assert taken.kind == "edxml"
    assert "Sở Khoa học và Công nghệ chủ trì rà soát" in taken.text
    assert [(one.code, one.fields) for one in taken.warnings] == [("attachments_not_read", {"names": "so-do.png"})]


def test_annexes_follow_the_document() -> None:
    taken = take(envelope(CARRIED[0], Attached("phu-luc.txt", "Phụ lục: danh sách đơn vị".encode())), "cv.edxml")
    assert taken.text.index("rà soát hạ tầng") < taken.text.index("Phụ lục: danh sách đơn vị")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (envelope(CARRIED[1]), "scan_only"),
        (envelope(), "empty"),
        (envelope(Attached("trong.edxml", envelope(*CARRIED))), "wrong_extension"),
        (b"<edXML><x></edXML>", "damaged"),
    ],
)
def test_an_envelope_without_a_readable_document_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(IntakeError) as refused:
        take(data, "cv.edxml")
    assert refused.value.code == code


@pytest.mark.django_db
def test_the_directive_has_the_envelopes_head(cast: Cast) -> None:
    officer = cast.officer
    made = take_directive(
        actor=officer.access.actor, person=officer.person, data=envelope(*CARRIED, place=""), filename="cv.edxml"
    )
    directive = Directive.objects.get(pk=made.pk)
    assert (directive.number, directive.issued_on, directive.source_kind) == (
        "05/UBND-CATP",
        date(2026, 11, 2),
        "edxml",
    )
    assert directive.place == "Đà Nẵng"  # the envelope says nothing of it: the text's stays
    assert directive.subject == LETTER.subject
    assert directive.tasks.count() == len(read(TEXT).tasks)
