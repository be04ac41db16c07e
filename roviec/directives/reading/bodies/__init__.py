"""Names of bodies and of classes of bodies in running text: where one begins, where it ends, what it lists."""

from roviec.directives.reading.bodies.phrase import Phrase, body_phrase, names_between

__all__ = ["Phrase", "body_phrase", "names_between"]
