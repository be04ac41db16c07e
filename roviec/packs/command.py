"""`roviec pack check|load|diff`: a pack that ships by its name, any other by its folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help="chỉ kiểm tra, chỉ rõ tệp và dòng / check: mistakes with file and line")
    load = actions.add_parser("load", help="nạp hoặc nâng cấp / load, or upgrade what was loaded")
    diff = actions.add_parser(
        "diff", help="khác nhau giữa hai gói, hoặc giữa gói và dữ liệu / two packs, or one and the city"
    )
    for action in (check, load, diff):
        action.add_argument("name", metavar="NAME|FOLDER", help="tên gói hoặc thư mục / the pack's name or its folder")
    load.add_argument(
        "--dry-run", action="store_true", help="nói sẽ làm gì rồi thôi / say what it would do, and do nothing"
    )
    diff.add_argument("other", nargs="?", metavar="NAME|FOLDER", help="gói mới hơn / the newer pack")
    diff.add_argument("--json", action="store_true", help="cho máy đọc / for machines")


def run(args: argparse.Namespace) -> int:
    from roviec.packs.schema import PackError

    try:
        lines = list(_lines(args))
    except PackError as error:
        sys.stderr.writelines(f"{problem}\n" for problem in error.problems)
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _lines(args: argparse.Namespace) -> Iterator[str]:
    if args.action == "check":
        return check(args.name)
    if args.action == "load":
        return load(args.name, dry_run=args.dry_run)
    return diff(args.name, args.other, machine=args.json)


def load(name: str, *, dry_run: bool) -> Iterator[str]:
    from roviec.packs.diff import in_words
    from roviec.packs.load import load_pack
    from roviec.packs.tables.loading import What

    loaded = load_pack(name, dry_run=dry_run)
    if dry_run:
        yield "Chưa ghi gì / nothing was written"
    added = ", ".join(f"{table} {count}" for table, count in loaded.added.items() if count)
    counts = f"đã sửa / changed: {len(loaded.of(What.CHANGED))}; đã kết thúc / ended: {len(loaded.of(What.ENDED))}"
    yield f"{loaded.pack} {loaded.version}: đã thêm / added: {added or '0'}; {counts}"
    for pack, count in loaded.left.items():
        yield f"theo gói {pack}: {count} dữ kiện để nguyên / facts left as that pack has them"
    yield from in_words([change for change in loaded.changes if dry_run or change.what != What.ADDED])


def check(name: str) -> Iterator[str]:
    from roviec.org.models import UNVERIFIED
    from roviec.packs.check import checked_pack
    from roviec.packs.schema import EndFact, UnknownFact

    pack = checked_pack(name)
    facts = [fact for fact in pack.facts() if not isinstance(fact, EndFact | UnknownFact)]
    doubtful = sum(fact.certainty in UNVERIFIED for fact in facts)
    yield f"{pack.name} {pack.version}: {len(facts)} dữ kiện hợp lệ / facts, {doubtful} chưa kiểm chứng / unverified"
    for missing in pack.unknown:
        note = f" ({missing.note})" if missing.note else ""
        yield f"chưa biết / unknown: {missing.title}{note}"


def diff(name: str, other: str | None, *, machine: bool) -> Iterator[str]:
    from roviec.packs.check import checked_pack
    from roviec.packs.diff import as_json, differences, in_words
    from roviec.packs.load import load_pack

    changes = differences(checked_pack(name), checked_pack(other)) if other else load_pack(name, dry_run=True).changes
    if machine:
        yield json.dumps(as_json(changes), ensure_ascii=False, indent=2)
    elif changes:
        yield from in_words(changes)
    else:
        yield "không khác gì / no difference"
