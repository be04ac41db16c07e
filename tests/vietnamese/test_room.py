"""The room as a whole: light to import, and free of what lies above it."""

from __future__ import annotations

import subprocess
import sys

import pytest


def imported(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("module", ["roviec.vietnamese", "roviec.vietnamese.names", "roviec.vietnamese.calendar"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    assert not imported(f"import {module}") & {"django", "pyarrow", "numpy", "holidays", "lxml"}


def test_columns_do_not_load_arrow_before_they_are_used() -> None:
    assert "pyarrow" not in imported("import roviec.vietnamese.columnar")


def test_the_package_gives_what_it_promises() -> None:
    import roviec.vietnamese

    assert all(callable(getattr(roviec.vietnamese, name)) for name in roviec.vietnamese.__all__)
