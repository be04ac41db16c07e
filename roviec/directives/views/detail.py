"""One address for a directive: the confirm page while it is a draft and one may work on it, else the page to read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from roviec.directives import sentences
from roviec.directives.desk import desk
from roviec.directives.errors import Refused
from roviec.directives.models import Directive, Task, TaskBody
from roviec.directives.reads import cited_documents, citing_documents
from roviec.directives.views.doors import PREPARE, seen
from roviec.directives.views.modes import Mode, mode_of, number
from roviec.directives.views.reading import read_page
from roviec.org.access import access_of


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    access, directive = seen(request, pk)
    if directive.state == Directive.State.DRAFT and access.can(PREPARE):
        return confirm_page(request, directive, mode_of(request.GET, directive))
    return read_page(request, access, directive)


def confirm_page(request: HttpRequest, directive: Directive, mode: Mode, refused: str = "") -> HttpResponse:
    """The page whole, or only its work area when htmx asks."""
    access = access_of(request.user)
    context = {
        "desk": desk(directive, timezone.localdate()),
        "directive": directive,
        "address": reverse("directives:detail", args=[directive.pk]),
        "mode": mode,
        "refused": refused,
        "focus": number(request.GET, "focus") or (mode.item if mode.name in {"edit", "split", "drop", ""} else 0),
        "parts": TaskBody.Part.choices,
        "may_issue": access.can("directives.issue"),
        "may_read_journal": access.can("journal.read"),
    }
    if request.headers.get("HX-Request") == "true":
        response = render(request, "directives/desk/workbench.html", context)
        if request.method == "POST":  # a form that was refused: its address is not one to come back to
            response["HX-Replace-Url"] = "false"
        return response
    context |= {"cited": cited_documents(directive, access), "citing": citing_documents(directive, access)}
    return render(request, "directives/desk.html", context)


def acted(
    request: HttpRequest, directive: Directive, act: Callable[[], object], focus: int = 0, about: int = 0
) -> HttpResponse:
    """Do it, then show the page again at task `focus`; or the same page, at task `about`, with the reason of the refusal."""
    try:
        act()
    except Refused as error:
        directive.refresh_from_db()
        if directive.state != Directive.State.DRAFT:
            return redirect("directives:detail", directive.pk)
        return confirm_page(request, directive, Mode(item=about), sentences.refusal(error))
    return back_to(directive, focus)


def back_to(directive: Directive, focus: int = 0, mode: str = "") -> HttpResponse:
    address = reverse("directives:detail", args=[directive.pk])
    if mode:
        return redirect(f"{address}?mode={mode}&item={focus}#task-{focus}")
    return redirect(f"{address}?focus={focus}#task-{focus}" if focus else address)


def undecided_after(task: Task) -> int:
    """The next task that waits for a decision, else the first that does, else this one."""
    waiting = list(
        Task.objects.filter(directive_id=task.directive_id, state=Task.State.PROPOSED)
        .exclude(pk=task.pk)
        .order_by("start", "pk")
        .values_list("pk", "start")
    )
    later = [pk for pk, start in waiting if start >= task.start]
    return (later or [pk for pk, _ in waiting] or [task.pk])[0]
