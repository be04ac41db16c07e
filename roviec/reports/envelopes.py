"""A signed document as an electronic envelope (edXML), to be handed to the city's exchange of documents."""

from __future__ import annotations

from typing import Final

from django.http import Http404
from django.utils import timezone

from roviec.directives.envelope import Attached, Envelope, Organ, write_envelope
from roviec.duties.names import unit_names
from roviec.org.access import Access
from roviec.reports.files import TYPES
from roviec.reports.layout.as_json import from_json
from roviec.reports.models import Document

_CARRIED: Final = ("pdf", "xlsx")  # the signed document, then its tables; the Word file stays here


def envelope_of(document: Document, access: Access) -> bytes:
    """The stored bytes of the signed document and their head; Http404 while it is a draft or when a file is lost.

    Codes for exchange aren't known here and are left out. Who sees only their own unit's documents is told no other addressee.
    """
    content = from_json(document.content)
    names = unit_names()
    addressees = document.addressees.all()
    if access.unit_ids is not None:
        addressees = addressees.filter(unit__in=access.unit_ids)
    files = {row.format: row for row in document.renderings.filter(final=True)}
    if "pdf" not in files:
        raise Http404
    symbol = document.symbol.replace("/", "-")
    attachments = []
    for form in (each for each in _CARRIED if each in files):
        try:
            with files[form].file.open("rb") as file:
                attachments.append(Attached(f"{symbol}.{form}", file.read(), TYPES[form]))
        except FileNotFoundError as error:
            raise Http404 from error
    return write_envelope(
        Envelope(
            sender=Organ(names[document.unit_id].name),
            receivers=tuple(Organ(names[row.unit_id].name) for row in addressees.order_by("pk")),
            number=f"{document.number:02}",
            notation=document.notation,
            place=content.head.place,
            issued_on=document.issued_on,
            type_name=content.head.kind or "Công văn",
            subject=content.head.abstract,
            capacity=" ".join(content.sign.capacity),
            post=content.sign.post,
            signer=content.sign.name,
            sent_at=timezone.localtime(document.published_at or document.signed_at),
            attachments=tuple(attachments),
        )
    )
