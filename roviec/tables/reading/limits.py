"""How much of anything a sheet may be; past these it is an attack or no form that somebody filled in."""

FILE_BYTES = 10 * 2**20
ROWS = 20_000
COLUMNS = 200
MERGED = 20_000  # ranges
HEADER_ROWS = 20  # the heading stands within these
CELL_CHARACTERS = 32_767  # Excel's own limit
SECONDS = 30
MEMORY = 2**30
ZIP_ENTRIES = 2_000
ZIP_TOTAL = 300 * 2**20
