"""Word documents, read from their XML: what Word shows, in the order a person reads it."""

from __future__ import annotations

from roviec.directives.intake.docx.body import Body
from roviec.directives.intake.docx.numbering import Numbering
from roviec.directives.intake.docx.package import Package
from roviec.directives.intake.docx.styles import Styles
from roviec.directives.intake.lines import page_of
from roviec.directives.intake.plain import from_text
from roviec.directives.intake.taken import Extract, Warned

__all__ = ["read"]


def read(data: bytes, filename: str) -> Extract:
    package = Package(data, filename)
    styles = Styles(package.optional("styles"))
    body = Body(Numbering(package.optional("numbering"), styles), styles)
    extract = from_text(page_of(body.lines(package.main())))
    changes = (Warned("tracked_changes", {"count": body.changes}),) if body.changes else ()
    return Extract(extract.text, extract.encoding, (*extract.warnings, *changes))
