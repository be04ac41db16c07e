"""A file of pictures held open by a process of its own, which makes its pages ready one by one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, cast

from roviec.directives.intake import limits
from roviec.directives.intake.taken import IntakeError


@dataclass(frozen=True, slots=True)
class Ready:
    """A page upright, level, grey, in a JPEG of its own; blank when nothing but dust is on it."""

    file: Path
    width: int
    height: int
    blank: bool


class Preparer:
    """`with Preparer(data) as pages: pages.page(0)`. Raises IntakeError: damaged, bomb, too_long."""

    def __init__(self, data: bytes) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="roviec-scan-")
        folder = Path(self._folder.name)
        file = folder / "file"
        file.write_bytes(data)
        command = [sys.executable, "-m", "roviec.directives.intake.scan.worker", str(file), str(folder)]
        # One page is one core's work: NumPy needn't start threads for more.
        env = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        self._running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env
        )
        self._in, self._out = cast(IO[str], self._running.stdin), cast(IO[str], self._running.stdout)
        self.count = 0

    def __enter__(self) -> Preparer:
        try:
            self.count = self._answer()["pages"]
        except IntakeError:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def page(self, number: int, *, over: bool = False) -> Ready:
        """`over`: the other way up than it seemed."""
        try:
            self._in.write(f"{number} over\n" if over else f"{number}\n")
            self._in.flush()
        except BrokenPipeError:
            raise IntakeError("bomb", kind="scan") from None
        answer = self._answer()
        width, height = answer["size"]
        return Ready(Path(self._folder.name) / f"{number}.jpg", width, height, answer["blank"])

    def _answer(self) -> Any:
        # It may live long on a loaded machine; its processor time is rationed within.
        patience = threading.Timer(limits.PREPARE_SECONDS * 4, self._running.kill)
        patience.start()
        try:
            line = self._out.readline()
        finally:
            patience.cancel()
        if not line:
            raise IntakeError("bomb", kind="scan")
        answer = json.loads(line)
        if "refused" in answer:
            raise IntakeError(answer["refused"], **answer["fields"])
        return answer

    def _end(self) -> None:
        self._running.kill()
        self._running.wait()
        self._out.close()
        with suppress(BrokenPipeError):
            self._in.close()
        self._folder.cleanup()
