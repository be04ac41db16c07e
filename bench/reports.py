"""What setting a long report costs: `python -m bench.reports [--pages 30 --runs 5]`.

A report of about so many pages: text, figures, a table of agencies in each section, and an annex of 300 rows. Each format is set in a process
of its own: the time is the median of the runs, the memory how much the process grew at its peak (typst's own included).
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import multiprocessing
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

import pypdfium2

from roviec.reports.layout.docx import render_docx
from roviec.reports.layout.model import (
    Annex,
    Block,
    Bullet,
    Cell,
    Column,
    Document,
    Figure,
    Head,
    Heading,
    NamedFigure,
    Paragraph,
    Sign,
    Table,
)
from roviec.reports.layout.pdf import render_pdf
from roviec.reports.layout.read_back import read_docx
from roviec.reports.layout.xlsx import render_xlsx

FONTS = Path(__file__).resolve().parent.parent / "node_modules/@expo-google-fonts/tinos"
TEXT = (
    "Trong kỳ, các sở, ban, ngành và Ủy ban nhân dân các phường, xã đã tiếp tục triển khai các nhiệm vụ được giao; công tác tuyên truyền được thực "
    "hiện dưới nhiều hình thức, góp phần nâng cao nhận thức của người dân về dịch vụ công trực tuyến. "
)
AGENCIES = 300


def table(rows: int) -> Table:
    columns = (
        Column("STT", 1, numeric=True),
        Column("Đơn vị", 6),
        *(Column(f"Chỉ tiêu {n}", 2, numeric=True) for n in range(1, 5)),
    )
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (
            Figure(Decimal(row)),
            f"Ủy ban nhân dân phường số {row}",
            *(Figure(Decimal(row * 37 + at * 1009) / 7, 1) for at in range(4)),
        )
        for row in range(1, rows + 1)
    )
    return Table(columns, cells, caption="Kết quả theo đơn vị")


def section(number: int) -> list[Block]:
    """About two and a half pages."""
    figures = [NamedFigure(f"Chỉ tiêu {at}", Figure(Decimal(number * 1234 + at), unit="hồ sơ")) for at in range(4)]
    return [
        Heading(1, "I.", f"Nhóm công tác {number}"),
        *(Paragraph(TEXT * 2) for _ in range(6)),
        *figures,
        *(Bullet(TEXT) for _ in range(3)),
        table(12),
    ]


def report(pages: int) -> Document:
    body = [block for number in range(max(1, round((pages - 10) / 2.6))) for block in section(number)]
    return Document(
        head=Head(
            "Công an thành phố", parent="UBND thành phố Đà Nẵng", number=5, notation="BC-CATP", place="Đà Nẵng",
            on=date(2026, 2, 5), kind="Báo cáo", abstract="Kết quả tháng 01 năm 2026 (giả định)",
        ),
        body=tuple(body),
        sign=Sign("Giám đốc", "Nguyễn Văn Mẫu 01"),
        recipients=("Như trên",),
        annexes=(Annex("Kết quả chi tiết", (table(AGENCIES),), wide=True),),
        note="Dữ liệu giả định",
    )  # fmt: skip


def work(name: str, document: Document) -> Callable[[], object]:
    if name == "read back":
        data = render_docx(document)
        return lambda: read_docx(data)
    renderers: dict[str, Callable[[], bytes]] = {
        "DOCX": lambda: render_docx(document),
        "PDF": lambda: render_pdf(document, FONTS),
        "XLSX": lambda: render_xlsx(document),
    }
    return renderers[name]


def measured(name: str, document: Document, runs: int, out: Connection) -> None:
    task = work(name, dataclasses.replace(document))
    before = peak()
    first = timed(task)
    later = median(timed(task) for _ in range(runs))
    grown = (peak() - before) / 1024
    made = task()
    out.send((first, later, grown, len(made) if isinstance(made, bytes) else 0))


def peak() -> int:
    """The most memory that this process has held, in KB. (getrusage counts what its parent held before the exec.)"""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


def timed(task: Callable[[], object]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    document = report(asked.pages)
    count = len(pypdfium2.PdfDocument(io.BytesIO(render_pdf(document, FONTS))))
    print(f"{count} pages, {len(document.body)} blocks, an annex of {AGENCIES} rows\n")
    print(f"{'':12}{'first s':>9}{'later s':>9}{'peak MB':>9}{'KB':>8}")
    fresh = multiprocessing.get_context("spawn")
    for name in ("DOCX", "PDF", "XLSX", "read back"):
        mine, theirs = fresh.Pipe()
        process = fresh.Process(target=measured, args=(name, document, asked.runs, theirs))
        process.start()
        first, later, grown, size = mine.recv()
        process.join()
        print(f"{name:12}{first:9.2f}{later:9.2f}{grown:9.0f}{size / 1024:8.0f}")


if __name__ == "__main__":
    main()
