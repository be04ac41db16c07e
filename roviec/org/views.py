from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def chart(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse()
