"""A directive and the files that come with it: sent together, read as one draft, each row with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from roviec.directives.acts import queue_scan, scanning, take_directive
from roviec.directives.envelope import Attached
from roviec.directives.models import Annex, Directive, Scan
from roviec.directives.places import place_of, row_said, said
from roviec.journal.reads import entries_about
from tests.conftest import Cast
from tests.directives.conftest import LETTER
from tests.directives.scans import fax, with_recogniser
from tests.intake.test_edxml import envelope
from tests.intake.test_sheets import workbook

URL = "/van-ban/tiep-nhan/"
ROWS: list[list[object]] = [
    ["PHỤ LỤC"],
    ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
    [1, "Đối chiếu sổ hộ tịch cũ", "Công an thành phố", "30/11/2025"],
    [2, "Lập bản đồ điểm tiếp nhận", "", "31/12/2025"],
]
BOOK = workbook({"Phân công": ROWS})
WORDS = "Đối chiếu sổ hộ tịch cũ"


def sent(cast: Cast, *annexes: tuple[bytes, str], main: bytes = LETTER.encode()) -> tuple[int, str]:
    files = [SimpleUploadedFile(name, data) for data, name in annexes]
    answer = cast.officer.client().post(
        URL, {"file": SimpleUploadedFile("cong-van.txt", main), "annexes": files}, follow=True
    )
    return answer.status_code, answer.content.decode()


def test_a_workbook_sent_with_the_directive_gives_tasks_of_the_same_draft(cast: Cast) -> None:
    status, page = sent(cast, (BOOK, "phan-cong.xlsx"))
    directive = Directive.objects.get()
    assert (status, directive.number, directive.tasks.count()) == (200, "12/UBND-CATP", 6)
    task = directive.tasks.get(quote=WORDS)
    assert directive.text[task.start : task.end] == WORDS
    (annex,) = directive.annexes.all()
    assert place_of([annex], task.start) == {"file": "phan-cong.xlsx", "sheet": "Phân công", "row": 3}
    assert annex.source_file.read() == BOOK
    assert "phan-cong.xlsx, trang tính “Phân công”, dòng 3" in page, "on the task's card"
    assert 'data-place="Phân công, dòng 3"' in page, "over the row"
    assert "1 dòng của bảng chưa có cơ quan chủ trì" in page
    assert "phan-cong.xlsx, trang tính “Phân công”, dòng 4" in page
    assert entries_about(directive).get().after["annexes"] == [annex.source_sha256]


def test_the_annex_is_sent_back_byte_for_byte_to_those_who_see_the_directive(cast: Cast) -> None:
    sent(cast, (BOOK, "phan-cong.xlsx"))
    directive, annex = Directive.objects.get(), Annex.objects.get()
    address = f"/van-ban/{directive.pk}/phu-luc/{annex.pk}/"
    answer = cast.officer.client().get(address)
    assert b"".join(answer) == BOOK
    assert "attachment" in answer["Content-Disposition"]
    assert cast.ward_clerk.client().get(address).status_code == 404
    assert cast.officer.client().get(f"/van-ban/{directive.pk}/phu-luc/{annex.pk + 1}/").status_code == 404


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (BOOK[:500], "hong.xlsx", "hong.xlsx: tệp xlsx bị hỏng"),
        (b"", "rong.csv", "rong.csv: không có chữ nào"),
        (b"\x89PNG\r\n\x1a\n", "anh.png", "anh.png: phụ lục chỉ có ảnh"),
        ('TT;Việc\n1;"Rà soát;Sở A'.encode(), "mo.csv", "mo.csv: dòng 2 của tệp CSV có dấu ngoặc kép không đóng"),
    ],
)
def test_an_annex_that_cannot_be_read_is_named_and_nothing_is_stored(
    cast: Cast, files: Path, data: bytes, name: str, reason: str
) -> None:
    status, page = sent(cast, (BOOK, "tot.xlsx"), (data, name))
    assert status == 422
    assert reason in page
    assert not Directive.objects.exists()
    assert not [path for path in files.rglob("*") if path.is_file()]


def test_a_workbook_alone_is_a_draft_whose_rows_have_places(cast: Cast) -> None:
    officer = cast.officer
    directive = take_directive(actor=officer.access.actor, person=officer.person, data=BOOK, filename="phan-cong.xlsx")
    annexes = list(directive.annexes.all())
    task = directive.tasks.get()
    place = place_of(annexes, task.start)
    assert place
    assert said(place) == "phan-cong.xlsx, trang tính “Phân công”, dòng 3"
    line = directive.text.rfind("\n", 0, task.start) + 1
    assert row_said(annexes, line) == "Phân công, dòng 3"
    assert row_said(annexes, task.start) == "", "only what begins a row is one"
    assert (directive.source_kind, annexes[0].source_file.name) == ("xlsx", "")
    assert directive.issued_on is None


def test_a_workbook_in_an_envelope_is_read_behind_the_document_wherever_it_stands(cast: Cast) -> None:
    officer = cast.officer
    data = envelope(Attached("phan-cong.xlsx", BOOK), Attached("cong-van.txt", LETTER.encode()))
    directive = take_directive(actor=officer.access.actor, person=officer.person, data=data, filename="cv.edxml")
    assert directive.text.startswith("ỦY BAN NHÂN DÂN")
    task = directive.tasks.get(quote=WORDS)
    place = place_of(directive.annexes.all(), task.start)
    assert place == {"file": "phan-cong.xlsx", "sheet": "Phân công", "row": 3}
    assert not directive.annexes.get().source_file, "it lies in the envelope"


def test_an_annex_waits_until_the_scan_that_it_came_with_is_recognised(
    cast: Cast, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_recogniser(monkeypatch)
    officer = cast.officer
    row = queue_scan(
        actor=officer.access.actor, person=officer.person, data=fax(1), filename="quet.tif", annexes=[(BOOK, "phan-cong.xlsx")]
    )  # fmt: skip
    assert [annex.source_name for annex in row.annexes.all()] == ["phan-cong.xlsx"]
    directive = scanning.recognise(row.pk)
    assert directive is not None
    assert directive.tasks.filter(quote=WORDS).exists()
    assert (directive.annexes.count(), Annex.objects.count()) == (1, 1)
    assert directive.annexes.get().source_file.read() == BOOK
    assert len(list(files.rglob("*.xlsx"))) == 1
    assert Scan.objects.get().state == Scan.State.DONE
