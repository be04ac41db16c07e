"""The files of a document: made, signed if the city has a key, stored under their own hash, and looked at again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files.base import ContentFile

from roviec.reports.errors import DocumentRefused
from roviec.reports.layout import model as layout
from roviec.reports.layout.docx import render_docx
from roviec.reports.layout.font import FontMissing
from roviec.reports.layout.pdf import render_pdf
from roviec.reports.layout.signing import SigningFailed, Verdict, read_roots, sign_pdf, verify_pdf
from roviec.reports.layout.xlsx import render_xlsx
from roviec.reports.models import Document, Rendering

Files = dict[str, bytes]

TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def render(content: layout.Document) -> Files:
    """Format -> bytes."""
    try:
        pdf = render_pdf(content, Path(settings.DOCUMENT_FONTS))
    except FontMissing as error:
        raise DocumentRefused("no_font") from error
    return {"docx": render_docx(content), "pdf": pdf, "xlsx": render_xlsx(content)}


def sign(files: Files, content: layout.Document) -> bool:
    """Put the city's digital signature on the PDF; False when no key is configured and the PDF stays as it is."""
    if settings.SIGN_CERT is None:
        return False
    reason = f"{content.head.kind} {content.head.abstract}".strip()
    try:
        files["pdf"] = sign_pdf(
            files["pdf"], settings.SIGN_CERT, settings.SIGN_PASSWORD, reason=reason, place=content.head.place
        )
    except SigningFailed as error:
        raise DocumentRefused("key_failed") from error
    return True


@contextmanager
def stored(files: Files, *, final: bool) -> Iterator[list[Rendering]]:
    """The files in private storage, as rows not yet saved; taken away again when the block fails."""
    rows: list[Rendering] = []
    try:
        for form, data in files.items():
            digest = hashlib.sha256(data).hexdigest()
            row = Rendering(format=form, final=final, sha256=digest, size=len(data))
            row.file.save(f"{digest}.{form}", ContentFile(data), save=False)
            rows.append(row)
        yield rows
    except BaseException:
        for row in rows:
            row.file.delete(save=False)
        raise


def unchanged(rendering: Rendering) -> bool:
    """Are the stored bytes those of the recorded hash?"""
    try:
        with rendering.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == rendering.sha256
    except FileNotFoundError:
        return False


def verdict_of(document: Document) -> Verdict:
    """What the signature in the stored PDF says now. Of a digitally signed document it is never "not signed"."""
    pdf = document.renderings.get(format="pdf", final=True)
    try:
        with pdf.file.open("rb") as file:
            data = file.read()
    except FileNotFoundError:
        return Verdict(signed=True)
    found = verify_pdf(data, read_roots(settings.SIGN_ROOTS) if settings.SIGN_ROOTS else ())
    return found if found.signed else Verdict(signed=True)
