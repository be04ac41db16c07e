"""What is ordered: a directive, its text cut into clauses, the tasks proposed and confirmed, and who was told.

Spans (`start`, `end`) are character offsets into `Directive.text`, the normalised text; it never changes once read.
"""

from roviec.directives.models.amendment import Amendment, Citation
from roviec.directives.models.directive import Acknowledgement, Circulation, Directive, DirectiveQuerySet, Recurrence
from roviec.directives.models.paper import Annex, Scan, ScanPage, ScanQuerySet
from roviec.directives.models.task import Clause, Task, TaskBody, bodies_by_part

__all__ = [
    "Acknowledgement",
    "Amendment",
    "Annex",
    "Circulation",
    "Citation",
    "Clause",
    "Directive",
    "DirectiveQuerySet",
    "Recurrence",
    "Scan",
    "ScanPage",
    "ScanQuerySet",
    "Task",
    "TaskBody",
    "bodies_by_part",
]
