from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.directives.acts.deciding import LONGEST_REASON
from roviec.directives.amendments.acts import Wanted
from roviec.directives.forms import day_field
from roviec.directives.models import Amendment, Recurrence, Task

SHOWN = 110  # characters of a task's words in a list


class RejectForm(forms.Form):
    reason = forms.CharField(label=_("Vì sao không phải"), max_length=LONGEST_REASON)


class AmendmentForm(forms.Form):
    effect = forms.ChoiceField(label=_("Làm gì với nhiệm vụ cũ"), choices=Amendment.Effect.choices)
    earlier = forms.TypedChoiceField(label=_("Nhiệm vụ cũ"), coerce=int)
    deadline = day_field(_("Hạn mới"))
    since = day_field(_("Có hiệu lực từ ngày"))
    recurrence = forms.ChoiceField(
        label=_("Định kỳ mới"), required=False, choices=[("", "—"), *[each for each in Recurrence.choices if each[0]]]
    )
    leads = forms.CharField(
        label=_("Chủ trì mới"),
        required=False,
        help_text=_("Mỗi dòng một cơ quan."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    supports = forms.CharField(
        label=_("Thêm cơ quan phối hợp"),
        required=False,
        help_text=_("Mỗi dòng một cơ quan."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    deliverable = forms.CharField(label=_("Sản phẩm mới"), max_length=500, required=False)
    task = forms.TypedChoiceField(label=_("Nhiệm vụ mới thay vào"), coerce=int, required=False, empty_value=None)
    reason = forms.CharField(label=_("Lý do sửa"), max_length=LONGEST_REASON)

    def __init__(self, *args: Any, earlier: Sequence[Task] = (), own: Sequence[Task] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [("", "—"), *[(task.pk, f"{task.directive}: {_words(task)}") for task in earlier]]
        self.fields["earlier"].choices = offered  # type: ignore[attr-defined]
        self.fields["task"].choices = [("", "—"), *[(task.pk, _words(task)) for task in own]]  # type: ignore[attr-defined]

    @classmethod
    def of(
        cls, row: Amendment, earlier: Sequence[Task], own: Sequence[Task], data: Mapping[str, Any] | None = None
    ) -> Self:
        """Filled with what is proposed, or with what was sent."""
        names = ("effect", "deadline", "since", "recurrence", "deliverable")
        initial: dict[str, object] = {name: getattr(row, name) for name in names}
        takes_over = row.effect in (Amendment.Effect.REPLACE, Amendment.Effect.AGAIN)
        initial |= {"earlier": row.earlier_id, "task": row.task_id if takes_over else None}
        initial |= {"leads": "\n".join(row.leads), "supports": "\n".join(row.supports)}
        return cls(data, earlier=earlier, own=own, initial=initial, prefix=f"sua{row.pk}")

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            effect=said["effect"], earlier_id=said["earlier"], since=said["since"], deadline=said["deadline"],
            recurrence=said["recurrence"], deliverable=said["deliverable"], leads=_lines(said["leads"]),
            supports=_lines(said["supports"]), task_id=said["task"],
        )  # fmt: skip


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _words(task: Task) -> str:
    return task.quote if len(task.quote) <= SHOWN else f"{task.quote[:SHOWN].rsplit(' ', 1)[0]}…"
