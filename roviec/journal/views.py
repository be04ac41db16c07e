from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.journal import words
from roviec.journal.difference import Change, difference
from roviec.journal.models import Entry, Seal
from roviec.journal.reads import ALL, entries_about, may_read, names_of
from roviec.tables import Grid
from roviec.tables.files import table_file
from roviec.tables.writing import Value

PAGE = 50
CHUNK = 500
FILTERS = ("actor", "act", "object_type")


@dataclass(frozen=True)
class Line:
    entry: Entry
    actor: str
    role: str
    act: str
    about: str
    changes: list[Change]


def record(request: HttpRequest, object_type: str, object_id: str) -> HttpResponse:
    """Everything that happened to one object."""
    if not may_read(request.user, object_type, object_id):
        raise Http404
    page = _page(request, entries_about((object_type, object_id)))
    title = words.object_names([(object_type, object_id)])[object_type, object_id]
    return render(request, "journal/record.html", {"title": title, **page})


def index(request: HttpRequest) -> HttpResponse:
    """The whole journal, for those who may see all of it."""
    if not may_read(request.user, ALL, ""):
        raise Http404
    chosen, entries = _chosen(request)
    seal = Seal.objects.order_by("-number").first()
    context = {
        "chosen": chosen,
        "filtered": any(chosen.values()),
        "actor": names_of([chosen["actor"]])[chosen["actor"]] if chosen["actor"] else "",
        "acts": words.act_choices(),
        "kinds": words.kind_choices(),
        "seal": seal,
    }
    return render(request, "journal/index.html", {**context, **_page(request, entries)})


def file(request: HttpRequest) -> HttpResponseBase:
    """What the page shows, all of it; a sheet of XLSX holds too few rows. What is to be verified is `roviec journal export`."""
    if not may_read(request.user, ALL, ""):
        raise Http404
    _filters, entries = _chosen(request)
    return table_file(
        f"nhat-ky-{timezone.localdate().isoformat()}", "csv", Grid(_("Nhật ký"), _header(), _rows(entries))
    )


def _chosen(request: HttpRequest) -> tuple[dict[str, str], QuerySet[Entry]]:
    chosen = {name: request.GET.get(name, "").strip() for name in FILTERS}
    return chosen, Entry.objects.filter(**{name: value for name, value in chosen.items() if value}).order_by("-seq")


def _header() -> list[str]:
    return [
        _("Số thứ tự"), _("Lúc"), _("Người làm"), _("Với tư cách"), _("Việc đã làm"), _("Đối tượng"), _("Trước và sau"),
        _("Lý do"), _("Ghi bù"),
    ]  # fmt: skip


def _rows(entries: QuerySet[Entry]) -> Iterator[list[Value]]:
    found = entries.iterator(CHUNK)
    while chunk := list(islice(found, CHUNK)):
        for line in _lines(chunk):
            entry = line.entry
            changes = "; ".join(f"{each.field}: {each.before or '–'} → {each.after or '–'}" for each in line.changes)
            yield [
                entry.seq, timezone.localtime(entry.at).isoformat(timespec="seconds"), line.actor, line.role, line.act,
                line.about, changes, entry.reason, _("có") if entry.backfilled else "",
            ]  # fmt: skip


def _page(request: HttpRequest, entries: QuerySet[Entry]) -> dict[str, object]:
    """One page, older than `?before=` when given: numbers never move, so neither do pages."""
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        entries = entries.filter(seq__lt=int(before))
    found = list(entries[: PAGE + 1])
    shown = found[:PAGE]
    older = request.GET.copy()
    older["before"] = str(shown[-1].seq) if shown else ""
    return {
        "lines": _lines(shown),
        "older": older.urlencode() if len(found) > PAGE else "",
    }


def _lines(entries: list[Entry]) -> list[Line]:
    names = names_of({entry.actor for entry in entries} | {entry.acting_as for entry in entries})
    about = words.object_names({(entry.object_type, entry.object_id) for entry in entries})
    return [
        Line(
            entry,
            actor=names[entry.actor],
            role=names[entry.acting_as],
            act=words.act_name(entry.act),
            about=about[entry.object_type, entry.object_id],
            changes=difference(entry.before, entry.after),
        )
        for entry in entries
    ]
