"""`roviec journal verify | seal | export | key`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roviec.journal.chain import Verdict

KINDS = {
    "changed": "dòng {p.seq} đã bị sửa / entry {p.seq} was changed",
    "missing": "thiếu dòng {p.seq} / entry {p.seq} is missing",
    "reordered": "dòng {p.seq} không đúng chỗ / entry {p.seq} is out of order",
    "bad_seal": "niêm phong {p.seal} không khớp với các dòng từ {p.seq} / seal {p.seal} does not fit the entries from {p.seq} on",
    "bad_signature": "chữ ký của niêm phong {p.seal} sai / wrong signature on seal {p.seal}",
    "bad_end": "tệp bị cắt hoặc bị sửa ngoài các dòng / the file was cut off, or changed outside its entries",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="VIỆC")
    verify = words.add_parser(
        "verify", help="kiểm tra cơ sở dữ liệu hoặc một bản xuất / verify the database or an export"
    )
    verify.add_argument("--export", type=Path, metavar="FILE", help="bản xuất cần đối chiếu / the export to check")
    words.add_parser("seal", help="niêm phong những gì mới ghi / seal what is new")
    export = words.add_parser("export", help="xuất ra một tệp / write the journal to a file")
    export.add_argument("file", type=Path, metavar="FILE")
    words.add_parser("key", help="in khóa công khai / print the public keys")


def run(args: argparse.Namespace) -> int:
    """0: done and whole; 1: something is wrong with the journal; 2: the file or the key cannot be used."""
    from roviec.journal.errors import JournalError

    try:
        return {"verify": _verify, "seal": _seal, "export": _export, "key": _key}[args.word](args)
    except (JournalError, OSError) as problem:
        sys.stderr.write(f"Không làm được / failed: {problem}\n")
        return 2


def _verify(args: argparse.Namespace) -> int:
    from roviec.journal.export_check import check_export, still_held
    from roviec.journal.reads import verify

    verdict = check_export(args.export) if args.export else verify()
    _say(_told(verdict))
    if args.export and verdict.sound and not still_held(verdict):
        _say("Cơ sở dữ liệu không còn những gì đã xuất / the database no longer holds what was exported")
        return 1
    return 0 if verdict.sound else 1


def _told(verdict: Verdict) -> str:
    if not verdict.sound:
        return "\n".join(KINDS[problem.kind].format(p=problem) for problem in verdict.problems)
    return (
        f"Toàn vẹn: {verdict.entries} dòng, {verdict.seals} niêm phong, đã niêm phong đến dòng {verdict.sealed_to} / "
        f"whole: {verdict.entries} entries, {verdict.seals} seals, sealed up to entry {verdict.sealed_to}"
    )


def _seal(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from roviec.journal.acts import seal

    made = seal(timezone.now())
    _say(f"Niêm phong / seal {made}" if made else "Không có gì mới / nothing new")
    return 0


def _export(args: argparse.Namespace) -> int:
    from roviec.journal.export import export

    count = export(args.file)
    _say(f"{args.file}: {count} dòng / entries")
    return 0


def _key(args: argparse.Namespace) -> int:
    from roviec.journal.keys import ring, signer

    signer()
    for name, public in ring().public.items():
        _say(f"{name} {public.hex()}")
    return 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
