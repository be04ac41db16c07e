"""An electronic envelope: its head, and the text of its document and of the annexes that can be read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from roviec.directives.envelope import Envelope, EnvelopeError, read_envelope
from roviec.directives.intake.taken import Annex, Extract, Head, IntakeError, Kind, Warned

_SHEETS = {"xlsx", "csv"}


def read(data: bytes, read_one: Callable[[bytes, str], tuple[Kind, Extract]]) -> Extract:
    """The document is the first attachment that can be read and is no sheet; IntakeError as of the first when none can."""
    try:
        envelope = read_envelope(data)
    except EnvelopeError as error:
        if error.code == "empty":
            raise IntakeError("empty") from None
        raise IntakeError(error.code, kind="edxml") from None
    texts: list[Annex] = []
    left: list[str] = []
    refused: IntakeError | None = None
    for attached in envelope.attachments:
        try:
            kind, extract = read_one(attached.data, attached.name)
            texts.append(Annex(attached.name, kind, hashlib.sha256(attached.data).hexdigest(), extract))
        except IntakeError as error:
            refused = refused or error
            left.append(attached.name)
    if not texts:
        raise refused or IntakeError("empty")
    main = next((each for each in texts if each.kind not in _SHEETS), texts[0])
    unread = (Warned("attachments_not_read", {"names": ", ".join(left)}),) if left else ()
    annexes = tuple(each for each in texts if each is not main)
    warnings = main.extract.warnings + unread
    return replace(main.extract, warnings=warnings, head=_head(envelope), annexes=annexes)


def _head(envelope: Envelope) -> Head:
    return Head(
        number=envelope.symbol or None,
        type=envelope.type_name.lower() or None,
        issuer=envelope.sender.name or None,
        place=envelope.place or None,
        issued_on=envelope.issued_on,
        subject=envelope.subject or None,
        signer=envelope.signer or None,
    )
