"""One supervisor over web, worker and scheduler: starts them, restarts one that falls, stops all on Ctrl-C."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

PROCESSES = ("web", "worker", "beat")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--empty", action="store_true", help="không nạp thành phố trình diễn / no demonstration city")


def run(args: argparse.Namespace) -> int:
    from roviec.cli.setup import prepare, sign_ins

    if not free(args.host, args.port):
        print(f"Cổng {args.port} đang được dùng; chọn cổng khác: ./dev run --port {args.port + 1}", file=sys.stderr)
        return 1
    prepare(demo=not args.empty)
    running = {name: start(name, args) for name in PROCESSES}
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell that starts us in the background has SIGINT ignored
        signal.signal(number, signal.default_int_handler)
    try:
        wait_for_page(args)
        print(f"\nRõ Việc: http://{args.host}:{args.port}/\n{sign_ins()}\nCtrl-C để dừng / to stop\n", flush=True)
        while True:
            time.sleep(1)
            for name, process in list(running.items()):
                if process.poll() is not None:
                    print(f"{name} dừng (mã {process.returncode}), khởi động lại / restarting", file=sys.stderr)
                    running[name] = start(name, args)
    except KeyboardInterrupt:
        stop(list(running.values()))
        print("Đã dừng / stopped.")
    return 0


def start(name: str, args: argparse.Namespace) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "roviec.cli", "work", name, "--port", str(args.port), "--host", args.host]
    return subprocess.Popen(words, start_new_session=True)


def stop(processes: list[subprocess.Popen[bytes]], patience: float = 10.0) -> None:
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
    end = time.monotonic() + patience
    for process in processes:
        try:
            process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def wait_for_page(args: argparse.Namespace, patience: float = 60.0) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"http://{args.host}:{args.port}/song", timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise SystemExit("Máy chủ web không trả lời sau 60 giây / the web server does not answer")
