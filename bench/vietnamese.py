"""CPU time to fold Vietnamese names to search keys: ours, name by name and by column, beside two plain ways.

    python -m bench.vietnamese --rows 1000000

The peers fold less (no punctuation, no odd spaces), so results are compared on clean names, where all four must agree.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
import unicodedata
from collections.abc import Callable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from roviec.vietnamese.columnar import fold_array
from roviec.vietnamese.keys import search_key

SURNAMES, MIDDLES, GIVEN = (
    line.split()
    for line in (
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Mai Đoàn",
        "Văn Thị Hữu Ngọc Đức Minh Thanh Quốc Thùy Xuân Hoài Kim Bảo Gia Anh Tiến Công Phương Mỹ Quỳnh",
        "Hùng Hưng Lý Thúy Quý Ánh Ân Đạt Dũng Hòa Tuấn Phượng Nguyệt Yến Khuê Oanh Uyên Tâm Sơn Trường Vinh Loan",
    )
)


def synthetic_names(rows: int) -> list[str]:
    pick = random.Random(5289).choice
    return [f"{pick(SURNAMES)} {pick(MIDDLES)} {pick(MIDDLES)} {pick(GIVEN)}" for _ in range(rows)]


def ours_per_name(names: list[str], _: pa.Array) -> list[str]:
    return [search_key(name) for name in names]


def ours_columnar(_: list[str], column: pa.Array) -> pa.Array:
    return fold_array(column)


def peer_unicodedata(names: list[str], _: pa.Array) -> list[str]:
    def fold(name: str) -> str:
        plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
        return "".join(letter for letter in plain if not unicodedata.combining(letter))

    return [fold(name) for name in names]


def peer_arrow(_: list[str], column: pa.Array) -> pa.Array:
    plain = pc.utf8_normalize(pc.replace_substring(pc.utf8_lower(column), "đ", "d"), "NFD")
    return pc.replace_substring_regex(plain, r"\p{Mn}+", "")


WAYS: dict[str, Callable[[list[str], pa.Array], Sequence[str] | pa.Array]] = {
    "search_key, name by name": ours_per_name,
    "unicodedata NFD, name by name": peer_unicodedata,
    "fold_array, by column": ours_columnar,
    "pyarrow utf8_normalize + replace_substring_regex": peer_arrow,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    names = synthetic_names(options.rows)
    column = pa.array(names)
    fold_array(column[:1])  # builds the tables once, as a server does
    seconds: dict[str, list[float]] = {way: [] for way in WAYS}
    results: dict[str, list[str]] = {}
    for _ in range(options.rounds):
        for way, fold in WAYS.items():  # in turn, so that noise falls on all
            started = time.process_time()
            folded = fold(names, column)
            seconds[way].append(time.process_time() - started)
            results[way] = folded.to_pylist() if isinstance(folded, pa.Array) else list(folded)
    floor = statistics.median(seconds["fold_array, by column"])
    print(f"{options.rows:,} names, {options.rounds} rounds: median CPU-µs a name, and how many times fold_array")
    for way, taken in seconds.items():
        median = statistics.median(taken)
        spread = f"{min(taken) / options.rows * 1e6:.2f}-{max(taken) / options.rows * 1e6:.2f}"
        print(f"  {way:50} {median / options.rows * 1e6:6.2f}  ({spread})  x {median / floor:.1f}")
    expected = results["search_key, name by name"]
    different = [way for way, keys in results.items() if keys != expected]
    if different:
        raise SystemExit(f"results differ: {', '.join(different)}")
    print("  all four give the same keys")


if __name__ == "__main__":
    main()
