"""An electronic envelope: its head, and the text of its document and of the annexes that can be read."""

from __future__ import annotations

from collections.abc import Callable

from roviec.directives.envelope import Envelope, EnvelopeError, read_envelope
from roviec.directives.intake.taken import Extract, Head, IntakeError, Warned


def read(data: bytes, read_one: Callable[[bytes, str], Extract]) -> Extract:
    """The document is the first attachment that can be read; IntakeError as of it when none can."""
    try:
        envelope = read_envelope(data)
    except EnvelopeError as error:
        if error.code == "empty":
            raise IntakeError("empty") from None
        raise IntakeError(error.code, kind="edxml") from None
    texts: list[Extract] = []
    left: list[str] = []
    refused: IntakeError | None = None
    for attached in envelope.attachments:
        try:
            texts.append(read_one(attached.data, attached.name))
        except IntakeError as error:
            refused = refused or error
            left.append(attached.name)
    if not texts:
        raise refused or IntakeError("empty")
    warnings = [warned for extract in texts for warned in extract.warnings]
    if left:
        warnings.append(Warned("attachments_not_read", {"names": ", ".join(left)}))
    return Extract("\n\n".join(extract.text for extract in texts), texts[0].encoding, tuple(warnings), _head(envelope))


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
