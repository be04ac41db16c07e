"""An envelope as the bytes that other systems take."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from lxml import etree
from lxml.etree import _Element

from roviec.directives.envelope.model import DAY, MOMENT, NAMESPACE, Attached, Envelope, Organ

_XLINK: Final = "http://www.w3.org/1999/xlink"
_ADMINISTRATIVE: Final = "2"  # DocumentType/Type: 1 legal documents, 2 administrative ones
_NEW: Final = "0"  # Bussiness/BussinessDocType: a new document
_NO: Final = "0"


def write_envelope(envelope: Envelope) -> bytes:
    """UTF-8 XML; the same envelope gives the same bytes. Fields nobody has given are left out, never invented."""
    root = etree.Element(_name("edXML"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # the default namespace
    outer = etree.SubElement(root, _name("edXMLEnvelope"), nsmap={"edXML": NAMESPACE})
    header = _add(outer, "edXMLHeader")
    _message(_add(header, "MessageHeader"), envelope)
    trace = _add(header, "TraceHeaderList")
    if envelope.sent_at:
        hop = _add(trace, "TraceHeader")
        _add(hop, "OrganId", envelope.sender.code)
        _add(hop, "Timestamp", envelope.sent_at.strftime(MOMENT))
    business = _add(trace, "Bussiness")  # spelt so in the messages
    _add(business, "BussinessDocType", _NEW)
    _add(business, "Paper", _NO)
    manifest = _add(_add(outer, "edXMLBody"), "edXMLManifest")
    encoded = _add(root, "AttachmentEncoded")
    for attached in envelope.attachments:
        _attach(manifest, encoded, attached)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _message(message: _Element, envelope: Envelope) -> None:
    _organ(_add(message, "From"), envelope.sender)
    for receiver in envelope.receivers:
        _organ(_add(message, "To"), receiver)
    code = _add(message, "Code")
    _add(code, "CodeNumber", envelope.number)
    _add(code, "CodeNotation", envelope.notation)
    issue = _add(message, "PromulgationInfo")
    _add(issue, "Place", envelope.place)
    _add(issue, "PromulgationDate", envelope.issued_on.strftime(DAY) if envelope.issued_on else "")
    kind = _add(message, "DocumentType")
    _add(kind, "Type", _ADMINISTRATIVE)
    _add(kind, "TypeName", envelope.type_name)
    _add(message, "Subject", envelope.subject)
    signer = _add(message, "SignerInfo")
    _add(signer, "Competence", envelope.capacity)
    _add(signer, "Position", envelope.post)
    _add(signer, "FullName", envelope.signer)
    day = envelope.issued_on.strftime(DAY) if envelope.issued_on else ""
    _add(message, "DocumentId", ",".join((envelope.sender.code, day, envelope.symbol)))


def _organ(node: _Element, organ: Organ) -> None:
    _add(node, "OrganId", organ.code)
    _add(node, "OrganName", organ.name)


def _attach(manifest: _Element, encoded: _Element, attached: Attached) -> None:
    key = hashlib.sha256(attached.name.encode() + b"\0" + attached.data).hexdigest()[:32]
    reference = _add(manifest, "Reference")
    reference.set(f"{{{_XLINK}}}href", f"cid:{key}")
    inside = _add(encoded, "Attachment")
    for node, content_id in ((reference, f"cid:{key}"), (inside, key)):
        _add(node, "ContentId", content_id)
        _add(node, "ContentType", attached.content_type)
        _add(node, "AttachmentName", attached.name)
    _add(inside, "ContentTransferEncoded", base64.b64encode(attached.data).decode())


def _add(parent: _Element, name: str, text: str = "") -> _Element:
    node = etree.SubElement(parent, _name(name))
    if text:
        node.text = text
    return node


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
