"""Documents cited, the graph they form, and dates in it that cannot be."""

from roviec.directives.reading.citations.chronology import chronology_warnings
from roviec.directives.reading.citations.find import Found, find_citations
from roviec.directives.reading.citations.graph import graph

__all__ = ["Found", "chronology_warnings", "find_citations", "graph"]
