"""One address for a directive: the confirm page while it is a draft and one may work on it, else the page to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Final
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from roviec.directives import sentences, signed
from roviec.directives.acts.undoing import Row, Rows, kept
from roviec.directives.desk import Desk, desk
from roviec.directives.errors import Refused
from roviec.directives.models import Directive, Task, TaskBody
from roviec.directives.reads import cited_documents, citing_documents
from roviec.directives.records import ACTS
from roviec.directives.review.cards import Card
from roviec.directives.views.doors import PREPARE, seen
from roviec.directives.views.last_acts import last, remember
from roviec.directives.views.modes import OF_A_TASK, Mode, mode_of, number
from roviec.directives.views.reading import read_page
from roviec.org.access import access_of

IN_TEXT_ORDER: Final = "xep=van-ban"  # in the address; otherwise those to look at come first


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    access, directive = seen(request, pk)
    if directive.state == Directive.State.DRAFT and access.can(PREPARE):
        mode = mode_of(request.GET, directive)
        return confirm_page(request, directive, mode, cards=_cards_asked_for(request, mode))
    return read_page(request, access, directive)


def confirm_page(
    request: HttpRequest,
    directive: Directive,
    mode: Mode,
    refused: str = "",
    *,
    cards: Collection[int] = (),
    focus: int = 0,
    work: Desk | None = None,
) -> HttpResponse:
    """The page whole; when htmx asks, its work area, or only these `cards` and the head. `work`: where it is known already."""
    access, ordered = access_of(request.user), in_text_order(request)
    work = work or _desk(request, directive)
    address = reverse("directives:detail", args=[directive.pk])
    undoable = last(request, directive)
    context = {
        "desk": work,
        "directive": directive,
        "address": address,
        "at": f"{address}?{IN_TEXT_ORDER}&" if ordered else f"{address}?",
        "order": f"?{IN_TEXT_ORDER}" if ordered else "",
        "mode": mode,
        "run": work.group_with(mode.item) if mode.name == "lead" else None,
        "refused": refused,
        "focus": focus or number(request.GET, "focus") or (mode.item if mode.name in {"", *OF_A_TASK} else 0),
        "parts": TaskBody.Part.choices,
        "undoable": ACTS[undoable["name"]] if undoable else "",
        "may_issue": access.can("directives.issue"),
        "may_read_journal": access.can("journal.read"),
    }
    if request.headers.get("HX-Request") == "true":
        return _for_htmx(request, context, [each for each in work.cards if each.task.pk in cards])
    context |= {"cited": cited_documents(directive, access), "citing": citing_documents(directive, access)}
    context |= signed.context_of(directive)
    return render(request, "directives/desk.html", context)


def _for_htmx(request: HttpRequest, context: dict[str, object], cards: list[Card]) -> HttpResponse:
    if cards and not context["refused"]:
        work = context["desk"]
        groups = work.groups_of({each.task.pk for each in cards}) if isinstance(work, Desk) else []
        response = render(
            request, "directives/desk/some.html", {**context, "cards": cards, "groups": groups, "oob": True}
        )
        response["HX-Reswap"] = "none settle:0ms"
    else:
        response = render(request, "directives/desk/workbench.html", context)
        response["HX-Retarget"], response["HX-Reswap"] = "#workbench", "outerHTML show:none settle:0ms"
    if request.method == "POST":  # its address is not one to come back to
        focus = context["focus"]
        response["HX-Replace-Url"] = "false" if _is_open(context) else f"{context['at']}focus={focus}#task-{focus}"
    return response


def _is_open(context: dict[str, object]) -> bool:
    mode = context["mode"]
    return bool(context["refused"]) or (isinstance(mode, Mode) and bool(mode.name))


def _cards_asked_for(request: HttpRequest, mode: Mode) -> set[int]:
    """The card whose form opens or closes, and the one whose form was open; nothing when more than that changes."""
    before = QueryDict(urlsplit(request.headers.get("HX-Current-URL", "")).query)
    asked = mode.item if mode.name else number(request.GET, "focus") or 0
    if not asked or {mode.name, before.get("mode", "")} - {"", *OF_A_TASK}:
        return set()
    if (before.get("xep", "") == "van-ban") != in_text_order(request):
        return set()
    return {asked, number(before, "item") or asked}


def in_text_order(request: HttpRequest) -> bool:
    return request.GET.get("xep") == "van-ban"


def acted(
    request: HttpRequest,
    directive: Directive,
    name: str,
    act: Callable[[], object],
    task: int = 0,
    *,
    onward: bool = False,
) -> HttpResponse:
    """Do it and remember it, then show the page again at `task`, or at the one to look at after it; or the same page with
    the reason of the refusal. `name` is what the journal calls the act.
    """
    before = kept(directive)
    try:
        act()
    except Refused as error:
        directive.refresh_from_db()
        if directive.state != Directive.State.DRAFT:
            return redirect("directives:detail", directive.pk)
        return confirm_page(request, directive, Mode(item=task), sentences.refusal(error))
    rows = remember(request, directive, before, name)
    return shown(request, directive, rows, task, onward=onward)


def shown(request: HttpRequest, directive: Directive, before: Rows, task: int, *, onward: bool = False) -> HttpResponse:
    """After an act: what it changed for htmx, the page anew for others. `before`: the rows that it changed, as they were."""
    directive.refresh_from_db()
    work = _desk(request, directive)
    focus = work.next_after(task) if onward else task
    if request.headers.get("HX-Request") != "true":
        return back_to(request, directive, focus)
    tasks = {int(pk): row for pk, row in before["tasks"].items()}
    alone = not before["clauses"] and not _changes_the_list(directive, tasks)
    return confirm_page(request, directive, Mode(), cards={*tasks, task} if alone else (), focus=focus, work=work)


def _desk(request: HttpRequest, directive: Directive) -> Desk:
    return desk(directive, timezone.localdate(), in_text_order=in_text_order(request))


def _changes_the_list(directive: Directive, before: dict[int, Row]) -> bool:
    """Has a task come or gone, or got another stretch of the text or lead? Then numbers, marks and groups change with it."""
    now = {
        pk: values for pk, *values in directive.tasks.filter(pk__in=before).values_list("pk", "start", "end", "state")
    }
    leads: defaultdict[int, list[str]] = defaultdict(list)
    for body in TaskBody.objects.filter(task__in=before, part=TaskBody.Part.LEAD).order_by("task", "order", "pk"):
        leads[body.task_id].append(body.text)
    for pk, row in before.items():
        start, end, state = now[pk]
        if not row or (row["start"], row["end"]) != (start, end) or Task.State.DROPPED in {row["state"], state}:
            return True
        if [body["text"] for body in row["bodies"] if body["part"] == TaskBody.Part.LEAD] != leads[pk]:
            return True
    return False


def back_to(request: HttpRequest, directive: Directive, focus: int = 0, mode: str = "") -> HttpResponse:
    address = reverse("directives:detail", args=[directive.pk])
    query = [IN_TEXT_ORDER] if in_text_order(request) else []
    query += [f"mode={mode}&item={focus}"] if mode else [f"focus={focus}"] if focus else []
    return redirect(address + (f"?{'&'.join(query)}" if query else "") + (f"#task-{focus}" if focus else ""))
