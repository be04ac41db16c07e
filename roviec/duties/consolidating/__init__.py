"""Wards -> district or standing body -> chairman -> Government: each adds, returns, merges; nothing is retyped."""
