"""`roviec …`: one door to every command. Commands are imported only when called, so that each starts at once."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

# name -> (module with add_arguments(parser) and run(args) -> int, needs Django, what it does)
COMMANDS = {
    "read": ("roviec.directives.reading.command", False, "đọc một văn bản chỉ đạo thành nhiệm vụ / read a directive"),
    "clarity": (
        "roviec.directives.clarity.command",
        False,
        "soát dự thảo: chỗ nào chưa rõ / check a draft for clarity",
    ),
    "up": ("roviec.cli.up", True, "chạy cả hệ thống / run web, worker and scheduler"),
    "work": ("roviec.cli.work", True, "chạy riêng một tiến trình / run one of the processes"),
    "setup": ("roviec.cli.setup", True, "tạo cơ sở dữ liệu, nạp gói / migrate and load the pack"),
    "journal": ("roviec.journal.command", True, "kiểm tra, niêm phong, xuất nhật ký / verify, seal, export"),
    "pack": ("roviec.packs.command", True, "nạp gói dữ liệu của chương trình / load a programme's pack"),
    "city-year": ("roviec.cityyear.command", True, "nạp một năm dữ liệu minh họa / load a made-up year"),
    "manage": ("roviec.cli.manage", False, "lệnh của Django / Django's own commands"),
}


def main(argv: list[str] | None = None) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roviec.config.settings")
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["manage"]:
        return import_module(COMMANDS["manage"][0]).run_words(words[1:])  # type: ignore[no-any-return]
    parser = argparse.ArgumentParser(prog="roviec", description="Rõ Việc")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    for name, (module, _, summary) in COMMANDS.items():
        child = subparsers.add_parser(name, help=summary, description=summary)
        if words[:1] == [name]:
            import_module(module).add_arguments(child)
    args = parser.parse_args(words)
    module, needs_django, _ = COMMANDS[args.command]
    if needs_django:
        import django

        django.setup()
    return import_module(module).run(args)  # type: ignore[no-any-return]
