"""From a code and its facts to a sentence. Each room registers how its own codes are said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roviec.notices.models import Notice
from roviec.org.access import Access

# For the reader's eyes: sentences by notice id, in the language in force. What the reader may no longer see is left out.
Renderer = Callable[[Access, Sequence[Notice]], dict[int, str]]

MORE: Final = "notices.more"
_renderers: dict[str, Renderer] = {}
EXPLAINED: Final[dict[str, str | Promise]] = {}  # address by its name -> what is explained there


@dataclass(frozen=True)
class Line:
    notice: Notice
    text: str
    hidden: bool = False  # the reader may no longer see what it is about


def register(code: str, renderer: Renderer) -> None:
    _renderers[code] = renderer


def explain(view: str, label: str | Promise) -> None:
    """Name a page that says when a room gives notices; the list of notices links to it."""
    EXPLAINED[view] = label


def lines(access: Access, notices: Iterable[Notice]) -> list[Line]:
    """In the order given; each renderer is asked once for all of its notices."""
    wanted = list(notices)
    by_code: dict[str, list[Notice]] = defaultdict(list)
    for notice in wanted:
        by_code[notice.code].append(notice)
    texts: dict[int, str] = {}
    for code, group in by_code.items():
        if code in _renderers:
            texts |= _renderers[code](access, group)
    return [_line(notice, texts.get(notice.pk, "")) for notice in wanted]


def _line(notice: Notice, text: str) -> Line:
    return Line(notice, text or _("Thông báo về việc nay không còn thuộc phạm vi của bạn."), not text)


def more(access: Access, notices: Sequence[Notice]) -> dict[int, str]:
    """What came over a day's limit, in one sentence."""
    return {notice.pk: _more(int(notice.params.get("count", 0))) for notice in notices}


def _more(count: int) -> str:
    return ngettext("Và %(count)s việc khác cần chú ý.", "Và %(count)s việc khác cần chú ý.", count) % {"count": count}
