"""Three typed readers of environment variables that fail loudly, and the database address."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class SettingError(RuntimeError):
    """An environment variable has a value that cannot be used; the message names it."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    raw = text(name).lower()
    if raw in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return default if not raw else raw in {"1", "true", "yes", "on"}
    raise SettingError(f"{name} must be true or false, not {raw!r}")


def number(name: str, default: int) -> int:
    raw = text(name)
    try:
        return int(raw) if raw else default
    except ValueError:
        raise SettingError(f"{name} must be a whole number, not {raw!r}") from None


SQLITE_OPTIONS = {
    # DEFERRED transactions lose to a second writer with "database is locked"; IMMEDIATE ones wait their turn.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def database(url: str, data_dir: Path) -> dict[str, Any]:
    """Django's DATABASES entry for `url` (postgres://user:pass@host:port/name?sslmode=…, sqlite:///path, or empty)."""
    parts = urlsplit(url)
    if parts.scheme in {"", "sqlite"}:
        name = unquote(parts.path).removeprefix("/") if url else str(data_dir / "roviec.sqlite3")
        # Tests use a real file too: in memory SQLite can't do WAL, and threads would share one connection's locks; one file a process.
        test = {"NAME": str(data_dir / f"test-{os.getpid()}.sqlite3")}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": SQLITE_OPTIONS, "TEST": test}
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingError(f"DATABASE_URL: {parts.scheme!r} is neither postgres nor sqlite")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
