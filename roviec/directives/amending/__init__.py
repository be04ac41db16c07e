"""What a directive does to the duties of earlier ones: extends, changes, ends, replaces them, or gives them again. No Django.

    from roviec.directives.amending import propose
    found = propose(read(text), earlier)

Every proposal keeps the rule, the words it came from and how sure it is; what was named and isn't found is said too.
"""

from roviec.directives.amending.engine import propose
from roviec.directives.amending.model import Earlier, Effect, Found, Missing, New, Proposal
from roviec.directives.amending.places import places

__all__ = ["Earlier", "Effect", "Found", "Missing", "New", "Proposal", "places", "propose"]
