"""Connects the domain to databases and timers; only wiring imports these modules."""
