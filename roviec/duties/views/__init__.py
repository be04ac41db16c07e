from roviec.duties.views.alerting import alert_steps
from roviec.duties.views.amending import amend
from roviec.duties.views.files import attach, evidence, preview, withdraw
from roviec.duties.views.odd import oddities, oddities_file
from roviec.duties.views.owed import bind, move, obligation
from roviec.duties.views.pages import board, board_file, close, duty, issue, mine, mine_file, progress
from roviec.duties.views.reporting import report
from roviec.duties.views.reviewing import queue, queue_file, review
from roviec.duties.views.sending import send, unsent

__all__ = [
    "alert_steps",
    "amend",
    "attach",
    "bind",
    "board",
    "board_file",
    "close",
    "duty",
    "evidence",
    "issue",
    "mine",
    "mine_file",
    "move",
    "obligation",
    "oddities",
    "oddities_file",
    "preview",
    "progress",
    "queue",
    "queue_file",
    "report",
    "review",
    "send",
    "unsent",
    "withdraw",
]
