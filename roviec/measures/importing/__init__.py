"""Figures from a sheet: planned and shown first, stored when somebody says yes. Sending the same sheet again changes nothing."""

from roviec.measures.importing.plan import Plan, plan_of
from roviec.measures.importing.store import Stored, counts, store

__all__ = ["Plan", "Stored", "counts", "plan_of", "store"]
