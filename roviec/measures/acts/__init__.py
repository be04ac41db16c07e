"""Every write of the room. `observe` is the one way in for figures, whichever room they come from."""

from roviec.measures.acts.aiming import aim
from roviec.measures.acts.figures import Figure
from roviec.measures.acts.keys import give_key, revoke_key
from roviec.measures.acts.observing import Observed, observe
from roviec.measures.acts.withdrawing import withdraw

__all__ = ["Figure", "Observed", "aim", "give_key", "observe", "revoke_key", "withdraw"]
