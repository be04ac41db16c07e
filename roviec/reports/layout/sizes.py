"""The measures of the layout (Decree 30/2020/NĐ-CP, Annex I, section I and II): one place for all renderers and their tests.

Twips are twentieths of a point, Word's own unit. Where the decree gives a range the choice within it is ours.
"""

from __future__ import annotations

from typing import Final

FONT: Final = "Times New Roman"

# A4; margins: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm
PAGE: Final = (11906, 16838)
TOP, BOTTOM, LEFT, RIGHT = 1134, 1134, 1701, 850
TEXT: Final = PAGE[0] - LEFT - RIGHT
WIDE_TEXT: Final = PAGE[1] - LEFT - RIGHT
NUMBER_FROM_EDGE: Final = 567  # the page number stands in the middle of the top margin
HEAD: Final = (3790, 5565)  # columns of the head: the name of the state just fits on one line
FOOT: Final = (4555, 4800)

# points
NATION_PT, MOTTO_PT = 13, 14
PARENT_PT, ISSUER_PT = 13, 13
NUMBER_PT, DATE_PT, SUBJECT_PT = 13, 14, 12
TITLE_PT, BASIS_PT, BODY_PT, TABLE_PT, SIGN_PT = 14, 14, 14, 13, 14
RECIPIENTS_PT, RECIPIENT_PT = 12, 11
PAGE_NUMBER_PT, NOTE_PT = 14, 11

CELL_SIDE: Final = 85  # between a cell's text and its line, twips
INDENT: Final = 720  # first line, 1,27 cm (1-1,27)
AFTER_PT: Final = 6  # between paragraphs, at least 6
LINES: Final = 1.15  # between single and 1.5
SIGNATURE_PT: Final = 80  # room for signature and seal
RULE_SHARE: Final = 0.4  # of the line above: a third to a half
