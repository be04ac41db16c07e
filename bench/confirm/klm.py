"""How long a practised officer needs, from what was pressed: the keystroke-level model.

Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems", CACM 23(7), 1980: K for a
typist of 40 words a minute 0.28 s, pointing with a mouse P 1.1 s, moving the hand between mouse and keyboard H 0.4 s, deciding M
1.35 s. A click is P and pressing and letting go of the button (0.1 s each, Kieras 1993). What stands between two spaces is in
Vietnamese a syllable; people read Vietnamese aloud at 5.22 syllables a second, 313 a minute (Pellegrino, Coupé and Marsico, Language
87(3), 2011), and silently no slower. `SLOWLY` takes each syllable for a word of a reader of 200 words a minute. A folded line is a
glance: one M.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

K: Final = 0.28
P: Final = 1.1
H: Final = 0.4
M: Final = 1.35
BUTTON: Final = 0.1
WORDS_A_MINUTE: Final = 313
SLOWLY: Final = 200
GLANCE: Final = M


@dataclass
class Effort:
    """What was done: keys pressed, places pointed at, decisions, words read, lines glanced at; `system`: seconds waited.

    `together`: tasks that were read one by one and decided in one act, without a decision of their own.
    """

    keys: int = 0
    clicks: int = 0
    decisions: int = 0
    words: int = 0
    glances: int = 0
    together: int = 0
    system: float = 0.0

    @property
    def seconds(self) -> dict[str, float]:
        return {
            "reading": self.words * 60 / WORDS_A_MINUTE,
            "glances": self.glances * GLANCE,
            "deciding": self.decisions * M,
            "keys": self.keys * K,
            "mouse": self.clicks * (P + 2 * BUTTON + 2 * H),
            "system": self.system,
        }

    @property
    def total(self) -> float:
        return sum(self.seconds.values())

    @property
    def singly(self) -> float:
        """The total, had each task been decided alone."""
        return self.total + self.together * M

    @property
    def slowly(self) -> float:
        """The total of a slow reader."""
        return self.total + self.words * (60 / SLOWLY - 60 / WORDS_A_MINUTE)
