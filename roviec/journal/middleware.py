from __future__ import annotations

import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from roviec.journal.context import request_id

# What a proxy may hand us: no white space, nothing that could forge a second line in a log.
SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestId:
    """Gives each request an id that its journal entries carry and the answer repeats."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        offered = request.headers.get("X-Request-ID", "")
        current = offered if SANE.fullmatch(offered) else uuid.uuid4().hex
        token = request_id.set(current)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = current
        return response
