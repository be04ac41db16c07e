"""Turns of speech around a task: what is joined over ";", what dates a whole list, who is meant by "nêu trên"."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reading.structures.kinds import Kind
from tests.reading.structures.parts import CLASS, DAY, GROUPS, MARKS, TASKS, Case, answers, case, lower, thinned

_LEAD, _TASKS = GROUPS[0]
_FIRST, _SECOND = _TASKS
# What urges or answers beside a task; the task is what remains.
_BESIDE = [
    "{task}; chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả thực hiện.",
    "{task}; trường hợp có khó khăn, vướng mắc, kịp thời báo cáo UBND tỉnh xem xét, giải quyết.",
    "{task}. Trong quá trình thực hiện, nếu có vướng mắc, báo cáo UBND tỉnh để được hướng dẫn.",
    "Nêu cao tinh thần trách nhiệm của người đứng đầu; {low}.",
    "Phát huy vai trò, trách nhiệm của người đứng đầu; {low}.",
    "{task}. Chịu trách nhiệm toàn diện trước UBND tỉnh nếu để xảy ra vi phạm.",
    "{task}; bảo đảm công khai, minh bạch.",
    "{task}; không để xảy ra ùn tắc kéo dài.",
    "{task}; coi đây là nhiệm vụ trọng tâm.",
    "{task}. Đây là nhiệm vụ trọng tâm của năm 2026.",
    "{task}, nêu cao tinh thần trách nhiệm, đạo đức công vụ.",
]
# A date said once for all that stands before it, or for what stands under it.
_DATED = [
    "Thời gian thực hiện: Trước ngày 30/6/2026.",
    "Thời gian hoàn thành: trước ngày 30/6/2026.",
    "Thời hạn hoàn thành: 30/6/2026.",
]
_ENDS = [
    "Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả thực hiện.",
    "Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc triển khai thực hiện.",
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc các nội dung trên.",
    "Nhận được văn bản này, yêu cầu các đơn vị nghiêm túc triển khai thực hiện.",
    "Đề nghị các cơ quan, đơn vị quan tâm phối hợp thực hiện.",
    "Yêu cầu các sở, ban, ngành, UBND các xã, phường nghiêm túc tổ chức thực hiện.",
]


def joined(kind: Kind) -> Iterator[Case]:
    """An exhortation or an answer joined to a task."""
    for at, form in enumerate(_BESIDE):
        for above in thinned(kind, ["number", "letter", "dash", "none"], at):
            line = form.format(task=_FIRST, low=lower(_FIRST))
            sign = "+ " if above == "dash" else "- "
            lines = [MARKS[above][0] + f"Giao {_LEAD}:", sign + line, sign + _SECOND + "."]
            yield case(kind, f"beside {form} {above}", f"{kind.orders}:", lines, answers(GROUPS[:1]))


def dated(kind: Kind) -> Iterator[Case]:
    """A date that holds for a list."""
    for form in _DATED:
        for above, below in [("number", "letter"), ("number", "dash"), ("letter", "dash")]:
            lines = [MARKS[above][0] + f"{_LEAD}:"]
            lines += [sign + task + "." for sign, task in zip(MARKS[below], _TASKS, strict=False)]
            yield case(
                kind, f"dated {form} {above}/{below}", f"{kind.orders}:", [*lines, form], answers(GROUPS[:1], due=DAY)
            )


def ended(kind: Kind) -> Iterator[Case]:
    """What closes a document orders nothing new."""
    for end in _ENDS:
        for mark in thinned(kind, ["number", "letter", "dash", "none"]):
            lines = [
                sign + f"{lead} {lower(tasks[0])}." for sign, (lead, tasks) in zip(MARKS[mark], GROUPS, strict=True)
            ]
            groups = [(lead, tasks[:1]) for lead, tasks in GROUPS]
            yield case(kind, f"end {end} {mark}", f"{kind.orders}:", [*lines, end], answers(groups))


def meant(kind: Kind) -> Iterator[Case]:
    """ "Các đơn vị nêu trên" are those named before; duties that name a place fall to whoever is charged."""
    for again in ("Các đơn vị nêu trên", "Hai đơn vị trên", "Các đơn vị này"):
        lines = [
            "1. Sở Xây dựng, Sở Tài chính " + lower(_FIRST) + f". {again} {lower(_SECOND)}.",
            "2. Công an tỉnh " + lower(TASKS[4]) + ".",
        ]
        answer = answers([("Sở Xây dựng; Sở Tài chính", _TASKS), ("Công an tỉnh", [TASKS[4]])])
        yield case(kind, f"meant {again}", f"{kind.orders}:", lines, answer)
    duties = [
        "Tại các cống lớn phải đặt biển báo ngập",
        "Nghiêm cấm đổ rác xuống kênh",
        "Kiên quyết không cấp phép xây dựng trên hành lang kênh",
        "Trên các tuyến kênh phải bố trí người trực khi mưa lớn",
    ]
    for duty in duties:
        lines = [f"1. {_LEAD}:", "- " + _FIRST + ".", "- " + duty + "."]
        yield case(
            kind, f"duty {duty}", f"{kind.orders}:", lines, answers([(_LEAD, [_FIRST, duty.split("phải ")[-1]])])
        )
        said = f"{kind.orders} {CLASS} thực hiện các nội dung sau:"
        lines = ["1. " + _FIRST + ".", "2. " + duty + "."]
        yield case(
            kind, f"duty under the opening {duty}", said, lines, answers([(CLASS, [_FIRST, duty.split("phải ")[-1]])])
        )


def decided_with(kind: Kind) -> Iterator[Case]:
    """What the issuer agrees to in a letter charges nobody; a post said once for several bodies; a lead behind what comes before it."""
    if kind.addressed is None:
        return
    lines = [
        "1. Thống nhất điều chỉnh quy mô của dự án nạo vét kênh Bắc từ 157 ha xuống 49 ha.",
        f"2. Giao {_LEAD} {lower(_FIRST)}.",
    ]
    said = "Chủ tịch Ủy ban nhân dân tỉnh có ý kiến như sau:"
    yield case(kind, "agreed", said, lines, answers([(_LEAD, [_FIRST])]))
    lines = [f"Giao Giám đốc: Sở Xây dựng, Sở Tài chính {lower(_FIRST)}."]
    posts = "Giám đốc Sở Xây dựng; Giám đốc Sở Tài chính"
    yield case(kind, "posts", said, lines, answers([(posts, [_FIRST])]))
    lines = [f"Sau khi nhận được danh mục kèm theo Công văn này, Giám đốc Sở Xây dựng {lower(_FIRST)}."]
    yield case(kind, "behind what comes before", said, lines, answers([("Giám đốc Sở Xây dựng", [_FIRST])]))
