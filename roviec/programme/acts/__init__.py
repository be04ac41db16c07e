"""Every consequential write of the room. Each journals under the item, so its record tells the whole story by keys."""

from roviec.programme.acts.blocking import raise_blocker
from roviec.programme.acts.deciding import decide
from roviec.programme.acts.items import add_item, revise_item
from roviec.programme.acts.milestones import (
    add_milestone,
    drop_milestone,
    finish_milestone,
    move_milestone,
    reopen_milestone,
)
from roviec.programme.acts.outside import add_paper, add_visit, answer_paper, replicate
from roviec.programme.acts.stages import add_note, change_stage

__all__ = [
    "add_item",
    "add_milestone",
    "add_note",
    "add_paper",
    "add_visit",
    "answer_paper",
    "change_stage",
    "decide",
    "drop_milestone",
    "finish_milestone",
    "move_milestone",
    "raise_blocker",
    "reopen_milestone",
    "replicate",
    "revise_item",
]
