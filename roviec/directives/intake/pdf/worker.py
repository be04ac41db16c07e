"""The process that reads one PDF: the file on standard input, an answer in JSON on standard output."""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict

from roviec.directives.intake import limits
from roviec.directives.intake.pdf.layout import text_of
from roviec.directives.intake.pdf.pieces import pages_of
from roviec.directives.intake.taken import IntakeError

Answer = dict[str, object]


def answer(data: bytes, in_pieces: bool = False) -> Answer:
    """The text, or (to be put together with pages that are recognised) the pieces of each page; which pages are pictures."""
    try:
        pages = pages_of(data)
    except IntakeError as error:
        return {"refused": error.code, "fields": error.fields}
    said = {"in_pieces": [asdict(page) for page in pages]} if in_pieces else {"text": text_of(pages)}
    return {**said, "pages": len(pages), "pictures": [at for at, page in enumerate(pages) if page.is_picture]}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_MEMORY, limits.PDF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.PDF_SECONDS, limits.PDF_SECONDS))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), "pieces" in sys.argv)))


if __name__ == "__main__":
    main()
