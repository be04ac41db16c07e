"""A file comes in, its text goes out: DOCX, PDF, HTML, plain text, workbooks and CSV, an electronic envelope, or what was pasted;
of scans and photographs (`scan`) after they were recognised.

Whatever the bytes are, the answer is a `Taken` or an `IntakeError`, within bounded time and memory.
"""

from roviec.directives.intake.taken import Head, IntakeError, Kind, Part, Taken, Warned
from roviec.directives.intake.taking import pages_to_recognise, take, take_pasted, take_recognised, with_annexes

__all__ = ["Head", "IntakeError", "Kind", "Part", "Taken", "Warned", "pages_to_recognise", "take", "take_pasted", "take_recognised", "with_annexes"]  # fmt: skip
