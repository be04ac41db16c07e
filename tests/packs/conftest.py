from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

LEVELS = """
[defaults]
source = "nguồn thử"
certainty = "stated"
from = 2024-01-01
[[level]]
code = "tp"
name = "Cấp thành phố"
rank = 1
[[kind]]
code = "ubnd"
name = "Ủy ban"
rank = 1
[[kind]]
code = "so"
name = "Sở"
rank = 2
[[selector]]
code = "so"
name = "Các sở"
phrases = ["các sở"]
kinds = ["so"]
[[head]]
title = "Giám đốc"
kinds = ["so"]
"""
UNITS = """
[defaults]
source = "nguồn thử"
certainty = "stated"
from = 2024-01-01
level = "tp"
kind = "so"
parent = "goc"
[[unit]]
code = "goc"
kind = "ubnd"
parent = ""
name = "UBND thành phố Mẫu"
[[unit]]
code = "so-a"
name = "Sở A Mẫu"
aliases = ["Sở AM"]
to = 2025-01-01
[[unit]]
code = "so-b"
name = "Sở B Mẫu"
[[succession]]
code = "a-b"
kind = "merge"
on = 2025-01-01
from = ["so-a"]
to = ["so-b"]
hand_over = "heir"
legal_basis = "NQ thử"
"""
HEAD = """
name = "mau"
title = "Gói mẫu"
version = "1"
files = ["levels.toml", "units.toml"]
"""
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A small pack that is right, with any of its files replaced; answers the folder of packs."""

    def make(**files: str) -> Path:
        folder = tmp_path / "mau"
        folder.mkdir(exist_ok=True)
        for name, text in ({"pack": HEAD, "levels": LEVELS, "units": UNITS} | files).items():
            (folder / f"{name}.toml").write_text(text, "utf-8")
        return tmp_path

    return make
