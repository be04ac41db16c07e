"""Reports by spreadsheet, for a weak line and many rows: one file of what an agency owes, filled in, previewed, stored."""
