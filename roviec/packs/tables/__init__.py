"""How the facts of each section become rows, and how a row that is there follows the pack from version to version."""
