"""Amendments as rows: what a directive was found to do to duties of earlier ones, and a person's word on each."""
