"""The two axes of an obligation: what has happened to the work, and what the calendar says. Never one status."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Case, CharField, F, Q, Value, When
from django.utils.translation import gettext_lazy as _


class Progress(models.TextChoices):
    NOT_ACCEPTED = "not_accepted", _("Chưa tiếp nhận")
    ACCEPTED = "accepted", _("Đã tiếp nhận")
    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    SUBMITTED = "submitted", _("Đã báo cáo, chờ duyệt")
    RETURNED = "returned", _("Trả lại")
    DONE = "done", _("Hoàn thành")
    REOPENED = "reopened", _("Mở lại")


class Timeliness(models.TextChoices):
    NO_DUE = "no_due", _("Không có hạn")
    NOT_DUE = "not_due", _("Chưa đến hạn")
    DUE_SOON = "due_soon", _("Sắp đến hạn")
    LATE = "late", _("Quá hạn")
    DONE_IN_TIME = "done_in_time", _("Hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("Hoàn thành quá hạn")


DUE_SOON_DAYS = 7


class FourClass(models.TextChoices):
    """How the Government Office counts tasks (report 1270/BC-TCTTTg, 27-12-2017)."""

    DONE_IN_TIME = "done_in_time", _("Hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("Hoàn thành quá hạn")
    OPEN_IN_TIME = "open_in_time", _("Chưa hoàn thành, trong hạn")
    OPEN_LATE = "open_late", _("Chưa hoàn thành, quá hạn")


FOUR_CLASSES: dict[str, FourClass] = {
    Timeliness.DONE_IN_TIME: FourClass.DONE_IN_TIME,
    Timeliness.DONE_LATE: FourClass.DONE_LATE,
    Timeliness.LATE: FourClass.OPEN_LATE,
    Timeliness.DUE_SOON: FourClass.OPEN_IN_TIME,
    Timeliness.NOT_DUE: FourClass.OPEN_IN_TIME,
    Timeliness.NO_DUE: FourClass.OPEN_IN_TIME,
}


def timeliness_case(
    today: date,
    *,
    progress: str = "progress",
    due: str = "due",
    submitted: str = "submitted_on",
    done: str = "done_on",
    closed: str = "duty__closed_on",
) -> Case:
    """The second axis as an expression over these columns: never stored, always computed from the dates.

    What a closed duty left open is judged as on its closing day; a report under review, by the day it came in.
    """
    is_done = Q(**{progress: Progress.DONE})
    soon = date.fromordinal(today.toordinal() + DUE_SOON_DAYS)
    return Case(
        When(Q(**{due: None}), then=Value(Timeliness.NO_DUE)),
        When(is_done & Q(**{f"{done}__lte": F(due)}), then=Value(Timeliness.DONE_IN_TIME)),
        When(is_done, then=Value(Timeliness.DONE_LATE)),
        When(Q(**{f"{closed}__lte": F(due)}), then=Value(Timeliness.NOT_DUE)),
        When(Q(**{progress: Progress.SUBMITTED, f"{submitted}__lte": F(due)}), then=Value(Timeliness.NOT_DUE)),
        When(Q(**{f"{due}__lt": today}), then=Value(Timeliness.LATE)),
        When(Q(**{f"{due}__lte": soon}), then=Value(Timeliness.DUE_SOON)),
        default=Value(Timeliness.NOT_DUE),
        output_field=CharField(),
    )


def four_class(progress: str, timeliness: str) -> FourClass:
    """Done without a due date is done in time; the timeliness alone does not say that it's done."""
    done_without_due = progress == Progress.DONE and timeliness == Timeliness.NO_DUE
    return FourClass.DONE_IN_TIME if done_without_due else FOUR_CLASSES[timeliness]
