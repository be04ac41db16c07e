"""`roviec clarity FILE [--word OUT.docx] [--json]`: what a draft leaves open, on the terminal or in the margin of the Word file."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Final

from roviec.directives.clarity.model import Checked, Finding

_MARKS: Final = {"fault": "✗", "gap": "?", "style": "~"}
_WIDEST: Final = 110


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="dự thảo: DOCX, PDF có chữ, HTML hoặc TXT")
    parser.add_argument("--word", type=Path, metavar="OUT.docx", help="ghi dự thảo kèm nhận xét bên lề")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.add_argument(
        "--issued-on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="ngày ban hành, khi dự thảo chưa ghi"
    )


def run(args: argparse.Namespace) -> int:
    """0: nothing that must be mended; 1: at least one fault; 2: the file was refused."""
    from roviec.directives.clarity import Known, check  # slow imports, needed only here
    from roviec.directives.intake import IntakeError, take
    from roviec.directives.reading import read
    from roviec.vietnamese.calendar import Calendar, seed

    file: Path = args.file
    try:
        data = file.read_bytes()
        taken = take(data, file.name)
    except OSError as problem:
        sys.stderr.write(f"Không đọc được {file}: {problem.strerror}\n")
        return 2
    except IntakeError as problem:
        told = ", ".join(f"{name} {value}" for name, value in problem.fields.items())
        sys.stderr.write(f"Không nhận {file}: {problem.code}{f' ({told})' if told else ''}\n")
        return 2
    reading = read(taken.text, issued_on=args.issued_on or taken.head.issued_on)
    years = {task.deadline.year for task in reading.tasks if task.deadline}
    years |= {reading.document.issued_on.year} if reading.document.issued_on else set()
    checked = check(reading, Known(Calendar.from_rows(seed(years))))
    if args.word:
        from roviec.directives.clarity.comments import commented

        args.word.write_bytes(commented(checked, data if taken.kind == "docx" else None))
    sys.stdout.write(_json(checked) if args.json else "\n".join(_lines(checked)) + "\n")
    return int(any(finding.weight == "fault" for finding in checked.findings))


def _json(checked: Checked) -> str:
    from roviec.directives.clarity.said import said

    findings = [
        {
            "code": one.code, "weight": one.weight, "start": one.start, "end": one.end, "task": one.task, "other": one.other,
            "said": said(one), "better": one.better, "quote": checked.reading.text[one.start : one.end],
        }
        for one in checked.findings
    ]  # fmt: skip
    vague = [round(share, 3) for share in checked.vague]
    return json.dumps({"findings": findings, "vague": vague}, ensure_ascii=False, indent=2) + "\n"


def _lines(checked: Checked) -> Iterator[str]:
    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    for at, task in [(None, None), *enumerate(checked.reading.tasks)]:
        found = checked.of(at)
        if not found:
            continue
        if task is not None and at is not None:
            yield from wrap(f"{at + 1}. {task.quote}", width)
        for finding in found:
            yield from _finding(finding, checked, width)
        yield ""
    counts = [f"{sum(one.weight == weight for one in checked.findings)} {name}" for weight, name in _COUNTS.items()]
    yield f"{len(checked.reading.tasks)} nhiệm vụ · {' · '.join(counts)}"


_COUNTS: Final = {"fault": "chỗ phải sửa", "gap": "chỗ còn để ngỏ", "style": "chỗ nên gọn hơn"}


def _finding(finding: Finding, checked: Checked, width: int) -> Iterator[str]:
    from roviec.directives.clarity.said import said

    where = "" if finding.task is not None else f" “{checked.reading.text[finding.start : finding.end][:80]}”"
    yield from wrap(
        f"{_MARKS[finding.weight]} {said(finding)}{where}", width, initial_indent="   ", subsequent_indent="     "
    )
    if finding.better:
        yield from wrap(f"→ {finding.better}", width, initial_indent="     ", subsequent_indent="       ")
