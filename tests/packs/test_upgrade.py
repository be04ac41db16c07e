"""A live city follows its pack from version to version: what people changed stays, what was is never written over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection

from roviec.duties.models import AlertStep, Sheet
from roviec.journal.models import Entry
from roviec.org import acts
from roviec.org.models import Level, Selector, Unit, UnitKind, UnitVersion
from roviec.packs.load import load_pack
from roviec.packs.models import LoadedFact
from roviec.packs.schema import PackError
from roviec.packs.tables.loading import Loaded, What
from tests.conftest import make_member
from tests.packs.conftest import HEAD, LEVELS, UNITS, Write
from tests.packs.dumped import dump

pytestmark = pytest.mark.django_db

MORE = """
[[alert-step]]
code = "sap-den-han"
moment = "due"
days = -5
audience = ["focal_officers"]
[[sheet]]
code = "thang"
title = "Báo cáo tháng"
kinds = ["so"]
field = [{ code = "tong", label = "Tổng", kind = "count", total = "sum" }]
[[unit]]
code = "so-c"
name = "Sở C Mẫu"
from = 2030-01-01
"""
TODAY = date(2026, 3, 2)


@pytest.fixture
def city(write: Write) -> Path:
    """The pack as first loaded, on 1-1-2026; the tests go on on 2-3-2026."""
    home = write(levels=LEVELS, units=UNITS + MORE)
    with time_machine.travel(date(2026, 1, 1), tick=False):
        load_pack("mau", home)
    return home


def upgrade(write: Write, *pairs: tuple[str, str], dry_run: bool = False) -> Loaded:
    """Loads the pack with pieces of its text replaced."""
    files = {"levels": LEVELS, "units": UNITS + MORE, "pack": HEAD.replace('version = "1"', 'version = "2"')}
    for old, new in pairs:
        (name,) = [name for name, text in files.items() if old in text]
        files[name] = files[name].replace(old, new)
    with time_machine.travel(TODAY, tick=False):
        return load_pack("mau", write(**files), dry_run=dry_run)


def told(loaded: Loaded, what: What) -> list[str]:
    return [f"{change.section} {change.key}" for change in loaded.of(what)]


def versions(code: str) -> list[tuple[str, date, date | None]]:
    rows = UnitVersion.objects.filter(unit__code=code).order_by("valid_from")
    return list(rows.values_list("name", "valid_from", "valid_to"))


def test_what_the_pack_changes_is_closed_and_opened_anew(city: Path, write: Write) -> None:
    loaded = upgrade(write, ("Sở B Mẫu", "Sở B Khác"))
    assert told(loaded, What.CHANGED) == ["unit so-b 2024-01-01"]
    assert versions("so-b") == [("Sở B Mẫu", date(2024, 1, 1), TODAY), ("Sở B Khác", TODAY, None)]
    assert upgrade(write, ("Sở B Mẫu", "Sở B Khác")).total == 0


def test_steps_and_forms_are_changed_in_the_same_way(city: Path, write: Write) -> None:
    upgrade(write, ("days = -5", "days = -3"), ('label = "Tổng"', 'label = "Tổng số"'))
    assert list(AlertStep.objects.order_by("valid_from").values_list("days", "valid_to")) == [(-5, TODAY), (-3, None)]
    labels = [row.fields[0]["label"] for row in Sheet.objects.order_by("valid_from")]
    assert labels == ["Tổng", "Tổng số"]


def test_a_later_change_follows_the_row_that_is_open(city: Path, write: Write) -> None:
    upgrade(write, ("days = -5", "days = -3"))
    upgrade(write, ("days = -5", "days = -2"))
    assert list(AlertStep.objects.order_by("valid_from").values_list("days", "valid_from")) == [
        (-5, date(2024, 1, 1)),
        (-3, TODAY),
        (-2, date(2026, 3, 3)),
    ]


def test_what_the_city_changed_is_kept_and_told(city: Path, write: Write) -> None:
    officer = make_member("admin", "Hồ Văn Mẫu", "administrator", Unit.objects.get(code="goc"))
    so_b = Unit.objects.get(code="so-b")
    acts.rename(access=officer.access, unit=so_b, name="Sở Bê", on=date(2026, 2, 1), legal_basis="QĐ thử")
    AlertStep.objects.update(days=-9)
    before = dump()
    loaded = upgrade(write, ("Sở B Mẫu", "Sở B Khác"), ("days = -5", "days = -3"))
    assert told(loaded, What.KEPT) == ["unit so-b 2024-01-01", "alert-step sap-den-han 2024-01-01"]
    assert (loaded.total, dump()) == (0, before)


def test_a_version_that_follows_on_is_added_and_not_over_the_citys(city: Path, write: Write) -> None:
    renamed = ("[[succession]]", '[[unit]]\ncode = "so-b"\nname = "Sở B Khác"\nfrom = 2026-02-01\n[[succession]]')
    ended = ('name = "Sở B Mẫu"', 'name = "Sở B Mẫu"\nto = 2026-02-01')
    upgrade(write, ended, renamed)
    assert [row[0] for row in versions("so-b")] == ["Sở B Mẫu", "Sở B Khác"]
    UnitVersion.objects.filter(unit__code="so-c").update(name="Sở Xê")
    more = (
        "from = 2030-01-01",
        'from = 2030-01-01\nto = 2031-01-01\n[[unit]]\ncode = "so-c"\nname = "C"\nfrom = 2031-01-01',
    )
    loaded = upgrade(write, ended, renamed, more)
    assert told(loaded, What.KEPT) == ["unit so-c 2030-01-01", "unit so-c 2031-01-01"]


def test_what_the_pack_no_longer_says_is_told_and_stays(city: Path, write: Write) -> None:
    loaded = upgrade(write, (MORE[: MORE.index("[[sheet]]")], ""))
    assert told(loaded, What.WITHDRAWN) == ["alert-step sap-den-han 2024-01-01"]
    assert AlertStep.objects.filter(valid_to=None).exists()


def test_another_source_is_a_label_and_no_change_of_the_thing(city: Path, write: Write) -> None:
    sure = ('name = "Sở B Mẫu"', 'name = "Sở B Mẫu"\ncertainty = "second-hand"\nsource = "QĐ 1"')
    assert told(upgrade(write, sure), What.CHANGED) == ["unit so-b 2024-01-01"]
    row = UnitVersion.objects.get(unit__code="so-b")
    assert (row.certainty, row.legal_basis, row.valid_to) == ("second-hand", "QĐ 1", None)


def test_what_has_not_begun_is_set_right(city: Path, write: Write) -> None:
    upgrade(write, ("Sở C Mẫu", "Sở C Khác"))
    assert versions("so-c") == [("Sở C Khác", date(2030, 1, 1), None)]


def test_another_past_is_told_and_not_written(city: Path, write: Write) -> None:
    loaded = upgrade(write, ("Sở A Mẫu", "Sở A Khác"))
    assert told(loaded, What.PAST) == ["unit so-a 2024-01-01"]
    assert versions("so-a") == [("Sở A Mẫu", date(2024, 1, 1), date(2025, 1, 1))]


def test_names_without_dates_are_written_over_and_the_journal_has_the_old(city: Path, write: Write) -> None:
    upgrade(
        write, ('phrases = ["các sở"]', 'phrases = ["các sở", "các sở, ngành"]'), ('name = "Ủy ban"', 'name = "UBND"')
    )
    assert Selector.objects.get().phrases == ["các sở", "các sở, ngành"]
    assert len(Selector.objects.get().phrase_keys) == 2
    assert UnitKind.objects.get(code="ubnd").name == "UBND"
    changed = (Entry.objects.order_by("-pk")[0].after or {})["changed"]
    assert changed["kind ubnd"] == {"name": ["Ủy ban", "UBND"]}


def test_every_fact_is_remembered_with_its_hash_and_its_history(city: Path, write: Write) -> None:
    upgrade(write, ("Sở B Mẫu", "Sở B Khác"))
    rows = LoadedFact.objects.filter(section="unit", key="so-b 2024-01-01").order_by("pk")
    assert [(row.version, row.said["name"], row.replaced_at is None) for row in rows] == [
        ("1", "Sở B Mẫu", False),
        ("2", "Sở B Khác", True),
    ]
    assert len({row.sha256 for row in rows}) == 2


def test_a_city_loaded_before_anything_was_remembered_follows_from_now_on(city: Path, write: Write) -> None:
    LoadedFact.objects.all().delete()
    before, entries = dump(), Entry.objects.count()
    assert upgrade(write).total == 0
    assert (dump(), Entry.objects.count()) == (before, entries)
    assert told(upgrade(write, ("Sở B Mẫu", "Sở B Khác")), What.CHANGED) == ["unit so-b 2024-01-01"]


def test_a_dry_run_says_the_same_and_writes_nothing(city: Path, write: Write) -> None:
    changes = (("Sở B Mẫu", "Sở B Khác"), ("days = -5", "days = -3"), ("Cấp thành phố", "Cấp TP"))
    before, remembered, entries = dump(), LoadedFact.objects.count(), Entry.objects.count()
    dry = upgrade(write, *changes, dry_run=True)
    assert (dump(), LoadedFact.objects.count(), Entry.objects.count()) == (before, remembered, entries)
    assert upgrade(write, *changes) == dry
    assert Level.objects.count() == 2


class Killed(Exception):
    pass


class Switch:
    """Raises once, at the so-many-th statement. (Not at the end of a savepoint: the end of a transaction is the database's.)"""

    def __init__(self, deadly: int) -> None:
        self.left = deadly

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if not sql.startswith("RELEASE"):
            self.left -= 1
            if self.left == 0:
                raise Killed
        return execute(sql, params, many, context)


def test_killed_at_any_statement_it_leaves_the_city_as_it_was_and_can_be_done_again(city: Path, write: Write) -> None:
    AlertStep.objects.update(days=-9)  # an edit of the city
    for changes in (
        (("Sở B Mẫu", "Sở B Khác"), ('label = "Tổng"', 'label = "Tổng số"'), ("days = -5", "days = -3")),
        (("Sở B Mẫu", "Sở B Mới"), ('label = "Tổng"', 'label = "Tất cả"'), ("Cấp thành phố", "Cấp TP")),
    ):
        before, kills = (dump(), LoadedFact.objects.count()), 0
        while True:
            try:
                with connection.execute_wrapper(Switch(kills + 1)):
                    loaded = upgrade(write, *changes)
            except Killed:
                kills += 1
                assert (dump(), LoadedFact.objects.count()) == before
            else:
                break
        assert kills > 20
        assert loaded.total >= 2
        assert upgrade(write, *changes).total == 0
    assert [row[0] for row in versions("so-b")] == ["Sở B Mẫu", "Sở B Khác", "Sở B Mới"]
    assert AlertStep.objects.get().days == -9


def test_a_meaning_with_figures_is_never_another(city: Path, write: Write) -> None:
    indicator = '[[indicator]]\ncode = "tin"\nname = "Tin"\nkind = "count"\nevery = "monthly"\ngiven_by = "sheet"\nkinds = ["so"]\n'
    first = ("[[succession]]", indicator + "[[succession]]")
    upgrade(write, first)
    before = dump()
    with pytest.raises(PackError, match=r"units\.toml:\d+: .*hãy thêm bản có hiệu lực sau"):
        upgrade(
            write,
            ("[[succession]]", indicator.replace('"count"', '"amount"') + "[[succession]]"),
            ("days = -5", "days = -1"),
        )
    assert dump() == before
