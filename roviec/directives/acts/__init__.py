"""The only writers of directives, clauses, tasks and circulation."""

from roviec.directives.acts.acknowledging import acknowledge
from roviec.directives.acts.adding import add_task
from roviec.directives.acts.bodies import set_bodies, set_lead_together
from roviec.directives.acts.clauses import set_clause_kind
from roviec.directives.acts.closing import discard_directive, mark_issued
from roviec.directives.acts.deciding import confirm_certain, confirm_task, confirm_together, drop_task, restore_task
from roviec.directives.acts.editing import edit_task
from roviec.directives.acts.merging import merge_tasks
from roviec.directives.acts.scanning import drop_scan, queue_scan, retry_scan, take_or_queue
from roviec.directives.acts.splitting import split_task
from roviec.directives.acts.stamp import refuse_if_changed
from roviec.directives.acts.taking import take_directive, take_pasted
from roviec.directives.acts.undoing import undo

__all__ = [
    "acknowledge",
    "add_task",
    "confirm_certain",
    "confirm_task",
    "confirm_together",
    "discard_directive",
    "drop_scan",
    "drop_task",
    "edit_task",
    "mark_issued",
    "merge_tasks",
    "queue_scan",
    "refuse_if_changed",
    "restore_task",
    "retry_scan",
    "set_bodies",
    "set_clause_kind",
    "set_lead_together",
    "split_task",
    "take_directive",
    "take_or_queue",
    "take_pasted",
    "undo",
]
