"""An order of the small city and a later one that amends it, in the official layout; written for these tests."""

from __future__ import annotations

from datetime import date

from roviec.directives.acts import take_pasted
from roviec.directives.models import Directive, Task
from roviec.duties.issue import issue_directive
from tests.conftest import Member

FIRST = """ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG
Số: 12/UBND-CATP
Đà Nẵng, ngày 5 tháng 8 năm 2025
V/v thử nghiệm việc giao nhiệm vụ
Kính gửi: Các sở, ban, ngành.
UBND thành phố yêu cầu:
1. Sở Khoa học và Công nghệ rà soát hạ tầng dùng chung của các đơn vị; định kỳ hằng tháng báo cáo kết quả về UBND thành phố.
2. Công an thành phố xây dựng kế hoạch kiểm tra an toàn, hoàn thành trước ngày 30/9/2025.
3. UBND phường Hải Châu tuyên truyền về định danh điện tử trên địa bàn, hoàn thành trước ngày 15/10/2025.
TM. ỦY BAN NHÂN DÂN
"""
LATER = """ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG
Số: 45/UBND-CATP
Đà Nẵng, ngày 20 tháng 9 năm 2025
V/v điều chỉnh nhiệm vụ tại Công văn số 12/UBND-CATP
Kính gửi: Các sở, ban, ngành.
UBND thành phố yêu cầu:
1. Gia hạn thời gian hoàn thành nhiệm vụ tại khoản 2 Công văn số 12/UBND-CATP ngày 5/8/2025 đến hết ngày 30/11/2025.
2. Bãi bỏ nhiệm vụ tại khoản 3 Công văn số 12/UBND-CATP ngày 5/8/2025.
3. Sửa đổi khoản 9 Công văn số 12/UBND-CATP.
4. Sở Khoa học và Công nghệ xây dựng đề án kho dữ liệu số, trình UBND thành phố trước ngày 31/12/2025.
TM. ỦY BAN NHÂN DÂN
"""


def given(officer: Member, text: str = FIRST, opened_on: date = date(2025, 8, 6)) -> Directive:
    """Taken, confirmed as read, issued."""
    directive = take_pasted(actor=officer.access.actor, person=officer.person, text=text)
    directive.tasks.update(state=Task.State.CONFIRMED)
    issue_directive(actor=officer.access.actor, directive=directive, opened_on=opened_on)
    directive.refresh_from_db()
    return directive


def later(officer: Member, text: str = LATER) -> Directive:
    return take_pasted(actor=officer.access.actor, person=officer.person, text=text)
