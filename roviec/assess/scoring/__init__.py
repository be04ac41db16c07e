"""From counts of a unit's work to criteria, a score, a class, and why. A plain library: numbers in, numbers out."""
