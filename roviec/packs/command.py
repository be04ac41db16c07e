"""`roviec pack load NAME`, `roviec pack check NAME`."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["load", "check"], help="nạp hoặc chỉ kiểm tra / load, or only check")
    parser.add_argument("name", help="tên gói / the pack's name")


def run(args: argparse.Namespace) -> int:
    from roviec.packs.schema import PackError

    try:
        lines = load(args.name) if args.action == "load" else check(args.name)
    except PackError as error:
        sys.stderr.writelines(f"{problem}\n" for problem in error.problems)
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def load(name: str) -> list[str]:
    from roviec.packs.load import load_pack

    loaded = load_pack(name)
    added = ", ".join(f"{table} {count}" for table, count in loaded.added.items() if count)
    lines = [f"{loaded.pack} {loaded.version}: đã thêm / added: {added or '0'}"]
    if loaded.kept:
        lines.append(f"giữ nguyên vì thành phố đã sửa / kept as the city changed them: {', '.join(loaded.kept)}")
    return lines


def check(name: str) -> list[str]:
    from roviec.org.models import UNVERIFIED
    from roviec.packs.check import checked_pack
    from roviec.packs.schema import EndFact, UnknownFact

    pack = checked_pack(name)
    facts = [fact for fact in pack.facts() if not isinstance(fact, EndFact | UnknownFact)]
    doubtful = sum(fact.certainty in UNVERIFIED for fact in facts)
    return [f"{pack.name} {pack.version}: {len(facts)} dữ kiện hợp lệ / facts, {doubtful} chưa kiểm chứng / unverified"]
