"""The words of a long quote that decide stay; how many are left out is said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roviec.directives.review.gist import CUT, Piece, gist

LONG = (
    "rà soát, đánh giá thực trạng và nhu cầu về trang thiết bị, phương tiện, kinh phí gắn với việc triển khai các nhiệm vụ "
    "theo lĩnh vực, địa bàn phụ trách của từng cơ quan, đơn vị trên toàn thành phố trong thời gian qua, "
    "phối hợp với Sở Tài chính tổng hợp; xây dựng lộ trình đào tạo, bồi dưỡng cho đội ngũ cán bộ, công chức, viên chức "
    "phục vụ đáp ứng các yêu cầu nhiệm vụ trong tình hình mới theo chỉ đạo của cấp trên trước ngày 30/9/2025"
)


def shown(pieces: list[Piece]) -> str:
    return " ".join(piece.text for piece in pieces if piece.text)


def test_a_short_quote_is_shown_whole() -> None:
    assert gist("tổ chức tuyên truyền về định danh điện tử") == [Piece("tổ chức tuyên truyền về định danh điện tử")]


def test_what_it_is_who_helps_when_and_where_it_may_be_cut_stay() -> None:
    pieces = gist(LONG, ["Sở Tài chính"], cuts=[LONG.index("xây dựng")])
    said = shown(pieces)
    assert said.startswith("rà soát, đánh giá thực trạng")
    for kept in ("phối hợp với Sở Tài chính", "▮ xây dựng lộ trình", "trước ngày 30/9/2025"):
        assert kept in said
    assert "cán bộ, công chức" not in said
    assert len(said.replace(CUT, "").split()) + sum(piece.words for piece in pieces) == len(LONG.split())


def test_helpers_that_stand_before_the_work_do_not_take_its_place() -> None:
    helpers = ["Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "UBND các phường, xã"]
    said = shown(gist(f"chủ trì, phối hợp với {', '.join(helpers)} {LONG}", helpers))
    assert "UBND các phường, xã rà soát, đánh giá thực trạng" in said


def test_a_name_that_stands_there_is_kept_one_without_a_part_only_where_a_role_is_said() -> None:
    assert "đội ngũ cán bộ" in shown(gist(LONG, ["đội ngũ cán bộ"]))
    assert "đội ngũ cán bộ" not in shown(gist(LONG, [], ["đội ngũ cán bộ"]))
    assert "phối hợp với Sở Tài chính" in shown(gist(LONG, [], ["Sở Tài chính"]))


def test_the_date_of_a_document_that_is_cited_is_no_date_of_the_task() -> None:
    quote = LONG.replace("trước ngày 30/9/2025", "tại Kế hoạch số 83/KH-UBND ngày 30/3/2024 của Ủy ban")
    assert "30/3/2024" not in shown(gist(quote))


def test_the_opening_ends_at_a_mark_when_one_is_near() -> None:
    words = [f"chữ{number}" for number in range(40)]
    assert len(gist(" ".join(words))[0].text.split()) == 12
    words[8] += ","
    assert len(gist(" ".join(words))[0].text.split()) == 9


@given(st.text(alphabet="ab ;,Đđ\n/9", max_size=400))
def test_nothing_is_lost_and_the_order_stays(quote: str) -> None:
    pieces = gist(quote)
    assert sum(piece.words or len(piece.text.split()) for piece in pieces) == len(quote.split())
    at = 0
    for piece in pieces:
        at = quote.index(piece.text, at) + len(piece.text)
