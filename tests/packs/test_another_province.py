"""docs/how-to/another-province.md, followed to the letter."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from roviec.cli.setup import prepare
from roviec.org.chart import Chart
from roviec.org.models import Unit
from roviec.packs.check import checked_pack
from roviec.packs.load import load_pack
from roviec.packs.schema import PackError

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "how-to" / "another-province.md").read_text("utf-8")
FILES = re.findall(r"^## \d\. `goi-tinh-mau/([a-z]+\.toml)`.*?```toml\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "goi-tinh-mau"
    folder.mkdir()
    for line in re.findall(r"^cp (\S+) goi-tinh-mau/$", PAGE, re.MULTILINE):
        before, inside, after = re.fullmatch(r"(.*?)(?:\{(.*)\})?(\.toml)?", line).groups()  # type: ignore[union-attr]
        for name in (inside or "").split(","):
            shutil.copy(ROOT / f"{before}{name}{after or ''}", folder)
    for name, text in FILES:
        (folder / name).write_text(text, "utf-8")
    return folder


def test_the_files_of_the_page_are_a_pack_that_is_right(pack: Path) -> None:
    assert [name for name, _text in FILES] == ["pack.toml", "levels.toml", "units.toml", "unknown.toml"]
    assert [fact.title for fact in checked_pack(str(pack)).unknown] == ["Biểu số liệu báo cáo Đề án 06 của tỉnh"]


def test_the_mistake_of_the_page_is_told_as_the_page_says(pack: Path) -> None:
    units = (pack / "units.toml").read_text("utf-8")
    (pack / "units.toml").write_text(units.replace('"so"\nname = "Sở Khoa', '"soo"\nname = "Sở Khoa'), "utf-8")
    with pytest.raises(PackError) as refused:
        checked_pack(str(pack))
    (said,) = re.findall(r"^units\.toml:.*$", PAGE, re.MULTILINE)
    assert refused.value.problems == [said]


@pytest.mark.django_db(transaction=False)
def test_it_is_set_up_without_da_nang_and_follows_the_change_of_name(pack: Path) -> None:
    prepare(demo=False, pack=str(pack))
    assert load_pack(str(pack), dry_run=True).changes == []
    prepare(demo=True)
    assert Unit.objects.count() == 7
    old, new = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[-1].split("\n\n")
    units = (pack / "units.toml").read_text("utf-8")
    before = old.replace("to = 2027-01-01", "").strip()
    assert before in units
    (pack / "units.toml").write_text(units.replace(before, f"{old}\n\n{new}"), "utf-8")
    load_pack(str(pack))
    police = Unit.objects.get(code="cong-an").pk
    names = [Chart.at(day).versions[police].name for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert names == ["Công an tỉnh Mẫu", "Công an tỉnh Mẫu Mới"]
