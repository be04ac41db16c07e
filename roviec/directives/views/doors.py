"""Absent and forbidden look the same: 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from roviec.directives.models import Directive, Task
from roviec.org.access import Access, access_of

PREPARE = "directives.prepare"


def seen(request: HttpRequest, pk: int) -> tuple[Access, Directive]:
    """A directive that this person may read."""
    access = access_of(request.user)
    return access, get_object_or_404(Directive.objects.visible_to(access), pk=pk)


def prepared(request: HttpRequest, pk: int) -> tuple[Access, Directive]:
    """A directive that this person may work on."""
    access, directive = seen(request, pk)
    if not access.can(PREPARE):
        raise Http404
    return access, directive


def task_of(request: HttpRequest, pk: int, task: int) -> tuple[Access, Task]:
    access, directive = prepared(request, pk)
    return access, get_object_or_404(directive.tasks.select_related("directive", "clause"), pk=task)
