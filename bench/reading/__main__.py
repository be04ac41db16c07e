"""`python -m bench.reading [--gold DIR] [--held-out] [--tables]`: agreement with annotated texts, and speed."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from bench.reading.score import count, f1
from bench.reading.tables import tables
from roviec.directives.reading import read

_OWN = Path(__file__).parent / "texts"
_COLUMNS = ("tasks", "leads", "supports", "recipients", "deadline", "recurrence", "cites", "end")
_ROUNDS = 5
_UNIT = 20_000  # characters
_PAGE = 2_500  # characters of an A4 page of 13-point text


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.reading")
    parser.add_argument("--gold", type=Path, default=_OWN, help="folder of NNN.txt and NNN.gold.json")
    parser.add_argument("--held-out", action="store_true", help="show the texts of the held-out set one by one too")
    parser.add_argument("--tables", action="store_true", help="files with tables of tasks instead, through intake")
    args = parser.parse_args()
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    by_set: dict[str, Counter[str]] = defaultdict(Counter)
    texts: list[str] = []
    print(f"{'text':30}gold  said  found " + "".join(f"{name:>11}" for name in _COLUMNS) + "   at first sight")
    for name, text, gold in tables() if args.tables else _texts(args.gold):
        counts = counted(text, gold)
        kind, group = gold.get("kind", "any"), gold.get("set", "given")
        by_kind[f"{group}: {'news' if kind == 'báo' else 'official'}"] += counts
        by_set[group] += counts
        texts.append(text)
        if group != "held-out" or args.held_out or args.tables:
            first = gold.get("first_sight", {}).get("end")
            print(_row(f"{name} {kind}", counts) + (f"{first:>17.3f}" if first is not None else ""))
    if not texts:
        sys.exit(f"no NNN.gold.json in {args.gold}")
    for label, counts in [*sorted(by_kind.items()), *sorted(by_set.items())]:
        print(_row(label, counts))
    print(_row("all", sum(by_set.values(), Counter())))
    print(_speed(texts))


def _texts(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for answer in sorted(folder.glob("*.gold.json")):
        name = answer.name.removesuffix(".gold.json")
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        yield name, text, json.loads(answer.read_text(encoding="utf-8"))


def counted(text: str, gold: dict[str, object]) -> Counter[str]:
    answers, said = gold["tasks"], read(text).as_json()["tasks"]
    return count(text, answers if isinstance(answers, list) else [], said if isinstance(said, list) else [])


def _row(name: str, counts: Counter[str]) -> str:
    figures = (f1(counts, column) for column in _COLUMNS)
    shown = "".join(f"{'-' if figure is None else f'{figure:.3f}':>11}" for figure in figures)
    return f"{name:28}{counts['tasks.gold']:6}{counts['tasks.said']:6}{counts['tasks.right']:6} {shown}"


def _speed(texts: list[str]) -> str:
    whole = "\n".join(texts)
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        for text in texts:
            read(text)
        times.append((time.process_time() - start) * _UNIT / sum(map(len, texts)))
    long = whole * (100 * _PAGE // len(whole) + 1)
    start = time.process_time()
    read(long)
    hundred = time.process_time() - start
    code = "import time; t = time.process_time(); import roviec.directives.reading; print(time.process_time() - t)"
    started = float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    return f"{1000 * median(times):.0f} ms of CPU per 20,000 characters · {hundred:.2f} s of CPU for {len(long) // _PAGE} pages · import {started:.2f} s"


if __name__ == "__main__":
    main()
