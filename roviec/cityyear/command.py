"""`roviec city-year`: a made-up year for the demonstration city; `--remove` takes it away again."""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from roviec.cityyear.write import Asked

REFUSALS: Final = {
    "loaded": "Đã có một năm dữ liệu minh họa; bỏ nó trước bằng --remove / a made-up year is there already: --remove first",
    "real_directives": "Có văn bản thật đã giao việc: không bỏ được / directives that are no samples were issued here",
}
PACK: Final = "da06-danang"
NOTE: Final = "Mọi con số, tên người và văn bản trong dữ liệu này đều do Rõ Việc đặt ra / all of it is made up"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--year",
        type=int,
        help="năm dương lịch; bỏ trống: 12 tháng tới hôm nay / a calendar year; without: the last twelve months",
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="cùng số thì cùng dữ liệu / the same seed gives the same year"
    )
    parser.add_argument("--scale", choices=["small", "full"], default="full")
    parser.add_argument("--remove", action="store_true", help="bỏ dữ liệu minh họa / take the made-up year away again")


def run(args: argparse.Namespace) -> int:
    from roviec.cityyear.remove import remove
    from roviec.cityyear.write import LoadRefused, load

    try:
        if args.remove:
            _tell(f"đã bỏ / removed: {remove():,} dòng / rows")
        else:
            _prepare()
            load(asked(args.year, args.seed, args.scale), _tell)
            _tell(NOTE)
    except LoadRefused as refused:
        sys.stderr.write(f"{REFUSALS[refused.code]}\n")
        return 1
    return 0


def _prepare() -> None:
    """The chart and the cast come first: the cast's chairs must be theirs before anybody made up sits down."""
    from roviec.packs.demo import load_demo
    from roviec.packs.load import load_pack

    load_pack(PACK)
    load_demo()


def asked(year: int | None, seed: int, scale: str) -> Asked:
    from django.utils import timezone

    from roviec.cityyear.write import Asked

    now = timezone.now()
    today = timezone.localdate(now)
    if year is None:
        first, last = today - timedelta(days=364), today
    else:
        first, last = date(year, 1, 1), date(year, 12, 31)
    return Asked(first=first, last=last, until=now, seed=seed, scale=scale)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
