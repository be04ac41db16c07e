"""The process that opens a file of pictures and makes its pages ready: numbers on standard input, an answer in JSON a line.

A number with "over" behind it is the same page the other way up.

Arguments: the file, and the folder for the pages. PDFium and Pillow are native code fed by strangers.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from PIL import Image

from roviec.directives.intake import limits
from roviec.directives.intake.scan.pictures import opened
from roviec.directives.intake.taken import IntakeError


def main(words: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.PREPARE_MEMORY, limits.PREPARE_MEMORY))
    file, folder = Path(words[0]), Path(words[1])
    try:
        pages = opened(file)
        _say({"pages": len(pages)})
        for line in sys.stdin:
            # Whoever only counts the pages needn't wait for NumPy.
            from roviec.directives.intake.scan.clean import cleaned, is_blank

            number, *how = line.split()
            # The ration of processor time is each page's own.
            used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
            seconds = int(used) + limits.PREPARE_SECONDS
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
            page = cleaned(pages.page(int(number)))
            if how:
                page = page.transpose(Image.Transpose.ROTATE_180)
            page.save(folder / f"{number}.jpg", quality=82, dpi=(300, 300))
            _say({"blank": is_blank(page), "size": page.size})
    except IntakeError as error:
        _say({"refused": error.code, "fields": error.fields})


def _say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
