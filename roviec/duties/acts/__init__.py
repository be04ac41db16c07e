"""What people do to an obligation beyond a plain step: each act in its file, typed, refused by code, written to the journal."""

from roviec.duties.acts.binding import bind_sheet
from roviec.duties.acts.drafting import Content, draft_report
from roviec.duties.acts.evidence import attach_evidence, replace_evidence, withdraw_evidence
from roviec.duties.acts.moving import move_due
from roviec.duties.acts.reopening import reopen
from roviec.duties.acts.reviewing import review_report
from roviec.duties.acts.submitting import submit_report

__all__ = [
    "Content",
    "attach_evidence",
    "bind_sheet",
    "draft_report",
    "move_due",
    "reopen",
    "replace_evidence",
    "review_report",
    "submit_report",
    "withdraw_evidence",
]
