"""What the people of an agency are told of its judgement: that they may explain, what they were answered, that it is published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.assess.models import Run, Score
from roviec.duties.alerts.people import People
from roviec.duties.alerts.sentences import day
from roviec.duties.labels import period_label
from roviec.duties.names import unit_names
from roviec.notices.acts import News, give
from roviec.notices.models import Notice
from roviec.org.access import Access

OPENED: Final = "assess.opened"
LOWERED: Final = "assess.lowered"
ANSWERED: Final = "assess.answered"
PUBLISHED: Final = "assess.published"
WORDS: Final[dict[str, Promise]] = {
    OPENED: _("%(period)s: đã có điểm dự kiến của %(unit)s; giải trình được đến hết ngày %(until)s"),
    LOWERED: _(
        "%(period)s: chấm lại, điểm dự kiến của %(unit)s thấp hơn trước; giải trình được đến hết ngày %(until)s"
    ),
    ANSWERED: _("%(period)s: giải trình của %(unit)s đã được trả lời"),
    PUBLISHED: _("%(period)s: đã công bố kết quả đánh giá của %(unit)s"),
}


def tell(code: str, run: Run, scores: Iterable[Score], *, now: datetime, about: str = "") -> int:
    """The focal officers and the head of each unit (or of its heir), in the caller's transaction; how many notices. `about`: what makes
    the same news of the same score another one."""
    people = People.on(timezone.localdate(now))
    news = []
    for score in scores:
        heir = people.heir(score.unit_id)
        url = reverse("assess:score", args=[run.pk, score.unit_id])
        until = score.open_until
        params = {
            "score": score.pk, "period": run.period, "unit": score.unit_id, "until": until.isoformat() if until else "",
        }  # fmt: skip
        news += [
            News(person_id=person, code=code, key=f"{code}:{score.pk}:{about}:{person}", params=params, url=url)
            for person in sorted(people.focal.get(heir, set()) | people.heads.get(heir, set()))
        ]
    return give(news, now=now, more_url=reverse("assess:index"))


def sentences(access: Access, notices: Sequence[Notice]) -> dict[int, str]:
    """Two queries for all; a score that the reader may no longer see, or that was judged anew, is left out."""
    ids = {notice.params["score"] for notice in notices}
    seen = set(Score.objects.visible_to(access).filter(pk__in=ids).values_list("pk", flat=True))
    names = unit_names()
    return {
        notice.pk: _said(notice, names[notice.params["unit"]].name)
        for notice in notices
        if notice.params["score"] in seen
    }


def _said(notice: Notice, unit: str) -> str:
    return str(WORDS[notice.code]) % {
        "period": period_label(notice.params["period"]),
        "unit": unit,
        "until": day(notice.params["until"]) if notice.params["until"] else "",
    }
