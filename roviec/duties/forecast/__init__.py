"""Will this obligation be late? A probability, how far to trust it, and why. A plain library: no Django, NumPy only."""
