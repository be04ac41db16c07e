"""What a piece of work costs: processor time of this thread and of the processes it waited for, and their memory at its highest."""

from __future__ import annotations

import os
import resource
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

_EVERY = 0.02  # seconds between two looks at the memory


class Watch:
    """`with Watch() as watch: …`, then `watch.seconds` and `watch.megabytes` (of all child processes together)."""

    def __enter__(self) -> Watch:
        self.megabytes = 0.0
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look)
        self._start = _seconds()
        self._looking.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.seconds = _seconds() - self._start
        self._over.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self.megabytes = max(self.megabytes, sum(map(_resident, _children(os.getpid()))) / 2**20)


def _seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time() + children.ru_utime + children.ru_stime


def _children(pid: int) -> list[int]:
    """All below `pid`."""
    found: list[int] = []
    with suppress(OSError):
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in map(int, listed.read_text().split()):
                found += [child, *_children(child)]
    return found


def _resident(pid: int) -> int:
    """Bytes; 0 of a process that is gone, or has not yet become another program than this one."""
    with suppress(OSError):
        if Path(f"/proc/{pid}/cmdline").read_bytes() == Path("/proc/self/cmdline").read_bytes():
            return 0
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    return 0
