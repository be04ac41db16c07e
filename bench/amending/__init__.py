"""Pairs of directives of our own, the second of which amends the first, and how many of the amendments are found."""
