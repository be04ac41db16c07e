"""How the text is laid out: paragraphs with their markers, the zone each lies in, and the outline they form."""

from roviec.directives.reading.layout.markers import Marker
from roviec.directives.reading.layout.outline import outline
from roviec.directives.reading.layout.paragraph import Paragraph, Zone
from roviec.directives.reading.layout.paragraphs import paragraphs
from roviec.directives.reading.layout.zones import zoned

__all__ = ["Marker", "Paragraph", "Zone", "lay_out", "outline", "paragraphs", "zoned"]


def lay_out(text: str) -> list[Paragraph]:
    return outline(text, zoned(text, paragraphs(text)))
