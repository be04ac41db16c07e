"""The demonstration city: made-up people with local accounts over the pack's chart, and the sample directive as a draft."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import User
from django.db import transaction

from roviec.directives.acts import take_directive
from roviec.directives.models import Directive
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.models import Grant, Holding, Person, Post, Role, Unit
from roviec.vietnamese.keys import person_sort_key, search_key

SINCE: Final = date(2025, 7, 1)  # the day of the chart that everybody here works in
SYSTEM: Final = Actor.system("packs.demo")
SAMPLE: Final = "cong-van-mau.docx"


@dataclass(frozen=True)
class Part:
    """One of the cast. The name says that nobody is meant by it."""

    login: str
    name: str
    role: Role
    unit: str
    heads: bool = False
    since: date = SINCE


CAST: Final = (
    Part("lanhdao", "Nguyễn Văn Mẫu 01", Role.LEADER, "ubnd-thanh-pho", heads=True),
    Part("thuongtruc", "Lê Văn Mẫu 02", Role.STANDING_BODY, "cong-an"),
    Part("sokhcn", "Trần Thị Mẫu 03", Role.FOCAL_OFFICER, "so-khcn", since=date(2025, 3, 1)),
    Part("sokhcn2", "Hồ Thị Mẫu 04", Role.FOCAL_OFFICER, "so-khcn", since=date(2025, 3, 1)),
    Part("haichau", "Phạm Thị Mẫu 05", Role.FOCAL_OFFICER, "phuong-hai-chau"),
    Part("ankhe", "Đặng Văn Mẫu 06", Role.FOCAL_OFFICER, "phuong-an-khe"),
    Part("quantri", "Võ Văn Mẫu 07", Role.ADMINISTRATOR, "van-phong-ubnd"),
    Part("kiemtoan", "Bùi Thị Mẫu 08", Role.AUDITOR, "van-phong-ubnd"),
    # Heads of units, without accounts: obligations name who answered for the unit at the time.
    Part("", "Hoàng Thị Mẫu 09", Role.UNIT_HEAD, "so-khcn", heads=True, since=date(2025, 3, 1)),
    Part("", "Đỗ Văn Mẫu 10", Role.UNIT_HEAD, "phuong-hai-chau", heads=True),
    Part("", "Ngô Thị Mẫu 11", Role.UNIT_HEAD, "phuong-an-khe", heads=True),
    Part("", "Dương Văn Mẫu 12", Role.UNIT_HEAD, "cong-an", heads=True, since=date(2024, 1, 1)),
    Part("", "Lý Thị Mẫu 13", Role.UNIT_HEAD, "so-tttt", heads=True, since=date(2024, 1, 1)),
)


def load_demo() -> None:
    """Idempotent: who is there stays as they are, passwords included. The pack must be loaded first."""
    with transaction.atomic():
        known = set(Person.objects.values_list("full_name", flat=True))
        added = [part for part in CAST if part.name not in known]
        if added:
            # One hash for all: they share the password anyway, and hashing it for each would take seconds.
            encoded = make_password(_password())
            for part in added:
                _join(part, encoded)
            logins = [part.login for part in added if part.login]
            record(
                actor=SYSTEM,
                act="packs.demo",
                obj=("packs.pack", "demo"),
                after={"people": len(added), "accounts": len(logins)},
            )
    _take_sample()


def sign_in_lines() -> list[str]:
    """One account a line, with the password while it still is the one given here; nothing when there is no demonstration."""
    shared = _stored_password()
    logins = [part.login for part in CAST if part.login]
    hashes = dict(User.objects.filter(username__in=logins, is_active=True).values_list("username", "password"))
    still = {encoded for encoded in set(hashes.values()) if shared and check_password(shared, encoded)}
    return [
        f"  {part.login:<12} {shared}   {part.role.label} · {part.unit}"
        for part in CAST
        if hashes.get(part.login) in still
    ]


def password_file() -> Path:
    return Path(settings.DATA_DIR) / "keys" / "demo-password"


def _password() -> str:
    """From ROVIEC_DEMO_PASSWORD, else made once and kept in a file that only its owner can read."""
    known = _stored_password()
    if known:
        return known
    made = secrets.token_urlsafe(12)
    path = password_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(made)
    return made


def _stored_password() -> str:
    path = password_file()
    return os.environ.get("ROVIEC_DEMO_PASSWORD", "").strip() or (path.read_text().strip() if path.exists() else "")


def _join(part: Part, encoded: str) -> None:
    user = User.objects.create(username=part.login, password=encoded) if part.login else None
    person = Person.objects.create(
        user=user, full_name=part.name, search_key=search_key(part.name), sort_key=person_sort_key(part.name)
    )
    unit = Unit.objects.get(code=part.unit)
    Grant.objects.create(person=person, role=part.role, unit=unit, valid_from=part.since, valid_to=unit.abolished_on)
    post = Post.objects.filter(unit=unit, heads_unit=True).first()
    if part.heads and post is not None:
        Holding.objects.create(post=post, person=person, valid_from=part.since, valid_to=unit.abolished_on)


def _take_sample() -> None:
    if Directive.objects.filter(is_sample=True).exists():
        return
    officer = Person.objects.get(full_name=CAST[1].name)
    data = files("roviec.packs.samples").joinpath(SAMPLE).read_bytes()
    take_directive(actor=SYSTEM, person=officer, data=data, filename=SAMPLE, is_sample=True)
