"""`roviec read FILE [--json]`: a directive from a file, its tasks on the terminal."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from roviec.directives.reading.terminal import shown


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="DOCX, PDF có chữ, HTML, TXT, XLSX, CSV hoặc edXML; “-” để đọc văn bản từ đầu vào chuẩn",
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.add_argument(
        "--issued-on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="ngày ban hành, khi văn bản không ghi"
    )


def run(args: argparse.Namespace) -> int:
    from roviec.directives.intake import IntakeError, take, take_pasted  # slow imports, needed only here
    from roviec.directives.reading.engine import read

    file: Path = args.file
    try:
        taken = take_pasted(sys.stdin.read()) if str(file) == "-" else take(file.read_bytes(), file.name)
    except OSError as problem:
        sys.stderr.write(f"Không đọc được {file}: {problem.strerror}\n")
        return 2
    except IntakeError as problem:
        told = ", ".join(f"{name} {value}" for name, value in problem.fields.items())
        sys.stderr.write(f"Không nhận {file}: {problem.code}{f' ({told})' if told else ''}\n")
        return 2
    reading = read(taken.text, issued_on=args.issued_on or taken.head.issued_on)
    if args.json:
        sys.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(shown(reading, colour=sys.stdout.isatty()))
    return 0
