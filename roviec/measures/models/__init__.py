"""What is measured: indicators and their dated definitions, observations with every revision, targets with their planned curve."""

from roviec.measures.models.api import ApiAnswer, ApiKey
from roviec.measures.models.indicator import (
    Better,
    Definition,
    Indicator,
    Kind,
    OverPeriods,
    OverUnits,
    Source,
)
from roviec.measures.models.observation import Batch, Observation, ObservationQuerySet
from roviec.measures.models.target import Target

__all__ = [
    "ApiAnswer",
    "ApiKey",
    "Batch",
    "Better",
    "Definition",
    "Indicator",
    "Kind",
    "Observation",
    "ObservationQuerySet",
    "OverPeriods",
    "OverUnits",
    "Source",
    "Target",
]
