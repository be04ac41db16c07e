"""Decisions: articles, what stands under them, and the plan that they put into force."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reading.structures.kinds import PROVINCE, SIGNED
from tests.reading.structures.parts import (
    GROUPS,
    MARKS,
    TASKS,
    Case,
    answers,
    lower,
)

# -- decisions

_DECISION = (
    PROVINCE.format(number="700/QĐ-UBND")
    + "QUYẾT ĐỊNH\nVề việc giữ sạch các dòng kênh\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Tổ chức chính quyền địa phương;\nTheo đề nghị của Giám đốc Sở Xây dựng,\nQUYẾT ĐỊNH:\n"
)
_EXECUTED = [
    "Chánh Văn phòng, Trưởng các phòng: Kế hoạch đầu tư, Tài chính, Vận tải; Giám đốc Sở Xây dựng, Thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.",
    "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở: Xây dựng, Tài chính và Thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.",
    "Các ông (bà) Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Xây dựng, Chủ tịch UBND các xã, phường căn cứ Quyết định thi hành./.",
    "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.",
    "Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc Sở Xây dựng; Thủ trưởng các cơ quan, đơn vị và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.",
    "Chánh Văn phòng, Giám đốc Sở Xây dựng và các cơ quan liên quan chịu trách nhiệm tổ chức thực hiện Quyết định này./.",
]


def decided() -> Iterator[Case]:
    """Decisions: who does what stands in an article, in clauses under it, or in the plan put into force."""
    for executed in _EXECUTED:
        end = "Điều 4. " + executed + SIGNED
        for form, supports in [
            ("Điều 2. Giao {} {}.", ()), ("Điều 2. {} có trách nhiệm {}.", ()), ("Điều 2. Giao {} chủ trì, phối hợp với Sở Tài chính {}.", ("Sở Tài chính",)),
        ]:  # fmt: skip
            body = (
                "Điều 1. Phê duyệt Phương án giữ sạch các dòng kênh.\n"
                + form.format("Sở Xây dựng", lower(TASKS[0]))
                + "\n"
            )
            yield Case(
                f"quyết định: {form} {executed}",
                _DECISION + body + end,
                answers([("Sở Xây dựng", TASKS[:1])], supports=supports),
            )
        for heading, supports in [
            ("Giao Sở Xây dựng:", ()), ("Giao Sở Xây dựng thực hiện các nhiệm vụ sau:", ()), ("Sở Xây dựng có trách nhiệm:", ()),
            ("Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính thực hiện các nhiệm vụ sau:", ("Sở Tài chính",)), ("Trách nhiệm của Sở Xây dựng", ()),
        ]:  # fmt: skip
            for mark in ("number", "letter", "dash"):
                lines = [sign + task + "." for sign, task in zip(MARKS[mark], TASKS[:3], strict=True)]
                body = (
                    "Điều 1. Phê duyệt Phương án giữ sạch các dòng kênh.\nĐiều 2. "
                    + heading
                    + "\n"
                    + "\n".join(lines)
                    + "\n"
                )
                yield Case(
                    f"quyết định: {heading} {mark} {executed[:20]}",
                    _DECISION + body + end,
                    answers([("Sở Xây dựng", TASKS[:3])], supports=supports),
                )
        body = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ sạch các dòng kênh.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
        lines = [
            line
            for n, (lead, tasks) in zip("123", GROUPS, strict=True)
            for line in (f"{n}. {lead}", *("- " + t + "." for t in tasks))
        ]
        plan = (
            "\nKẾ HOẠCH\nGiữ sạch các dòng kênh\n(Kèm theo Quyết định số 700/QĐ-UBND)\nI. MỤC ĐÍCH, YÊU CẦU\n- Nâng cao ý thức của người dân.\nII. TỔ CHỨC THỰC HIỆN\n"
            + "\n".join(lines)
        )
        yield Case(f"quyết định: plan {executed[:20]}", _DECISION + body + end + plan, answers(GROUPS))
