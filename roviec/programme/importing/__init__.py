"""The city's list, roadmaps and decisions from sheets: planned and shown first, stored when somebody says yes."""

from roviec.programme.importing.plan import Plan, plan_of
from roviec.programme.importing.store import Stored, counts, store

__all__ = ["Plan", "Stored", "counts", "plan_of", "store"]
