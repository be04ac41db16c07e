"""Each check looks at one reading and says what it found; none knows of another."""

from roviec.directives.clarity.checks import clashes, days, gaps, outside, wording

ALL = (gaps.check, days.check, clashes.check, outside.check, wording.check)
