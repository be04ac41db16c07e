"""The city's list from a sheet: planned and shown first, stored when somebody says yes."""

from roviec.programme.importing.plan import Change, Line, Plan, plan_of
from roviec.programme.importing.store import Stored, store

__all__ = ["Change", "Line", "Plan", "Stored", "plan_of", "store"]
