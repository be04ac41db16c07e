"""Official papers set, printed, damaged as scanners and telephones do, and recognised again: `python -m bench.scans`."""
