"""From nothing to a city: migrate, load the pack, and (in the demonstration) its people and the sample directive."""

from __future__ import annotations

import argparse
from typing import Final

DANANG: Final = "da06-danang"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="nạp cả thành phố trình diễn / the demonstration city too")
    parser.add_argument("--pack", metavar="NAME|FOLDER", help="gói của địa phương khác / the pack of another place")


def run(args: argparse.Namespace) -> int:
    prepare(demo=args.demo, pack=args.pack)
    return 0


def prepare(*, demo: bool, pack: str | None = None) -> None:
    """Safe to run again: what is there stays. A place that was loaded with another pack gets nothing of Đà Nẵng's."""
    from django.core.management import call_command

    from roviec.packs.load import load_pack
    from roviec.packs.models import LoadedFact

    call_command("migrate", verbosity=0, interactive=False)
    loaded = set(LoadedFact.objects.values_list("pack", flat=True).distinct())
    if pack:
        load_pack(pack)
    elif not loaded or DANANG in loaded:
        load_pack(DANANG)
        if demo:
            from roviec.packs.demo import load_demo

            load_demo()


def sign_ins() -> str:
    """The demonstration's accounts, one a line; empty when this city is not the demonstration."""
    from roviec.packs.demo import sign_in_lines

    return "\n".join(sign_in_lines())
