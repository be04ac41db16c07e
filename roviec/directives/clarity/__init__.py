"""Is a draft clear? Who, by when, what comes out, to whom; what clashes, what cannot be, what was given before.

    from roviec.directives.clarity import Known, check
    checked = check(read(text), Known(calendar))

No Django: what the city knows is handed in (`Known`).
"""

from __future__ import annotations

from roviec.directives.clarity.checks import ALL
from roviec.directives.clarity.model import Checked, Finding, Given, Held, Known, Meant, Weight
from roviec.directives.clarity.vague import vague_share
from roviec.directives.reading.model import Reading

__all__ = ["Checked", "Finding", "Given", "Held", "Known", "Meant", "Weight", "check"]


def check(reading: Reading, known: Known) -> Checked:
    """Findings in the order of the text, the heavier first where they begin alike."""
    found = [finding for one in ALL for finding in one(reading, known)]
    order = list(Weight)
    found.sort(key=lambda finding: (finding.start, order.index(finding.weight), finding.code))
    return Checked(reading, tuple(found), tuple(vague_share(task.quote) for task in reading.tasks))
