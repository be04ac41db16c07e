"""The process that reads one PDF: the file on standard input, an answer in JSON on standard output."""

from __future__ import annotations

import json
import resource
import sys

from roviec.directives.intake import limits
from roviec.directives.intake.pdf.layout import text_of
from roviec.directives.intake.pdf.pieces import pages_of
from roviec.directives.intake.taken import IntakeError

Answer = dict[str, object]


def answer(data: bytes) -> Answer:
    try:
        pages = pages_of(data)
    except IntakeError as error:
        return {"refused": error.code, "fields": error.fields}
    return {"text": text_of(pages), "pages": len(pages), "blank": sum(not page.pieces for page in pages)}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_MEMORY, limits.PDF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.PDF_SECONDS, limits.PDF_SECONDS))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
