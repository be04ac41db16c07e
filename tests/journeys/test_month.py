"""A month as its people live it, in a real browser over the real pack: three agencies report (one by spreadsheet), one is late, one is
returned and reports again, a blocker is decided, mail goes out over SMTP, the month is judged, one agency appeals, the notice is signed
and published, and the Word file that it gets says what the pages say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.fixtures import Settings
from python_calamine import CalamineWorkbook

from roviec.assess.models import Run, Score
from roviec.directives.acts import take_pasted
from roviec.directives.models import Directive, Task
from roviec.duties.alerts.rounds import alert
from roviec.duties.issue import issue_directive
from roviec.duties.models import Blocker, Obligation, Progress
from roviec.journal.context import Actor
from roviec.journal.reads import verify
from roviec.notices import digests
from roviec.org.models import Unit
from roviec.reports.layout.read_back import Grid, read_docx
from roviec.reports.models import Document
from roviec.tables import Grid as Sheet
from roviec.tables import write_xlsx
from tests.browser import IN_BROWSER, follow
from tests.duties.reporting import PDF
from tests.journeys.conftest import SignedIn
from tests.notices.postbox import Postbox

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
PERIOD = "2026-10"
TEXT = """ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG
Số: 21/UBND-MAU
V/v làm sạch dữ liệu (văn bản thử nghiệm)
Đà Nẵng, ngày 01 tháng 10 năm 2026
UBND thành phố yêu cầu:
1. Sở Khoa học và Công nghệ báo cáo kết quả kết nối dữ liệu về UBND thành phố trước ngày 25 hằng tháng.
2. UBND phường Hải Châu báo cáo kết quả làm sạch dữ liệu hộ tịch về UBND thành phố trước ngày 25 hằng tháng.
3. UBND phường An Khê báo cáo kết quả làm sạch dữ liệu đất đai về UBND thành phố trước ngày 25 hằng tháng.
"""
pytestmark = [*IN_BROWSER, pytest.mark.long, pytest.mark.usefixtures("ordered")]


def at(day: int, month: int = 10, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=HANOI)


@pytest.fixture
def clock(settings: Settings) -> Iterator[time_machine.Traveller]:
    """The month passes in a minute, and nobody signs in anew; the browser has its own clock."""
    settings.SESSION_COOKIE_AGE, settings.SESSION_EXPIRE_AT_BROWSER_CLOSE = 90 * 86400, True
    with time_machine.travel(at(1), tick=True) as traveller:
        yield traveller


@pytest.fixture
def ordered(clock: time_machine.Traveller, demonstration: None) -> Directive:
    """1 October 2026: three agencies are told to report by the 25th of each month."""
    system = Actor.system("tests")
    directive = take_pasted(actor=system, person=None, text=TEXT)
    directive.tasks.update(state=Task.State.CONFIRMED)
    issue_directive(actor=system, directive=directive, opened_on=date(2026, 10, 1))
    return directive


def work_of(code: str) -> Obligation:
    return Obligation.objects.get(holder__code=code, period=PERIOD)


def report(page: Page, row: Obligation, text: str) -> None:
    """On the report's page: begun, filled in, a piece of evidence put to it, handed in."""
    page.goto(f"/nhiem-vu/phan-viec/{row.pk}/bao-cao/")
    follow(page.locator("button[name=start]"))
    page.get_by_label("Đã hoàn thành").check()
    page.locator("#report-form textarea[name=text]").fill(text)
    follow(page.locator("button[name=save]"))
    page.set_input_files("input[type=file]", FilePayload(name="ket-qua.pdf", mimeType="application/pdf", buffer=PDF))
    page.get_by_role("button", name="Thêm minh chứng").or_(page.get_by_role("button", name="Tải lên")).first.click()
    expect(page.locator("main")).to_contain_text("ket-qua.pdf")
    follow(page.locator("button[name=submit]"))
    row.refresh_from_db()
    assert row.progress == Progress.SUBMITTED, page.locator("main").inner_text()[:1500]


def review(page: Page, row: Obligation, *, accept: bool, note: str = "") -> None:
    report = row.reports.latest("number")
    page.goto(f"/nhiem-vu/cho-duyet/{report.pk}/")
    page.get_by_label("Minh chứng đầy đủ").check()
    page.locator("[name=complete]").set_checked(accept)
    page.locator("[name=note]").fill(note)
    follow(page.locator("button[name=accept]" if accept else "button[name=return]"))
    row.refresh_from_db()
    assert row.progress == (Progress.DONE if accept else Progress.RETURNED)


def report_by_spreadsheet(page: Page, row: Obligation) -> None:
    """The sheet is downloaded, its row is filled in as in a spreadsheet program, and it goes back."""
    page.goto("/nhiem-vu/bang-tinh/")
    data = page.request.get("/nhiem-vu/bang-tinh/mau.xlsx").body()
    head, *rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    titles = [str(title) for title in head]
    filled: list[list[str | int | None]] = []
    for cells in rows:
        line: list[str | int | None] = [None] * len(titles)
        line[0] = int(float(str(cells[0])))
        if line[0] == row.pk:
            line[titles.index("Kết quả thực hiện")] = "Đã hoàn thành"
            line[titles.index("Nội dung báo cáo")] = "Đã kết nối bốn hệ thống."
        filled.append(line)
    out = BytesIO()
    write_xlsx([Sheet("Dữ liệu", titles, filled)], out)
    page.set_input_files(
        "[name=file]", FilePayload(name="bao-cao.xlsx", mimeType="application/octet-stream", buffer=out.getvalue())
    )
    follow(page.get_by_role("button", name="Xem trước"))
    expect(page.locator("main")).to_contain_text("1 báo cáo mới hoặc thay đổi")
    follow(page.get_by_role("button", name="Gửi các báo cáo"))
    expect(page.locator("main")).to_contain_text("Đã gửi 1 báo cáo")
    row.refresh_from_db()
    assert row.progress == Progress.SUBMITTED


def raise_blocker(page: Page, row: Obligation) -> None:
    page.goto(f"/nhiem-vu/phan-viec/{row.pk}/vuong-mac/")
    page.get_by_label("Hạ tầng").check()
    page.fill("[name=text]", "Máy chủ của quận cũ chưa bàn giao.")
    page.fill("[name=ask]", "Bàn giao máy chủ trong tuần")
    page.fill("[name=wanted_by]", "2026-10-23")
    follow(page.get_by_role("button", name="Gửi đề nghị"))
    expect(page.locator("main")).to_contain_text("Chờ quyết định")


def decide(page: Page, text: str) -> None:
    page.goto("/")
    follow(page.get_by_role("link", name="Bàn giao máy chủ trong tuần"))
    page.fill("#decide-text", text)
    follow(page.get_by_role("button", name="Ghi quyết định"))
    expect(page.locator("main")).to_contain_text(text)


def mail_round(post: Postbox) -> list[str]:
    """What the scheduler does: say what is to be said, then send the day's mails; whom they went to."""
    before = len(post.taken)
    now = timezone.now()
    alert(now)
    digests.gather(now)
    digests.send_due()
    return sorted(str(mail["To"]) for mail in post.taken[before:])


def judge_and_open(page: Page) -> Run:
    page.goto("/danh-gia/")
    page.fill("[name=period]", PERIOD)
    follow(page.get_by_role("button", name="Chấm", exact=True))
    follow(page.get_by_role("button", name="Mở lấy giải trình"))
    run = Run.objects.get(period=PERIOD)
    assert run.state == Run.State.OPEN
    return run


def appeal(page: Page, run: Run, unit: Unit) -> None:
    page.goto(f"/danh-gia/{run.pk}/don-vi/{unit.pk}/")
    page.fill("#explain [name=text]", "Máy chủ bàn giao chậm, báo cáo trễ ba ngày làm việc.")
    follow(page.get_by_role("button", name="Gửi giải trình"))
    expect(page.locator("main")).to_contain_text("Chưa được trả lời.")


def answer(page: Page) -> None:
    page.goto("/danh-gia/giai-trinh/")
    page.get_by_label("Không chấp nhận").check()
    page.locator("textarea[name=text]").fill("Vướng mắc đã được giải quyết trước hạn.")
    follow(page.get_by_role("button", name="Gửi trả lời"))
    expect(page.locator("main")).to_contain_text("Vướng mắc đã được giải quyết trước hạn.")


def sign_and_publish(leader: Page, officer: Page, run: Run) -> None:
    leader.goto(f"/danh-gia/{run.pk}/trinh-ky/")
    follow(leader.get_by_role("button", name="Ký và khóa"))
    officer.goto(f"/danh-gia/{run.pk}/")
    follow(officer.get_by_role("button", name="Công bố"))
    run.refresh_from_db()
    assert run.state == Run.State.PUBLISHED


def notice(officer: Page, leader: Page, run: Run) -> Document:
    officer.goto("/bao-cao/lap/thong-bao-ket-qua/")
    officer.fill("[name=yeu-cau]", "Phường An Khê khắc phục việc chậm báo cáo.")
    follow(officer.get_by_role("button", name="Lập văn bản"))
    made = Document.objects.get(kind=Document.Kind.NOTICE)
    leader.goto(f"/bao-cao/{made.pk}/")
    follow(leader.locator("form[action$='/ky/'] button"))
    follow(leader.locator("form[action$='/phat-hanh/'] button"))
    made.refresh_from_db()
    assert (made.state, made.source) == (Document.State.PUBLISHED, f"assess.run:{run.pk}")
    return made


def shown_points(page: Page, run: Run, unit: Unit) -> Decimal:
    page.goto(f"/danh-gia/{run.pk}/don-vi/{unit.pk}/")
    return Decimal(page.locator(".score-total").inner_text().strip().replace(".", "").replace(",", "."))


def test_a_month_is_played_to_the_published_notice(
    signed_in: SignedIn, clock: time_machine.Traveller, post: Postbox
) -> None:
    officer, leader = signed_in("thuongtruc"), signed_in("lanhdao")
    ward, other, department = signed_in("haichau", 390), signed_in("ankhe", 390), signed_in("sokhcn")
    rows = {code: work_of(code) for code in ("phuong-hai-chau", "phuong-an-khe", "so-khcn")}
    assert {row.due for row in rows.values()} == {date(2026, 10, 25)}

    clock.move_to(at(19))
    raise_blocker(other, rows["phuong-an-khe"])
    assert "lanhdao@mau.example" in mail_round(post)
    decide(leader, "Đồng ý, giao Văn phòng chủ trì.")
    assert Blocker.objects.get().state == Blocker.State.DECIDED

    clock.move_to(at(20))
    report(ward, rows["phuong-hai-chau"], "Đã làm sạch 8.000 hồ sơ.")
    report_by_spreadsheet(department, rows["so-khcn"])
    clock.move_to(at(21))
    review(officer, rows["phuong-hai-chau"], accept=False, note="Bổ sung số liệu theo tổ dân phố.")
    review(officer, rows["so-khcn"], accept=True)
    clock.move_to(at(22))
    assert "haichau@mau.example" in mail_round(post)
    report(ward, rows["phuong-hai-chau"], "Đã làm sạch 8.000 hồ sơ, có số liệu từng tổ.")
    review(officer, rows["phuong-hai-chau"], accept=True)

    clock.move_to(at(27))
    assert "ankhe@mau.example" in mail_round(post)
    assert mail_round(post) == []
    clock.move_to(at(29))
    report(other, rows["phuong-an-khe"], "Đã xong, chậm vì chờ máy chủ.")
    review(officer, rows["phuong-an-khe"], accept=True)
    assert all(row.done_on and row.due for row in Obligation.objects.filter(pk__in=[row.pk for row in rows.values()]))

    clock.move_to(at(3, 11))
    run = judge_and_open(officer)
    units = {code: Unit.objects.get(code=code) for code in rows}
    appeal(other, run, units["phuong-an-khe"])
    answer(officer)
    clock.move_to(at(10, 11))
    sign_and_publish(leader, officer, run)
    made = notice(officer, leader, run)

    other.goto(f"/bao-cao/{made.pk}/")
    expect(other.locator("main")).to_contain_text("Phường An Khê khắc phục việc chậm báo cáo.")
    link = other.locator("a[href$='/docx/']").first.get_attribute("href")
    assert link is not None
    pieces = read_docx(other.request.get(link).body())
    scores = [piece for piece in pieces if isinstance(piece, Grid) and "Điểm" in piece.rows[0]]
    told = {row[1]: row for piece in scores for row in piece.rows}
    for code, name in (("phuong-hai-chau", "phường Hải Châu"), ("phuong-an-khe", "phường An Khê")):
        points = shown_points(other, run, units[code])
        assert points == Score.objects.get(run=run, unit=units[code]).total
        assert Decimal(told[f"Ủy ban nhân dân {name}"][2].replace(",", ".")) == points
    assert Score.objects.get(run=run, unit=units["phuong-an-khe"]).facts["late"] == 1
    assert verify().sound
