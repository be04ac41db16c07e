"""Where a figure is heading: a damped trend with its interval, and the period in which a target is met (no Django, NumPy)."""

from roviec.measures.trend.model import FEWEST, Ahead, Forecast, foretell
from roviec.measures.trend.reach import Reach, reach

__all__ = ["FEWEST", "Ahead", "Forecast", "Reach", "foretell", "reach"]
