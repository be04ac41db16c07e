"""How much of anything a piece of evidence may be."""

FILE_BYTES = 25 * 2**20
FILES = 20  # of one report, earlier versions included
ZIP_ENTRIES = 5_000
PREVIEW_SECONDS = 20
PREVIEW_MEMORY = 2**30
PREVIEW_PIXELS = 60_000_000  # of the picture that comes in: a phone's camera gives some 12 to 50 million
PREVIEW_WIDTH = 1000
PREVIEW_BYTES = 6 * 2**20  # of the picture that goes out
TEXT_HEAD = 2_000  # characters shown of a text
