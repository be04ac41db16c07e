"""Pilot models, and practices of another city to study: what they are, and every dated fact about them."""

from roviec.programme.models.course import Decision, ItemBlocker, Milestone, MilestoneChange, Note, StageChange
from roviec.programme.models.item import ADOPTED, Choice, Item, ItemQuerySet, Kind, Revision, Stage
from roviec.programme.models.outside import Direction, Paper, Reach, Replication, Visit

__all__ = [
    "ADOPTED",
    "Choice",
    "Decision",
    "Direction",
    "Item",
    "ItemBlocker",
    "ItemQuerySet",
    "Kind",
    "Milestone",
    "MilestoneChange",
    "Note",
    "Paper",
    "Reach",
    "Replication",
    "Revision",
    "Stage",
    "StageChange",
    "Visit",
]
