from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from roviec.directives import sentences
from roviec.directives.desk import standing_units
from roviec.directives.forms import DayForm
from roviec.directives.models import Directive, Task
from roviec.directives.readiness import plan
from roviec.directives.views.doors import prepared


@dataclass(frozen=True)
class Obstacle:
    """What keeps a task from being issued."""

    code: str
    number: int
    task: Task

    @property
    def why(self) -> Promise:
        return sentences.PROBLEMS[self.code]


@require_GET
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What issuing will do on a day, before anybody does it."""
    access, directive = prepared(request, pk)
    if not access.can("directives.issue"):
        raise Http404
    if directive.state != Directive.State.DRAFT:
        return redirect("directives:detail", directive.pk)
    today = timezone.localdate()
    form = DayForm(request.GET or {"opened_on": today.isoformat()})
    opened_on = form.cleaned_data["opened_on"] if form.is_valid() else today
    found = plan(directive, opened_on)
    numbers = {task.pk: number for number, task in enumerate(found.tasks, 1)}
    codes = dict.fromkeys(found.undecided, "undecided")
    codes |= {task: found.problems[task.pk] for task in found.confirmed if task.pk in found.problems}
    obstacles = [Obstacle(code, numbers[task.pk], task) for task, code in codes.items()]
    context = {
        "directive": directive,
        "form": form,
        "opened_on": opened_on,
        "plan": found,
        "duties": [(task, len(found.leads[task.pk])) for task in found.confirmed],
        "units": standing_units(found.day, found.unit_ids),
        "amendments": found.accepted,
        "open_amendments": found.open_amendments,
        "obstacles": sorted(obstacles, key=lambda each: (each.code, each.number)),
        "ready": found.ready and form.is_valid(),
    }
    return render(request, "directives/check.html", context)
