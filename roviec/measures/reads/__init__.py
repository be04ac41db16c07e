"""Figures of the room: whose, of which period, as known when."""
