"""Annotated files with tables of tasks: through intake and reading, as they would come in.

`NAME.gold.json` answers `NAME.docx` (.pdf, .html, .xlsx, .csv), to which `NAME.annex.xlsx` may belong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from roviec.directives.intake import take, with_annexes

FILES = Path(__file__).parent / "tables"


def tables() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(name, text as taken in, answer)."""
    for answer in sorted(FILES.glob("*.gold.json")):
        name = answer.name.removesuffix(".gold.json")
        files = sorted(path for path in FILES.glob(f"{name}.*") if path.suffix != ".json")
        annexes = [path for path in files if ".annex." in path.name]
        (main,) = [path for path in files if path not in annexes]
        taken = with_annexes(take(main.read_bytes(), main.name), [(path.read_bytes(), path.name) for path in annexes])
        yield name, taken.text, json.loads(answer.read_text(encoding="utf-8"))
