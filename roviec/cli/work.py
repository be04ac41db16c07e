"""One of the three long-lived processes; `roviec up` starts all of them."""

from __future__ import annotations

import argparse
import signal
import threading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("process", choices=["web", "worker", "beat"])
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")


def run(args: argparse.Namespace) -> int:
    {"web": web, "worker": worker, "beat": beat}[args.process](args)
    return 0


def web(args: argparse.Namespace) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "roviec.config.wsgi:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def worker(args: argparse.Namespace) -> None:
    from django.core.management import call_command

    call_command("db_worker", interval=0.5, reload=False, verbosity=0)


def beat(args: argparse.Namespace) -> None:
    from roviec.jobs.beat import beat as run_beat

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run_beat(stop.is_set, pause=1.0)
