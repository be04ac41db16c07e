"""What goes over the wire, with examples; the OpenAPI description is made of these."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

MOST_ROWS = 1_000
Code = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9._-]+$")]
Key = Annotated[str, StringConstraints(min_length=1, max_length=12, pattern=r"^[0-9A-Za-z-]+$")]
Number = Annotated[Decimal, Field(max_digits=19, decimal_places=4)]
Words = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]


class Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class Observation(Strict):
    """One figure. A ratio has both numbers; a yes is 1, a no 0."""

    indicator: Code = Field(examples=["tin-bai"])
    unit: Code = Field(description="Code of the unit", examples=["phuong-hc"])
    period: Key = Field(description="2026, 2026-Q4, 2026-10, 2026-W40 or 2026-10-05", examples=["2026-10"])
    numerator: Number = Field(examples=["12"])
    denominator: Number | None = Field(None, examples=[None])
    estimate: bool = False
    valid_on: date | None = None
    word: Words = Field("", description="Why an odd figure is right")


class Sending(Strict):
    mode: Literal["all", "accepted"] = Field(
        "all",
        description="`all`: one wrong row refuses the whole; `accepted`: the right rows are recorded, the wrong ones are named",
    )
    observations: list[Observation] = Field(min_length=1, max_length=MOST_ROWS)


class Said(Schema):
    vi: str
    en: str


class Refusal(Schema):
    row: int | None = Field(description="From 0; null when it is about the whole", examples=[0])
    code: str = Field(examples=["not_whole"])
    field: str = Field("", examples=["numerator"])
    message: Said


class Recorded(Schema):
    new: int
    revised: int
    same: int
    refused: list[Refusal]


class Refused(Schema):
    """Nothing was recorded."""

    refused: list[Refusal]


class Figure(Schema):
    period: str = Field(examples=["2026-10"])
    numerator: str = Field(examples=["12"])
    denominator: str | None
    estimate: bool
    word: str
    revision: int
    recorded_at: datetime
    way: str = Field(examples=["machine"])


class Series(Schema):
    indicator: str
    unit: str
    as_at: datetime | None
    figures: list[Figure]
