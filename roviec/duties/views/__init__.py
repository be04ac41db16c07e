from roviec.duties.views.evidence import attach, evidence, preview, withdraw
from roviec.duties.views.obligation import bind, move, obligation
from roviec.duties.views.oddities import oddities, oddities_file
from roviec.duties.views.pages import board, board_file, close, duty, issue, mine, progress
from roviec.duties.views.report import report
from roviec.duties.views.review import queue, review

__all__ = [
    "attach",
    "bind",
    "board",
    "board_file",
    "close",
    "duty",
    "evidence",
    "issue",
    "mine",
    "move",
    "obligation",
    "oddities",
    "oddities_file",
    "preview",
    "progress",
    "queue",
    "report",
    "review",
    "withdraw",
]
