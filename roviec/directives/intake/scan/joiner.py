"""The process that joins pages to one PDF, in the folder that is its argument: the original comes from strangers."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import pypdfium2 as pdfium

from roviec.directives.intake import limits


def join(folder: Path) -> None:
    """Writes `joined`."""
    target = pdfium.PdfDocument.new()
    source = pdfium.PdfDocument(folder / "original") if (folder / "original").exists() else None
    printed = {int(file.stem): file for file in folder.glob("*.pdf")}
    for number in range(len(source) if source else len(printed)):
        if (file := printed.get(number)) and file.stat().st_size:
            target.import_pages(pdfium.PdfDocument(file))
        elif source:
            target.import_pages(source, [number])
        else:
            target.new_page(595, 842)
    target.save(folder / "joined")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (limits.PREPARE_MEMORY, limits.PREPARE_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.PAGE_SECONDS, limits.PAGE_SECONDS))
    join(Path(sys.argv[1]))
