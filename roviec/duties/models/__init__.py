"""What is done: a duty is a task once issued; duty x agency x period is one obligation, with its own dates and progress."""

from roviec.duties.models.alert import Alert, AlertStep, Audience, Moment
from roviec.duties.models.axes import (
    DUE_SOON_DAYS,
    FOUR_CLASSES,
    FourClass,
    Progress,
    Timeliness,
    four_class,
    timeliness_case,
)
from roviec.duties.models.blocker import Blocker, BlockerChange, BlockerQuerySet, Group
from roviec.duties.models.changes import CadenceChange, DueChange, HandOver, ProgressChange
from roviec.duties.models.consolidation import (
    Consolidation,
    ConsolidationChange,
    ConsolidationPart,
    ConsolidationQuerySet,
)
from roviec.duties.models.duty import Assignment, Duty, DutyQuerySet, Obligation, ObligationQuerySet
from roviec.duties.models.forecast import Forecast, ForecastModel
from roviec.duties.models.report import Claim, DutySheet, Evidence, Report, ReportQuerySet, Review, Sheet, Verdict
from roviec.duties.models.sending import Sending

__all__ = [
    "DUE_SOON_DAYS",
    "FOUR_CLASSES",
    "Alert",
    "AlertStep",
    "Assignment",
    "Audience",
    "Blocker",
    "BlockerChange",
    "BlockerQuerySet",
    "CadenceChange",
    "Claim",
    "Consolidation",
    "ConsolidationChange",
    "ConsolidationPart",
    "ConsolidationQuerySet",
    "DueChange",
    "Duty",
    "DutyQuerySet",
    "DutySheet",
    "Evidence",
    "Forecast",
    "ForecastModel",
    "FourClass",
    "Group",
    "HandOver",
    "Moment",
    "Obligation",
    "ObligationQuerySet",
    "Progress",
    "ProgressChange",
    "Report",
    "ReportQuerySet",
    "Review",
    "Sending",
    "Sheet",
    "Timeliness",
    "Verdict",
    "four_class",
    "timeliness_case",
]
