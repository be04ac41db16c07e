"""A line to the test server that can be cut: whoever has it open is thrown out, whoever calls finds nobody."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Line:
    """Hands bytes on, both ways, between a port of its own and the server's. A browser's own "offline" forgets its workers."""

    def __init__(self, host: str, port: int) -> None:
        self.server, self.there, self.ends = (host, port), True, list[socket.socket]()
        self.door = socket.create_server(("localhost", 0))
        self.url = f"http://localhost:{self.door.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        self.there = False
        while self.ends:
            self._close(self.ends.pop())

    def mend(self) -> None:
        self.there = True

    def close(self) -> None:
        self.cut()
        self._close(self.door)

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self.door.accept()
                if self.there:
                    self._join(caller)
                else:
                    self._close(caller)

    def _join(self, caller: socket.socket) -> None:
        server = socket.create_connection(self.server)
        self.ends += [caller, server]
        for one, other in ((caller, server), (server, caller)):
            threading.Thread(target=self._hand_on, args=(one, other), daemon=True).start()

    def _hand_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while said := one.recv(65536):
                other.sendall(said)
        self._close(one)
        self._close(other)

    @staticmethod
    def _close(end: socket.socket) -> None:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
