"""`python -m bench.amending`: precision and recall over the annotated pairs, and each pair that is not wholly right."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from bench.amending.score import PAIRS, counted, pairs

_COLUMNS = ("gold", "said", "right", "whole", "missing.gold", "missing.said", "missing.right")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.amending")
    parser.add_argument("--pairs", type=Path, default=PAIRS, help="folder of NAME/{earlier.txt,new.txt,gold.json}")
    parser.add_argument("--show", action="store_true", help="print the proposals of each pair")
    args = parser.parse_args()
    found = pairs(args.pairs)
    if not found:
        sys.exit(f"no NAME/gold.json in {args.pairs}")
    whole: Counter[str] = Counter()
    print(f"{'pair':40}" + "".join(f"{name:>14}" for name in _COLUMNS))
    for pair in found:
        counts = counted(pair)
        whole += counts
        print(f"{pair.name:40}" + "".join(f"{counts[name]:14}" for name in _COLUMNS))
        if args.show:
            quotes = {duty.key: duty.quote[:50] for duty in pair.earlier}
            for one in pair.found().proposals:
                print(
                    "   ",
                    one.effect.value,
                    [quotes[key] for key in one.earlier],
                    one.new,
                    one.since,
                    one.rule,
                    one.confidence,
                )
            print("   ", [(one.code, one.text[:60]) for one in pair.found().missing])
    print(f"{'all':40}" + "".join(f"{whole[name]:14}" for name in _COLUMNS))
    share = {name: whole[top] / max(1, whole[of]) for name, top, of in _SHARES}
    print(" · ".join(f"{name} {value:.3f}" for name, value in share.items()))
    started = time.process_time()
    for pair in found:
        pair.found()
    print(f"{1000 * (time.process_time() - started) / len(found):.1f} ms of CPU a pair, reading left out")


_SHARES = (
    ("precision", "right", "said"), ("recall", "right", "gold"), ("wholly right", "whole", "gold"),
    ("not found: precision", "missing.right", "missing.said"), ("not found: recall", "missing.right", "missing.gold"),
)  # fmt: skip

if __name__ == "__main__":
    main()
