"""Who is charged: by a heading, in the sentence itself, by the opening of the whole, by the address of a letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.reading.structures.kinds import Kind
from tests.reading.structures.parts import (
    CLASS,
    DAY,
    GROUPS,
    LEVELS,
    MARKS,
    MAYORS,
    TASKS,
    Case,
    Group,
    answers,
    case,
    lower,
    thinned,
)

# -- whom a heading charges

_HEADINGS = [
    "{}:", "{}", "Giao {}:", "Đối với {}:", "Trách nhiệm của {}", "{} có trách nhiệm:", "Yêu cầu {}:",
    "{} chủ trì, phối hợp với Sở Tài chính:", "Nhiệm vụ của {}:", "Đề nghị {}:", "{} có nhiệm vụ:", "Giao {} thực hiện:",
    "Giao {} chủ trì, phối hợp với Sở Tài chính thực hiện:", "{} thực hiện các nhiệm vụ sau:", "{} chịu trách nhiệm:", "Đề nghị {} thực hiện:",
    "Giao trách nhiệm cho {}:", "Giao cho {}:", "Phân công {}:", "Về phía {}:", "Đối với {}", "Nhiệm vụ của {}", "{} tập trung thực hiện:",
    "Giao {} tập trung thực hiện một số nhiệm vụ sau:", "{} chủ trì, phối hợp với Sở Tài chính thực hiện các nhiệm vụ sau đây:",
    "Yêu cầu {} khẩn trương thực hiện các nội dung sau:", "{} có trách nhiệm chủ trì, phối hợp với Sở Tài chính:", "{}, trong phạm vi chức năng, nhiệm vụ được giao:",
    "{} được giao các nhiệm vụ sau:", "{} phối hợp với Sở Tài chính:",
]  # fmt: skip
_BOLD = {
    "{}",
    "Trách nhiệm của {}",
    "Đối với {}",
    "Nhiệm vụ của {}",
}  # without a mark a heading only in bold, which no text keeps


def headed(kind: Kind) -> Iterator[Case]:
    """A heading that names a body over its tasks."""
    for at, form in enumerate(_HEADINGS):
        for above, below in thinned(kind, LEVELS, at):
            if above != "none" or form not in _BOLD:
                yield _headed(kind, form, above, below)
    lines = [line for lead, tasks in GROUPS for line in (lead.upper(), *("- " + task + "." for task in tasks))]
    capitals = answers([(lead.upper(), tasks) for lead, tasks in GROUPS])
    yield case(kind, "heading in capitals", f"{kind.orders}:", lines, capitals)


def _headed(kind: Kind, form: str, above: str, below: str) -> Case:
    lines = []
    for mark, (lead, tasks) in zip(MARKS[above], GROUPS, strict=True):
        lines.append(mark + form.format(lead))
        lines += [sign + task + "." for sign, task in zip(MARKS[below], tasks, strict=False)]
    supports = ("Sở Tài chính",) if "Sở Tài chính" in form else ()
    return case(kind, f"heading {form} {above}/{below}", f"{kind.orders}:", lines, answers(GROUPS, supports=supports))


# -- whom the sentence itself charges

_SENTENCES = [
    "{lead} {task}.", "Giao {lead} {task}.", "{lead} có trách nhiệm {task}.", "{lead}: {Task}.", "Yêu cầu {lead} {task}.",
    "{lead} chủ trì, phối hợp với Sở Tài chính {task}.", "{Task} (giao {lead} chủ trì thực hiện).",
    "Đối với {lead}: {Task}.", "{lead} căn cứ chức năng, nhiệm vụ được giao {task}.", "{lead} khẩn trương {task}.", "{lead} phải {task}.",
    "Đề nghị {lead} {task}.", "{lead} phối hợp với Sở Tài chính {task}.", "Giao {lead} chủ trì {task}.", "{lead} được giao {task}.",
    "{lead} theo chức năng, nhiệm vụ được giao có trách nhiệm {task}.", "{lead} có nhiệm vụ {task}.", "Giao trách nhiệm cho {lead} {task}.",
    "Giao {lead} chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan {task}.", "{lead} tiếp tục {task}.", "Yêu cầu {lead} chủ động {task}.",
    "{Task}. Giao {lead} chủ trì thực hiện.", "{Task} ({lead} thực hiện).", "Về việc giữ sạch kênh: {lead} {task}.", "Đề nghị {lead}: {Task}.",
    "{lead} chịu trách nhiệm {task}.", "{lead} cần {task}.", "Trong quá trình thực hiện, {lead} có trách nhiệm {task}.",
    "{lead} khẩn trương {task}, báo cáo UBND tỉnh trước ngày 30/6/2026.", "Chậm nhất ngày 30/6/2026, {lead} phải {task}.",
    "{lead} {task}; hoàn thành trước ngày 30/6/2026.", "{lead} {task} (hoàn thành trước ngày 30/6/2026).", "{lead} {task}, xong trong quý II/2026.",
    "Trước ngày 30/6/2026, {lead} {task}.", "{lead} {task} trước ngày 30/6/2026.", "{lead} {task}, hoàn thành trước ngày 30/6/2026.",
]  # fmt: skip


def told(kind: Kind) -> Iterator[Case]:
    """Each sentence names its body."""
    for form, mark in thinned(kind, list(product(_SENTENCES, ["roman", "number", "letter", "dash", "bullet", "none"]))):
        groups: list[Group] = [(lead, tasks[:1]) for lead, tasks in GROUPS]
        lines = [
            sign + form.format(lead=lead, task=lower(tasks[0]), Task=tasks[0])
            for sign, (lead, tasks) in zip(MARKS[mark], groups, strict=True)
        ]
        supports = (("Sở Tài chính",) if "Sở Tài chính" in form else ()) + (
            ("các đơn vị liên quan",) if "liên quan" in form else ()
        )
        due = DAY if "30/6" in form or "II/2026" in form else None
        yield case(
            kind, f"sentence {form} {mark}", f"{kind.orders}:", lines, answers(groups, supports=supports, due=due)
        )


# -- whom the opening charges

_OPENINGS = [
    "{orders} {lead} thực hiện các nội dung sau:",
    "{orders} {lead} tập trung thực hiện một số nhiệm vụ, giải pháp sau đây:",
    "{orders} {lead} phát động phong trào giữ sạch dòng kênh với những nội dung sau đây:",
    "{orders} {lead}:",
    "{orders} {lead} triển khai thực hiện một số nội dung như sau:",
    "{orders} {lead} nghiêm túc quán triệt, tổ chức thực hiện tốt một số nhiệm vụ trọng tâm sau:",
    "{orders} {lead} theo chức năng, nhiệm vụ được giao khẩn trương thực hiện các nội dung sau:",
    "{orders} {lead} chỉ đạo thực hiện các nhiệm vụ sau đây:",
    "{orders} {lead} như sau:",
    "{orders} {lead} tổ chức phát động các phong trào thi đua trong năm 2026 để thực hiện tốt những nội dung trọng tâm sau đây:",
]
_CHAPTERS = [
    ("I. NỘI DUNG THỰC HIỆN", "II. GIẢI PHÁP CHỦ YẾU"),
    ("1. Công tác rà soát", "2. Công tác nạo vét"),
    ("Phần thứ nhất. NỘI DUNG", "Phần thứ hai. GIẢI PHÁP"),
]


def opened(kind: Kind) -> Iterator[Case]:
    """The opening sentence charges a class for all that follows, over chapters that name nobody."""
    for opening, lead, mark in thinned(
        kind, list(product(_OPENINGS, [CLASS, f"{CLASS}; {MAYORS}"], ["number", "letter", "dash", "bullet"]))
    ):
        said = opening.format(orders=kind.orders, lead=lead.replace(";", ","))
        tasks = TASKS[:3]
        lines = [sign + task + "." for sign, task in zip(MARKS[mark], tasks, strict=True)]
        yield case(kind, f"opening {opening} {len(lead)} {mark}", said, lines, answers([(lead, tasks)]))
    for opening, chapters, mark in thinned(kind, list(product(_OPENINGS, _CHAPTERS, ["number", "letter", "dash"]))):
        if chapters[0].startswith("1.") and mark == "number":
            continue
        said = opening.format(orders=kind.orders, lead=CLASS)
        lines = [
            line
            for chapter, tasks in zip(chapters, (TASKS[:3], TASKS[3:]), strict=True)
            for line in (chapter, *(sign + task + "." for sign, task in zip(MARKS[mark], tasks, strict=True)))
        ]
        yield case(kind, f"opening {opening} {chapters[0]} {mark}", said, lines, answers([(CLASS, TASKS)]))


def addressed(kind: Kind) -> Iterator[Case]:
    """A letter charges those it is addressed to where its sentence names nobody."""
    if kind.addressed is None:
        return
    for opening, mark in product(
        ["{} thực hiện một số nội dung sau:", "{} triển khai các nhiệm vụ sau đây:", "{} thực hiện như sau:", "{}:"],
        ["number", "letter", "dash", "none"],
    ):
        said = opening.format(kind.orders)
        lines = [sign + task + "." for sign, task in zip(MARKS[mark], TASKS[:3], strict=True)]
        yield case(kind, f"addressees {opening} {mark}", said, lines, answers([(kind.addressed, TASKS[:3])]))
    for chapters in _CHAPTERS[:2]:
        lines = [
            line for chapter, tasks in zip(chapters, (TASKS[:3], TASKS[3:]), strict=True) for line in (chapter, *("- " + task + "." for task in tasks))
        ]  # fmt: skip
        yield case(
            kind,
            f"addressees {chapters[0]}",
            f"{kind.orders} thực hiện như sau:",
            lines,
            answers([(kind.addressed, TASKS)]),
        )
