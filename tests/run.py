"""The test run behind `./dev test`: pytest on both cores; `--all` adds the long and the browser tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str]) -> int:
    everything = "--all" in words
    rest = [word for word in words if word != "--all"]
    marks = [] if everything or "-m" in rest else ["-m", "not long and not browser"]
    paths = any((ROOT / word.partition("::")[0]).exists() for word in rest)
    # in the tree's own order: the longest files hold few tests, and files by number of tests would leave them to one core at the end
    workers = [] if paths else ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    return subprocess.call([sys.executable, "-m", "pytest", "-q", *workers, *marks, *rest], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
