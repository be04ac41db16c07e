"""The fields of the head and the foot, and those of a news account about a document."""

from roviec.directives.reading.header.account import account_fields
from roviec.directives.reading.header.official import official_fields

__all__ = ["account_fields", "official_fields"]
