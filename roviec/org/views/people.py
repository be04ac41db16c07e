"""The administrator's people: who is known, who may sign in, who no longer has a role."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from roviec.org import acts
from roviec.org.access import Access, access_of
from roviec.org.errors import OrgError
from roviec.org.forms import EndRoleForm, PersonForm
from roviec.org.models import Dated, Grant, Person
from roviec.org.reads import people
from roviec.org.sentences import refusal

A_PAGE = 50


@never_cache
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Find people, add one, and give them an account."""
    access = _administrator(request)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            person, password = _added(access, form.cleaned_data["full_name"], form.cleaned_data["login"])
        except OrgError as error:
            form.add_error(None, refusal(error))
        else:
            if password:
                return _shown_once(request, person, password)
            messages.success(request, _("Đã thêm %(name)s.") % {"name": person.full_name})
            return redirect("org:people")
    words = request.GET.get("q", "").strip()
    page = Paginator(people(words, timezone.localdate()), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "words": words, "form": form}
    return render(request, "org/people.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _added(access: Access, full_name: str, login: str) -> tuple[Person, str]:
    person = acts.add_person(access=access, full_name=full_name)
    return person, acts.open_account(access=access, person=person, login=login) if login else ""


@never_cache
@require_POST
def password(request: HttpRequest, pk: int) -> HttpResponse:
    access = _administrator(request)
    person = get_object_or_404(Person, pk=pk, user__isnull=False)
    return _shown_once(request, person, acts.renew_password(access=access, person=person))


@require_http_methods(["GET", "POST"])
def end_role(request: HttpRequest, pk: int, grant: int) -> HttpResponse:
    access = _administrator(request)
    row = get_object_or_404(Grant.objects.filter(Dated.on(timezone.localdate())), pk=grant, unit=pk)
    form = EndRoleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            acts.revoke(access=access, grant=row, **form.cleaned_data)
        except OrgError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, _("Đã ghi thay đổi."))
            return redirect("org:unit", pk)
    context = {"form": form, "grant": row}
    return render(request, "org/end_role.html", context, status=422 if form.errors else 200)


def _shown_once(request: HttpRequest, person: Person, password: str) -> HttpResponse:
    """Not through a message or an address: those are stored."""
    login = User.objects.values_list("username", flat=True).get(person=person)
    return render(request, "org/password.html", {"person": person, "login": login, "password": password})


def _administrator(request: HttpRequest) -> Access:
    access = access_of(request.user)
    if not access.can("org.change"):
        raise Http404
    return access
