"""Three typed readers of environment variables that fail loudly, and the addresses of the database and the mail server."""

from __future__ import annotations

import os
from email.utils import parseaddr
from pathlib import Path
from typing import Any, NamedTuple
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


# Our queries are short; on the longest ones of a large city PostgreSQL's compiler costs more than it saves (docs/judging.md).
POSTGRESQL_OPTIONS = {"options": "-c jit=off"}


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
        "OPTIONS": {**POSTGRESQL_OPTIONS, **dict(parse_qsl(parts.query))},
    }


class Smtp(NamedTuple):
    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool


SMTP_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def smtp(url: str) -> Smtp:
    """The mail server of smtp://, smtp+starttls:// or smtps://user:password@host:port; of nothing, a server without a host."""
    parts = urlsplit(url)
    if not url:
        return Smtp("", 25, "", "", False, False)
    if parts.scheme not in SMTP_PORTS or not parts.hostname:
        raise SettingError("ROVIEC_SMTP must be smtp://, smtp+starttls:// or smtps:// and name a host")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    port = parts.port or SMTP_PORTS[parts.scheme]
    return Smtp(parts.hostname, port, user, password, parts.scheme == "smtp+starttls", parts.scheme == "smtps")


def mail_from(address: str, server: Smtp) -> str:
    """Who our mails are from: needed with a mail server, of no use without one."""
    if bool(address) != bool(server.host):
        raise SettingError("ROVIEC_SMTP and ROVIEC_MAIL_FROM go together: set both, or neither")
    if address and not parseaddr(address)[1].rpartition("@")[2]:
        raise SettingError(f"ROVIEC_MAIL_FROM must be a mail address, not {address!r}")
    return address
