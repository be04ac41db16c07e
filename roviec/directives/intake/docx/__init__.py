"""Word documents, read from their XML: what Word shows, in the order a person reads it."""

from __future__ import annotations

from roviec.directives.intake.docx.body import Body, changes_in
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
    main = package.main()
    body = Body(Numbering(package.optional("numbering"), styles), styles)
    extract = from_text(page_of(body.lines(main)))
    count = changes_in(main)
    changes = (Warned("tracked_changes", {"count": count}),) if count else ()
    return Extract(extract.text, extract.encoding, (*extract.warnings, *changes))
