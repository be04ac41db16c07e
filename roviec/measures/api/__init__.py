"""Figures for machines: other systems give them and read them, each with a key of its own. Described in `docs/api.md`."""

from roviec.measures.api.views import api

__all__ = ["api"]
