"""A short dispatch in the official layout, written for these tests, and the draft that it becomes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from roviec.directives.acts import mark_issued, take_pasted
from roviec.directives.models import Directive, Task
from roviec.journal.context import Actor
from tests.conftest import Cast, City

LETTER = """ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/UBND-CATP
Đà Nẵng, ngày 5 tháng 8 năm 2025
V/v thử nghiệm việc giao nhiệm vụ <số> & "kiểm tra"
Kính gửi: Các sở, ban, ngành.
Thực hiện Kế hoạch số 83/KH-UBND ngày 30/3/2025 của UBND thành phố, UBND thành phố yêu cầu:
1. Sở Khoa học và Công nghệ chủ trì rà soát hạ tầng dùng chung của các đơn vị; định kỳ hằng tháng báo cáo kết quả về UBND thành phố.
2. Giao Công an thành phố xây dựng kế hoạch kiểm tra an toàn, hoàn thành trước ngày 30/9/2025.
3. UBND các phường, xã tổ chức tuyên truyền về định danh điện tử trên địa bàn.
4. Tổ liên ngành số 9 tổng hợp kết quả, báo cáo UBND thành phố trước ngày 15/12/2025.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Thử
"""


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    """Original files of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the cast's cost seconds otherwise
    return tmp_path / "files"


@pytest.fixture
def draft(cast: Cast) -> Directive:
    officer = cast.officer
    return take_pasted(actor=officer.access.actor, person=officer.person, text=LETTER)


@pytest.fixture
def actor(cast: Cast) -> Actor:
    """The standing body's officer, who prepares directives."""
    return cast.officer.access.actor


@pytest.fixture
def task_with(draft: Directive) -> Callable[[str], Task]:
    """The draft's task whose quote has these words."""
    return lambda words: draft.tasks.get(quote__contains=words)


@pytest.fixture
def issued(draft: Directive, cast: Cast, city: City) -> Directive:
    """Sent to the department and one ward; duties are another room's tests."""
    units = [city.sci.pk, city.ward.pk]
    return mark_issued(actor=cast.officer.access.actor, directive=draft, unit_ids=units, at=draft.taken_at)
