"""How much of anything a directive may be; past these it is an attack or not a directive."""

FILE_BYTES = 50 * 2**20
TEXT_CHARACTERS = 2_000_000
PDF_PAGES = 500
PDF_SECONDS = 30
PDF_MEMORY = 2 * 2**30
# Real packages: some 10-200 entries; the body of a 500-page document is about 10 MB of XML in 600,000 tags.
ZIP_ENTRIES = 5_000
ZIP_TOTAL = 500 * 2**20
ZIP_RATIO = 200
ZIP_RATIO_FROM = 20 * 2**20
XML_BYTES = 40 * 2**20
MARKUP_TAGS = 800_000
CARRIED_CELLS = 200_000  # that a page's cells take in the rows beneath them
ANNEXES = 20
ANNEX_ROWS = 5_000  # of a workbook
MERGED_ROWS = 200_000  # rows that merged cells of a sheet go over, added up
# Recognition costs seconds a page, so its pages are counted more strictly; a page is judged at 300 dots an inch (A4: 8.7 million).
SCAN_PAGES = 200
SCAN_PIXELS = 100_000_000
PAGE_PIXELS = 12_000_000
PREPARE_SECONDS = 30
PREPARE_MEMORY = 3 * 2**30
PAGE_SECONDS = 60
PAGE_MEMORY = 2 * 2**30
