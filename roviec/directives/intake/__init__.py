"""A file comes in, its text goes out: DOCX, PDF with text, HTML, plain text, an electronic envelope, or what was pasted.

Whatever the bytes are, the answer is a `Taken` or an `IntakeError`, within bounded time and memory.
"""

from roviec.directives.intake.taken import Head, IntakeError, Kind, Taken, Warned
from roviec.directives.intake.taking import take, take_pasted

__all__ = ["Head", "IntakeError", "Kind", "Taken", "Warned", "take", "take_pasted"]
