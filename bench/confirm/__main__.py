"""`python -m bench.confirm [--gold DIR] [--only NAMES]`: how long it takes to confirm a directive, by key strokes, in a real browser.

An officer who knows the answer (`NNN.txt`, `NNN.gold.json` as for `bench.reading`) goes through the confirm page and corrects all that
differs from it: splits, leads, supports, recipients, deadlines, cadences. What is pressed is counted; `klm.py` makes time of it. Without
`--gold`: the four texts of our own that the reading was never tuned to. All happens in a scratch database of the demonstration city.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import django

from bench.board import scratch
from bench.confirm.klm import SLOWLY, WORDS_A_MINUTE
from bench.confirm.officer import Officer
from bench.confirm.oracle import Oracle
from bench.reading.score import count, f1

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

_OWN: Final = Path(__file__).parents[1] / "reading" / "texts"
_HELD_OUT: Final = "038,039,040,041"
_A_DIRECTIVE: Final = 30  # tasks: what the aim of 180 s is about


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.confirm")
    parser.add_argument("--gold", type=Path, help="folder of NNN.txt and NNN.gold.json")
    parser.add_argument("--only", help="names of the texts, with commas between")
    asked = parser.parse_args()
    only = asked.only or ("" if asked.gold else _HELD_OUT)
    folder = asked.gold or _OWN
    names = (
        only.split(",")
        if only
        else [each.name.removesuffix(".gold.json") for each in sorted(folder.glob("*.gold.json"))]
    )
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {
            "ROVIEC_DATA": data,
            "DJANGO_SETTINGS_MODULE": "roviec.config.settings",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
        }
        django.setup()
        with scratch(Path(data)) as engine, served() as url, signed_in(url) as context:
            print(
                f"{engine}; seconds by the keystroke-level model, {WORDS_A_MINUTE} syllables read a minute; singly: each task decided alone; slow: {SLOWLY}; whole: every doubtful quote read to its end"
            )
            print(
                f"{'text':8}{'tasks':>6}{'doubtful':>9}{'keys':>6}{'clicks':>7}{'words':>7}"
                + "".join(f"{name:>10}" for name in _PARTS)
                + f"{'total':>8}{'of 30':>7}{'singly':>7}{'slow':>6}{'whole':>7}   end  corrections"
            )
            for name in names:
                print(measured(context, folder, name), flush=True)


_PARTS: Final = ("reading", "glances", "deciding", "keys", "mouse", "system")


def measured(context: BrowserContext, folder: Path, name: str) -> str:
    """One line: what was done, the seconds by part and in all, scaled to 30 tasks, and had the doubtful quotes been read whole."""
    from roviec.directives.acts import take_directive
    from roviec.journal.context import Actor

    data = (folder / f"{name}.txt").read_bytes()
    gold = json.loads((folder / f"{name}.gold.json").read_text(encoding="utf-8"))["tasks"]
    directive = take_directive(actor=Actor.system("bench"), person=None, data=data, filename=f"{name}.txt")
    page = context.new_page()
    page.goto(f"/van-ban/{directive.pk}/")
    officer = Officer(page, directive, Oracle(directive.text, gold))
    doubtful = page.locator("[data-look=doubtful]").count()
    officer.work()
    page.close()
    left = [task for task in officer.tasks() if task.state != task.State.CONFIRMED]
    assert not left, f"{name}: {len(left)} tasks are not confirmed"
    effort, counts = officer.effort, count(directive.text, gold, officer.live())
    whole = effort.total + officer.left_out * 60 / WORDS_A_MINUTE
    said = ", ".join(f"{act} {times}" for act, times in Counter(officer.said).items()) or "none"
    seconds = "".join(f"{effort.seconds[part]:>10.1f}" for part in _PARTS)
    folded = f"; {officer.found_in_folded} in folded lines" if officer.found_in_folded else ""
    return (
        f"{name:8}{len(gold):>6}{doubtful:>9}{effort.keys:>6}{effort.clicks:>7}{effort.words:>7}{seconds}{effort.total:>8.0f}"
        f"{effort.total * _A_DIRECTIVE / len(gold):>7.0f}{effort.singly:>7.0f}{effort.slowly:>6.0f}{whole:>7.0f}  {f1(counts, 'end'):.2f}  {said}{folded}"
    )


@contextmanager
def served() -> Iterator[str]:
    """The app with the demonstration city, on a port of its own."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    from roviec.packs.demo import load_demo
    from roviec.packs.load import load_pack

    load_pack("da06-danang")
    load_demo()
    server = ThreadedWSGIServer(("127.0.0.1", 0), _quiet(WSGIRequestHandler))
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _quiet(handler: type) -> type:
    """The same handler without a line for each request."""
    return type("Quiet", (handler,), {"log_message": lambda *_: None})


@contextmanager
def signed_in(url: str) -> Iterator[BrowserContext]:
    """A browser in which the standing body's officer is signed in."""
    from django.contrib.auth.models import User
    from django.db import connections
    from django.test import Client
    from playwright.sync_api import sync_playwright

    client = Client()
    client.force_login(User.objects.get(username="thuongtruc"), backend="django.contrib.auth.backends.ModelBackend")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        context = browser.new_context(base_url=url, viewport={"width": 1360, "height": 900}, locale="vi-VN")
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
        context.set_default_timeout(60_000)
        yield context
        browser.close()
        connections.close_all()  # those of the browser's event loop, which nobody else knows


if __name__ == "__main__":
    main()
