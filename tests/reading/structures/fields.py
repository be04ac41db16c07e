"""Fields and tables that say who, with whom and when; turns of speech between items."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.reading.structures.kinds import Kind
from tests.reading.structures.parts import (
    DAY,
    GROUPS,
    LEVELS,
    MARKS,
    TASKS,
    Case,
    Group,
    answers,
    case,
    lower,
    thinned,
)

# -- whom fields charge

_FIELDS = [
    ("Đơn vị chủ trì: {}.", "Đơn vị phối hợp: Sở Tài chính.", "Thời gian hoàn thành: trước ngày 30/6/2026."),
    ("Cơ quan chủ trì: {}", "Cơ quan phối hợp: Sở Tài chính", "Thời hạn hoàn thành: 30/6/2026"),
    ("Chủ trì: {};", "Phối hợp: Sở Tài chính;", "Thời gian: Trước ngày 30/6/2026."),
    ("Đơn vị thực hiện: {}.", "Phối hợp thực hiện: Sở Tài chính.", "Tiến độ thực hiện: Trong tháng 6/2026."),
]


def fielded(kind: Kind) -> Iterator[Case]:
    """Fields behind a task say who, with whom and when: in lines, in one line, in brackets."""
    groups: list[Group] = [(lead, tasks[:1]) for lead, tasks in GROUPS]
    answer = answers(groups, supports=("Sở Tài chính",), due=DAY)
    for fields, (above, below) in thinned(kind, list(product(_FIELDS, LEVELS))):
        if above == "none" or below == "none":
            continue
        lines = []
        for sign, (lead, tasks) in zip(MARKS[above], groups, strict=True):
            lines.append(sign + tasks[0] + ".")
            lines += [dash + part.format(lead) for dash, part in zip(MARKS[below], fields, strict=True)]
        yield case(
            kind, f"fields {fields[0]} {above}/{below}", f"{kind.orders} triển khai các nhiệm vụ sau:", lines, answer
        )
    for fields, above in product(_FIELDS, ["number", "letter", "dash"]):
        joined = " ".join(part.rstrip(".;") + "." for part in fields)
        lines = [
            sign + tasks[0] + ". " + joined.format(lead)
            for sign, (lead, tasks) in zip(MARKS[above], groups, strict=True)
        ]
        yield case(
            kind, f"fields in line {fields[0]} {above}", f"{kind.orders} triển khai các nhiệm vụ sau:", lines, answer
        )


def tabled(kind: Kind) -> Iterator[Case]:
    """A row of a table."""
    rows = [
        f"{at} | {tasks[0]} | {lead} | Sở Tài chính | 30/6/2026" for at, (lead, tasks) in enumerate(GROUPS, start=1)
    ]
    head = "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành"
    yield case(
        kind,
        "table",
        f"{kind.orders} triển khai các nhiệm vụ sau:",
        [head, *rows],
        answers([(lead, tasks[:1]) for lead, tasks in GROUPS], supports=("Sở Tài chính",), due=DAY),
    )


# -- turns of speech


def turned(kind: Kind) -> Iterator[Case]:
    """Several leads, a class with its exception, what came before ("nêu trên", "này"), a lead that holds over running text."""
    for form, leads in [
        ("Sở Xây dựng, Sở Tài chính và UBND các xã, phường", "Sở Xây dựng; Sở Tài chính; UBND các xã, phường"),
        ("Sở Xây dựng; Sở Tài chính; UBND các xã, phường", "Sở Xây dựng; Sở Tài chính; UBND các xã, phường"),
        ("Giám đốc Sở Xây dựng, Chủ tịch UBND các xã, phường", "Giám đốc Sở Xây dựng; Chủ tịch UBND các xã, phường"),
        ("Các Sở: Xây dựng, Tài chính, Y tế", "Sở Xây dựng; Sở Tài chính; Sở Y tế"),
        ("Các sở, ban, ngành và UBND các xã, phường", "Các sở, ban, ngành; UBND các xã, phường"),
    ]:
        lines = [
            "1. " + form + ":",
            "a) " + TASKS[0] + ".",
            "b) " + TASKS[1] + ".",
            "2. Công an tỉnh " + lower(TASKS[4]) + ".",
        ]
        answer = answers([(leads, TASKS[:2]), ("Công an tỉnh", [TASKS[4]])])
        yield case(kind, f"several {form}", f"{kind.orders}:", lines, answer)
        lines = ["1. " + form + " " + lower(TASKS[0]) + ".", "2. Công an tỉnh " + lower(TASKS[4]) + "."]
        yield case(
            kind,
            f"several, sentence {form}",
            f"{kind.orders}:",
            lines,
            answers([(leads, TASKS[:1]), ("Công an tỉnh", [TASKS[4]])]),
        )
    lines = [f"1. Sở Xây dựng {lower(TASKS[0])}. {TASKS[1]}.", f"2. Công an tỉnh {lower(TASKS[4])}; {lower(TASKS[5])}."]
    yield case(
        kind,
        "running on",
        f"{kind.orders}:",
        lines,
        answers([("Sở Xây dựng", TASKS[:2]), ("Công an tỉnh", TASKS[4:6])]),
    )
    lines = [
        f"1. Sở Xây dựng {lower(TASKS[0])}.",
        TASKS[1] + ".",
        f"2. Công an tỉnh {lower(TASKS[4])}.",
        TASKS[5] + ".",
    ]
    yield case(
        kind,
        "next paragraph",
        f"{kind.orders}:",
        lines,
        answers([("Sở Xây dựng", TASKS[:2]), ("Công an tỉnh", TASKS[4:6])]),
    )
    lines = [
        "I. NHIỆM VỤ CHUNG",
        f"1. Các sở, ban, ngành (trừ Sở Y tế) {lower(TASKS[0])}.",
        "II. NHIỆM VỤ CỤ THỂ",
        "1. Sở Y tế",
        "a) " + TASKS[1] + ".",
        "2. Sở Xây dựng",
        "a) " + TASKS[2] + ".",
        "- " + TASKS[3] + ".",
    ]
    yield case(
        kind,
        "exception",
        f"{kind.orders}:",
        lines,
        answers([("Các sở, ban, ngành", TASKS[:1]), ("Sở Y tế", TASKS[1:2]), ("Sở Xây dựng", TASKS[2:4])]),
    )
    lines = [
        "I. NHIỆM VỤ",
        "1. Công tác thoát nước",
        "a) Sở Xây dựng:",
        "- " + TASKS[0] + ".",
        "b) Công an tỉnh:",
        "- " + TASKS[1] + ".",
        "2. Công tác vệ sinh",
        "a) UBND các xã, phường:",
        "- " + TASKS[3] + ".",
        "- " + TASKS[4] + ".",
    ]
    yield case(
        kind,
        "bodies under fields",
        f"{kind.orders}:",
        lines,
        answers([("Sở Xây dựng", TASKS[:1]), ("Công an tỉnh", TASKS[1:2]), ("UBND các xã, phường", TASKS[3:5])]),
    )
    lines = [
        "1. Sở Xây dựng:",
        "a) Về thoát nước:",
        "- " + TASKS[0] + ".",
        "- " + TASKS[1] + ".",
        "b) Về vệ sinh:",
        "- " + TASKS[3] + ".",
        "2. Công an tỉnh:",
        "- " + TASKS[4] + ".",
    ]
    yield case(
        kind,
        "fields under a body",
        f"{kind.orders}:",
        lines,
        answers([("Sở Xây dựng", [TASKS[0], TASKS[1], TASKS[3]]), ("Công an tỉnh", TASKS[4:5])]),
    )
