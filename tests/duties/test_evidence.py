"""Evidence: what it is by its content, whose it is, its versions, and what never leaves the house."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from roviec.duties import acts, evidence
from roviec.duties.acts import evidence as act
from roviec.duties.acts.evidence import shown_name
from roviec.duties.models import Evidence, Obligation, Report
from roviec.duties.refused import ReportRefused
from roviec.journal.models import Entry
from tests.conftest import Cast, Member
from tests.duties.reporting import PDF, attach, draft, handed_in, judge, office, png, sheet_of, submit


@pytest.fixture
def report(owed: Obligation, cast: Cast) -> Report:
    return draft(cast.ward_clerk, owed, claim="done", text="Đã làm")


def refused(member: Member, report: Report, data: bytes = PDF, name: str = "a.pdf", **facts: object) -> ReportRefused:
    rows = Evidence.objects.count(), Entry.objects.count()
    with pytest.raises(ReportRefused) as refusal:
        attach(member, report, data, name, **facts)
    assert (Evidence.objects.count(), Entry.objects.count()) == rows
    return refusal.value


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_it_is_kept_under_a_name_of_ours_with_its_hash(report: Report, cast: Cast, own_storage: Path) -> None:
    row = attach(
        cast.ward_clerk, report, PDF, "../../Danh sách bà Mẫu.pdf", valid_on=date(2024, 9, 20), note=" bản ký "
    )
    assert (row.name, row.media_type, row.size) == ("Danh sách bà Mẫu.pdf", "application/pdf", len(PDF))
    assert (row.sha256, row.valid_on, row.note) == (sha256(PDF).hexdigest(), date(2024, 9, 20), "bản ký")
    (stored,) = files(own_storage)
    assert stored.read_bytes() == PDF
    assert stored.suffix == ""
    assert "Mẫu" not in str(stored)


def test_the_journal_has_the_hash_and_not_the_name(report: Report, cast: Cast) -> None:
    row = attach(cast.ward_clerk, report, PDF, "Đơn của Phạm Thị Mẫu.pdf", note="của bà Mẫu")
    entry = Entry.objects.get(act="duties.attach_evidence")
    assert entry.after == {"evidence": row.pk, "sha256": row.sha256, "size": len(PDF), "replaces": None}
    assert "Mẫu" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (PDF, "anh.png", evidence.PDF),  # the name is only a claim
        (png(), "x", evidence.PNG),
        (office("word/document.xml"), "x.docx", evidence.DOCX),
        (office("xl/workbook.xml"), "x.zip", evidence.XLSX),
        ("Đã phát 3 lượt".encode(), "x.txt", evidence.TXT),
        ("a;b\n1;2".encode("utf-16"), "x.CSV", evidence.CSV),
    ],
)
def test_what_it_is_is_read_from_its_content(
    report: Report, cast: Cast, data: bytes, name: str, media_type: str
) -> None:
    assert attach(cast.ward_clerk, report, data, name).media_type == media_type


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (office("word/document.xml", "word/vbaProject.bin"), "macros"),
        (office("anh.jpg"), "archive"),
        (b"Rar!\x1a\x07\x00" + b"x" * 20, "archive"),
        (b"PK\x03\x04 broken", "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "markup"),
        (b"\xef\xbb\xbf <svg onload=alert(1)>", "markup"),
        (b"MZ\x90\x00\x03" + b"\xff" * 40, "unknown"),
        ("Tiếng Việt".encode("utf-16-le") + b"\xff", "unknown"),
        (b"Ti\xc3 \xe1ng", "encoding"),
    ],
)
def test_what_is_not_taken_says_why(report: Report, cast: Cast, own_storage: Path, data: bytes, why: str) -> None:
    found = refused(cast.ward_clerk, report, data, "bao-cao.pdf")
    assert (found.code, found.at) == ("file_unfit", {"file": why})
    assert files(own_storage) == set()


def test_too_large_too_many_or_the_same_again(report: Report, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(act, "FILE_BYTES", len(PDF))
    monkeypatch.setattr(act, "FILES", 2)
    assert refused(cast.ward_clerk, report, PDF + b" ").code == "file_too_large"
    attach(cast.ward_clerk, report)
    assert refused(cast.ward_clerk, report, PDF, "ten-khac.pdf").code == "file_twice"
    attach(cast.ward_clerk, report, b"khac")
    assert refused(cast.ward_clerk, report, b"nua").code == "too_many_files"


def test_the_date_on_it_is_not_ahead(report: Report, cast: Cast) -> None:
    today = timezone.localdate()
    assert refused(cast.ward_clerk, report, valid_on=today + timedelta(1)).code == "valid_ahead"
    assert attach(cast.ward_clerk, report, valid_on=today).valid_on == today


@pytest.mark.parametrize("who", ["clerk", "stranger", "leader", "officer", "administrator", "auditor"])
def test_only_the_units_people_touch_it(report: Report, cast: Cast, who: str) -> None:
    assert refused(cast.named(who), report).code == "forbidden"
    row, access = attach(cast.ward_clerk, report), cast.named(who).access
    with pytest.raises(ReportRefused, match="forbidden"):
        acts.withdraw_evidence(actor=access.actor, access=access, evidence=row)
    assert Evidence.objects.filter(pk=row.pk).exists()


def replace(member: Member, row: Evidence, data: bytes) -> Evidence:
    access, file = member.access, ContentFile(data)
    return acts.replace_evidence(actor=access.actor, access=access, evidence=row, file=file, name="moi.txt")


def withdraw(member: Member, row: Evidence) -> None:
    access = member.access
    acts.withdraw_evidence(actor=access.actor, access=access, evidence=row)


def test_a_later_version_keeps_its_place_and_the_earlier_one(owed: Obligation, report: Report, cast: Cast) -> None:
    sheet_of(owed)
    report = draft(cast.ward_clerk, owed, claim="done")
    first = attach(cast.ward_clerk, report, b"mot", "a.txt", field="phu-luc", note="ghi chú")
    second = replace(cast.ward_clerk, first, b"hai")
    assert (second.replaces, second.field, second.note) == (first, "phu-luc", "ghi chú")
    for late in (lambda: replace(cast.ward_clerk, first, b"ba"), lambda: withdraw(cast.ward_clerk, first)):
        with pytest.raises(ReportRefused, match="replaced_already"):
            late()
    withdraw(cast.ward_clerk, second)
    assert list(report.evidence.filter(replaced_by=None)) == [first]  # the one before holds again


def test_a_file_that_the_sheet_does_not_ask_for(owed: Obligation, report: Report, cast: Cast) -> None:
    sheet_of(owed)
    report = draft(cast.ward_clerk, owed, claim="done")
    assert refused(cast.ward_clerk, report, field="luot").code == "unknown_figure"


def test_what_is_withdrawn_is_gone(
    report: Report, cast: Cast, own_storage: Path, django_capture_on_commit_callbacks: object
) -> None:
    row = attach(cast.ward_clerk, report)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(cast.ward_clerk, row)
    assert files(own_storage) == set()
    assert Entry.objects.get(act="duties.withdraw_evidence").after["sha256"] == row.sha256


def test_what_an_earlier_report_stands_on_stays(
    owed: Obligation, report: Report, cast: Cast, own_storage: Path, django_capture_on_commit_callbacks: object
) -> None:
    attach(cast.ward_clerk, report)
    judge(cast.officer, submit(cast.ward_clerk, report), accept=False, note="Nộp lại")
    again = draft(cast.ward_clerk, owed)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(cast.ward_clerk, again.evidence.get())
    assert len(files(own_storage)) == 1
    assert report.evidence.get().file.read() == PDF


def test_a_failure_leaves_no_file_behind(
    report: Report, cast: Cast, own_storage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("the journal is down")

    monkeypatch.setattr(act, "record", fail)
    with pytest.raises(RuntimeError):
        attach(cast.ward_clerk, report)
    assert files(own_storage) == set()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\a\\Báo cáo.docx", "Báo cáo.docx"),
        ("/tmp/../x.pdf", "x.pdf"),
        ("bao\u202ecao\x00.pdf", "baocao.pdf"),
        ("...", "..."),
        ("", "tep"),
        ("a/", "tep"),
        ("x" * 400 + ".pdf", "x" * 190 + ".pdf"),
    ],
)
def test_a_senders_name_is_shown_tamed(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_it_is_seen_with_its_report(owed: Obligation, report: Report, cast: Cast) -> None:
    attach(cast.ward_clerk, report)

    def seen() -> set[str]:
        return {name for name in cast.__dict__ if Evidence.objects.visible_to(cast.named(name).access).exists()}

    assert seen() == {"ward_clerk"}
    submit(cast.ward_clerk, report)
    assert seen() == {"ward_clerk", "leader", "officer", "administrator", "auditor"}


def test_the_same_evidence_serves_two_obligations(owed: Obligation, cast: Cast) -> None:
    handed_in(cast.ward_clerk, owed, evidence=PDF)
    assert Evidence.objects.get().sha256 == sha256(PDF).hexdigest()
