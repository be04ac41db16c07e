"""When something is said about an obligation or a blocker, and to whom. The words and the way to people are the room `notices`'."""

from roviec.duties.alerts.clocks import reschedule, reschedule_all, set_clocks

__all__ = ["reschedule", "reschedule_all", "set_clocks"]
