"""A department's and a ward's work, the outlines of the pack, and a document made of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from roviec.packs.parse import read_pack
from roviec.reports.acts import make_document
from roviec.reports.models import Document, Outline
from tests.conftest import Cast, City
from tests.duties.conftest import draft, open_duty, owed
from tests.reports.layout.documents import report

__all__ = ["draft", "open_duty", "owed"]


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SIGN_CERT = settings.SIGN_ROOTS = None
    return tmp_path


@pytest.fixture
def outlines(db: None) -> list[Outline]:
    facts = read_pack("da06-danang").outlines
    rows = [
        Outline(
            code=fact.code, title=fact.title, source=fact.source, certainty=fact.certainty, valid_from=date(2024, 1, 1),
            kind=fact.kind, type_name=fact.type_name, abbreviation=fact.abbreviation, abstract=fact.abstract,
            addressees=list(fact.addressees), goes_to=fact.goes_to, from_run=fact.from_run,
            lines=[{key: getattr(line, key) for key in ("id", "label", "title", "level", "fill", "named", "certainty")} for line in fact.lines],
        )
        for fact in facts
    ]  # fmt: skip
    return Outline.objects.bulk_create(rows)


@pytest.fixture
def make(city: City, cast: Cast) -> Callable[..., Document]:
    """The standing body's report, addressed to the ward."""

    def made(**fields: object) -> Document:
        access = cast.officer.access
        values: dict[str, object] = {
            "actor": access.actor,
            "access": access,
            "kind": Document.Kind.MONTHLY,
            "unit": city.police,
            "period": "2026-01",
            "document": report(),
            "source": "assess.run:7",
            "addressed_to": [city.ward.pk],
        }
        return make_document(**{**values, **fields})  # type: ignore[arg-type]  # the keywords of make_document

    return made


@pytest.fixture
def document(make: Callable[..., Document]) -> Document:
    return make()
