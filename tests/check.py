"""`./dev check`: everything about the code that can be said without running it. All checks run; any failure fails."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = ["roviec", "tests", "bench"]


def locks_name_no_registry() -> int:
    """Lock files must install from whatever registry the reader uses."""
    files = ["requirements.lock", "requirements-dev.lock", "package-lock.json"]
    bad = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name in files
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1)
        if '"resolved"' in line or ("://" in line and '"url"' not in line)
    ]
    print("\n".join(bad))
    return bool(bad)


def command(*words: str) -> int:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
    return subprocess.call([str(BIN / words[0]), *words[1:]], cwd=ROOT, env=environment)


CHECKS: dict[str, Callable[[], int]] = {
    "lint": lambda: command("ruff", "check", "--quiet", *CODE),
    "format": lambda: command("ruff", "format", "--quiet", "--check", *CODE),
    "import contracts": lambda: command("lint-imports", "--no-cache"),
    "dependencies": lambda: command("deptry", "."),
    "Django": lambda: command("python", "-m", "roviec.cli", "manage", "check", "--fail-level", "WARNING"),
    "migrations": lambda: command("python", "-m", "roviec.cli", "manage", "makemigrations", "--check", "--dry-run"),
    "translations": lambda: command("python", "-m", "tests.messages", "--check"),
    "locks": locks_name_no_registry,
    "types": lambda: command("mypy", "--strict", *CODE),
}


def main(names: list[str]) -> int:
    failed = []
    for name, check in CHECKS.items():
        if names and name not in names:
            continue
        started = time.monotonic()
        if check():
            failed.append(name)
        print(f"{'FAILED' if name in failed else 'ok':7}{name}  {time.monotonic() - started:.1f} s", flush=True)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
