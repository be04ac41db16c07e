"""A downloaded CSV as its rows, by heading."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from django.test import Client


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    answer: Any = client.get(address)
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
