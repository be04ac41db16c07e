"""What a period that is being judged waits for from one reader: to explain, to answer, to sign, to publish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roviec.assess.acts.sign import may_sign, unready
from roviec.assess.models import Explanation, Run, Score
from roviec.duties.labels import period_inside
from roviec.org.access import PERMISSIONS, Access


@dataclass(frozen=True)
class Wait:
    words: str
    url: str
    until: date | None = None


def waits_for(access: Access, today: date) -> list[Wait]:
    """The oldest period first. One query while nothing is open or signed."""
    runs = Run.objects.visible_to(access).filter(state__in=(Run.State.OPEN, Run.State.SIGNED))
    return [wait for run in runs.order_by("period_start", "pk") for wait in _of(run, access, today)]


def _of(run: Run, access: Access, today: date) -> Iterator[Wait]:
    period = {"period": period_inside(run.period)}
    if run.state == Run.State.SIGNED:
        if access.can("assess.publish"):
            yield Wait(_("Công bố kết quả đánh giá %(period)s") % period, reverse("assess:run", args=[run.pk]))
        return
    for score in _unexplained(run, access, today):
        words = _("Xem điểm %(period)s của đơn vị, giải trình nếu cần") % period
        yield Wait(words, reverse("assess:score", args=[run.pk, score.unit_id]), score.open_until)
    if access.can("assess.answer") and (count := Explanation.objects.waiting().filter(score__run=run).count()):
        words = ngettext("Trả lời %(count)s giải trình, %(period)s", "Trả lời %(count)s giải trình, %(period)s", count)
        yield Wait(words % {"count": count, **period}, reverse("assess:explanations"))
    if may_sign(access) and not unready(run):
        yield Wait(_("Ký kết quả đánh giá %(period)s") % period, reverse("assess:sign_page", args=[run.pk]))


def _unexplained(run: Run, access: Access, today: date) -> list[Score]:
    """Of units for which this person may explain: those that have a score and have said nothing to it as it now is."""
    own = [grant.unit_id for grant in access.grants if grant.role in PERMISSIONS["assess.explain"]]
    if not own:
        return []
    said = Q(explanations__isnull=False) & (Q(reopened_until=None) | Q(explanations__at__gt=run.moment))
    scores = run.scores.filter(unit__in=own, total__isnull=False).exclude(pk__in=run.scores.filter(said).values("pk"))
    return [score for score in scores if score.takes_words(today)]
