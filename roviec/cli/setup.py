"""From nothing to a city: migrate, load the pack, and (in the demonstration) its people and the sample directive."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="nạp cả thành phố trình diễn / the demonstration city too")


def run(args: argparse.Namespace) -> int:
    prepare(demo=args.demo)
    return 0


def prepare(*, demo: bool) -> None:
    """Safe to run again: what is there stays."""
    from django.core.management import call_command

    from roviec.packs.load import load_pack

    call_command("migrate", verbosity=0, interactive=False)
    load_pack("da06-danang")
    if demo:
        from roviec.packs.demo import load_demo

        load_demo()


def sign_ins() -> str:
    """The demonstration's accounts, one a line; empty when this city is not the demonstration."""
    from roviec.packs.demo import sign_in_lines

    return "\n".join(sign_in_lines())
