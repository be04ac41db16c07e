"""The only writers of units, successions, people, accounts, posts and roles, packs apart."""

from roviec.org.acts.accounts import open_account, renew_password
from roviec.org.acts.delegating import delegate
from roviec.org.acts.endings import abolish, merge, split
from roviec.org.acts.naming import add_alias
from roviec.org.acts.people import add_person, appoint, grant, revoke
from roviec.org.acts.units import establish, move, rename

__all__ = [
    "abolish",
    "add_alias",
    "add_person",
    "appoint",
    "delegate",
    "establish",
    "grant",
    "merge",
    "move",
    "open_account",
    "rename",
    "renew_password",
    "revoke",
    "split",
]
