"""The supervisor for real: a fresh data folder, three processes, a page that answers, a clean stop, a warm second start."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.run import ROOT

pytestmark = pytest.mark.long


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    def __init__(self, data: Path) -> None:
        self.port = free_port()
        environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"ROVIEC_DATA": str(data)}
        self.log = (data / "up.log").open("w+")
        words = [sys.executable, "-m", "roviec.cli", "up", "--port", str(self.port)]
        self.process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=self.log, stderr=subprocess.STDOUT)

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return str(answer.read().decode())

    def wait(self, words: str, patience: float = 120) -> None:
        end = time.monotonic() + patience
        while words not in self.text():
            assert self.process.poll() is None, self.text()
            assert time.monotonic() < end, self.text()
            time.sleep(0.2)

    def text(self) -> str:
        return Path(self.log.name).read_text()

    def children(self) -> list[psutil.Process]:
        return list(psutil.Process(self.process.pid).children(recursive=True))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


def test_it_starts_answers_survives_a_fallen_worker_and_stops_cleanly(tmp_path: Path) -> None:
    city = Running(tmp_path)
    try:
        city.wait("Ctrl-C")
        assert "Rõ Việc" in city.page("/tai-khoan/login/")
        worker = next(p for p in city.children() if "worker" in p.cmdline())
        worker.kill()
        city.wait("worker dừng")
        children = city.children()
    finally:
        code = city.stop()
    assert code == 0
    assert not [p for p in children if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]

    again = Running(tmp_path)
    try:
        again.wait("Ctrl-C", patience=30)
        assert "Rõ Việc" in again.page("/tai-khoan/login/")
    finally:
        assert again.stop() == 0
