"""The shared files of evidence where the application keeps files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from roviec.cityyear.files import EVIDENCE, make

FOLDER: Final = "evidence/du-lieu-minh-hoa"


@dataclass(frozen=True)
class StoredFile:
    name: str
    media_type: str
    size: int
    sha256: str
    path: str  # within the storage


def store_files() -> Mapping[str, StoredFile]:
    """Each once; what is there already is written again only if it differs."""
    return {key: _stored(key) for key in EVIDENCE}


def remove_files() -> None:
    for key in EVIDENCE:
        default_storage.delete(f"{FOLDER}/{key}")


def _stored(key: str) -> StoredFile:
    file, path = make(key), f"{FOLDER}/{key}"
    if default_storage.exists(path):
        with default_storage.open(path) as there:
            same = there.read() == file.data
        if not same:
            default_storage.delete(path)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(file.data))
    return StoredFile(file.name, file.media_type, len(file.data), file.sha256, path)
