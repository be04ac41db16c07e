"""What can be written about an item, a milestone and a paper: its address, its form, its act, and who finds the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.org.access import Access
from roviec.org.models import Unit
from roviec.programme import acts
from roviec.programme.act_forms import course, items, outside
from roviec.programme.act_forms.blocking import BlockerForm
from roviec.programme.acts.items import Said
from roviec.programme.models import Item, Milestone, Paper
from roviec.programme.people import stuck_units
from roviec.programme.permissions import MANAGE, may_decide, may_update

Values = dict[str, Any]
T = TypeVar("T", Item, Milestone, Paper)


@dataclass(frozen=True)
class Door(Generic[T]):
    label: Promise
    form: Callable[..., forms.Form]  # with `access` and `item`
    run: Callable[[Access, T, Values], object]
    may: Callable[[Access, Item], bool] = may_update
    fits: Callable[[T], bool] = lambda _row: True


def said_by(values: Values) -> Said:
    owner: Unit | None = values["owner"]
    texts = {name: values[name] for name in ("name", "origin", "group", "summary", "source")}
    return Said(owner_id=owner.pk if owner else None, **texts)


def _manages(access: Access, item: Item) -> bool:
    return access.can(MANAGE)


def _decides(access: Access, item: Item) -> bool:
    return may_decide(access)


def _is_stuck(access: Access, item: Item) -> bool:
    return bool(stuck_units(access, item))


def _revise(access: Access, item: Item, values: Values) -> object:
    return acts.revise_item(access=access, item=item, said=said_by(values), reason=values["reason"])


ITEM: Final[Mapping[str, Door[Item]]] = {
    "giai-doan": Door(_("Đổi giai đoạn"), course.StageForm, lambda a, i, v: acts.change_stage(access=a, item=i, **v)),
    "quyet-dinh": Door(
        _("Ghi quyết định"), course.DecisionForm, lambda a, i, v: acts.decide(access=a, item=i, **v), _decides
    ),
    "ket-qua": Door(_("Ghi kết quả của kỳ"), course.NoteForm, lambda a, i, v: acts.add_note(access=a, item=i, **v)),
    "moc": Door(_("Thêm mốc"), course.MilestoneForm, lambda a, i, v: acts.add_milestone(access=a, item=i, **v)),
    "vuong-mac": Door(
        _("Nêu vướng mắc"), BlockerForm, lambda a, i, v: acts.raise_blocker(access=a, item=i, **v), _is_stuck
    ),
    "van-ban": Door(_("Thêm văn bản"), outside.PaperForm, lambda a, i, v: acts.add_paper(access=a, item=i, **v)),
    "khao-sat": Door(
        _("Thêm chuyến khảo sát"), outside.VisitForm, lambda a, i, v: acts.add_visit(access=a, item=i, **v)
    ),
    "nhan-rong": Door(
        _("Ghi nơi áp dụng"), outside.ReplicationForm, lambda a, i, v: acts.replicate(access=a, item=i, **v)
    ),
    "sua": Door(_("Sửa thông tin"), items.ItemForm, _revise, _manages),
}
MILESTONE: Final[Mapping[str, Door[Milestone]]] = {
    "hoan-thanh": Door(
        _("Ghi hoàn thành"), course.FinishForm, lambda a, m, v: acts.finish_milestone(access=a, milestone=m, **v),
        fits=lambda m: m.is_open,
    ),
    "doi-han": Door(
        _("Đổi hạn"), course.MoveForm, lambda a, m, v: acts.move_milestone(access=a, milestone=m, **v),
        fits=lambda m: m.is_open,
    ),
    "bo": Door(
        _("Bỏ khỏi lộ trình"), course.ReasonForm, lambda a, m, v: acts.drop_milestone(access=a, milestone=m, **v),
        fits=lambda m: m.is_open,
    ),
    "mo-lai": Door(
        _("Mở lại mốc"), course.ReasonForm, lambda a, m, v: acts.reopen_milestone(access=a, milestone=m, **v),
        fits=lambda m: not m.is_open,
    ),
}  # fmt: skip
PAPER: Final[Mapping[str, Door[Paper]]] = {
    "tra-loi": Door(
        _("Ghi trả lời"), outside.AnswerForm, lambda a, p, v: acts.answer_paper(access=a, paper=p, **v),
        fits=lambda p: p.waits,
    ),
}  # fmt: skip
