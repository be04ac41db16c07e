"""Catalogues: `python -m tests.messages [ROOM…] [--check]`.

Reads the Vietnamese sentences out of a room's Python and templates, brings its English catalogue up to date (translations stay, sentences
that are gone go), and compiles every catalogue of the room. `--check` writes nothing and names what is missing, stale or not compiled.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOMS = Path(__file__).resolve().parent.parent / "roviec"
KEYWORDS = {**DEFAULT_KEYWORDS}
KEYWORDS |= {f"{name}_lazy": spec for name, spec in DEFAULT_KEYWORDS.items() if name.endswith("gettext")}
# No dates and no names of tools: the same sentences give the same files.
HEADER = rb"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
ENGLISH = Path("locale/en/LC_MESSAGES/django.po")


def rooms() -> list[str]:
    return sorted(path.parent.name for path in ROOMS.glob("*/apps.py"))


def sources(room: Path) -> Iterator[tuple[Path, bytes]]:
    """Every source of the room as Python that the extractor can read."""
    for path in sorted(room.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_bytes()
    for path in sorted(room.rglob("templates/**/*")):
        if path.suffix in {".html", ".txt"}:
            lines = templatize(path.read_text(), origin=str(path)).splitlines()
            yield path, "\n".join(line.strip() for line in lines).encode()


def extracted(room: Path) -> Catalog:
    catalog = Catalog()
    for path, python in sources(room):
        for line, words, _, context in extract("python", BytesIO(python), KEYWORDS):
            # A sentence's percent signs are doubled by blocktranslate, as Django's own tool writes them.
            catalog.add(words, locations=[(str(path.relative_to(ROOMS)), line)], context=context)
    return catalog


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=path.parts[-3])
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def key(message: Message) -> tuple[object, str | None]:
    return message.id, message.context


def updated(old: Catalog, fresh: Catalog) -> Catalog:
    """`fresh`'s sentences with `old`'s translations."""
    known = {key(message): message for message in old if message.id}
    catalog = Catalog(locale=old.locale)
    for message in fresh:
        if message.id:
            before = known.get(key(message))
            catalog.add(message.id, before.string if before else None, context=message.context)
    return catalog


def po_text(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=120, no_location=True, sort_output=True, omit_header=True)
    return HEADER + out.getvalue()


def mo_bytes(po: bytes, locale: str) -> bytes:
    catalog = read_po(BytesIO(po), locale=locale)
    catalog.creation_date = catalog.revision_date = NO_DATE
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    return [str(m.id) for m in catalog if m.id and not all(m.string if isinstance(m.string, tuple) else [m.string])]


def wanted(room: Path) -> dict[Path, bytes]:
    """The files of the room's catalogues as they should be."""
    files: dict[Path, bytes] = {}
    fresh = extracted(room)
    if len(fresh):
        files[room / ENGLISH] = po_text(updated(read(room / ENGLISH), fresh))
    for path in room.glob("locale/*/LC_MESSAGES/django.po"):
        files.setdefault(path, path.read_bytes())
    return files | {path.with_suffix(".mo"): mo_bytes(po, path.parts[-3]) for path, po in files.items()}


def problems(room: Path) -> list[str]:
    found = []
    for path, content in wanted(room).items():
        name = path.relative_to(ROOMS)
        if not path.exists() or path.read_bytes() != content:
            found.append(f"{name}: differs from the sources; run python -m tests.messages {room.name}")
        if path.suffix == ".po":
            found += [f"{name}: not translated: {text}" for text in untranslated(read_po(BytesIO(content)))]
    return found


def write(room: Path) -> None:
    for path, content in wanted(room).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if path.suffix == ".po":
            for text in untranslated(read_po(BytesIO(content))):
                print(f"{path.relative_to(ROOMS)}: not translated: {text}")


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args(words)
    chosen = [ROOMS / name for name in args.rooms or rooms()]
    if not args.check:
        for room in chosen:
            write(room)
        return 0
    found = [line for room in chosen for line in problems(room)]
    print("\n".join(found) or "catalogues: nothing missing")
    return 1 if found else 0


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.configure(USE_I18N=True)
    django.setup()
    sys.exit(main())
