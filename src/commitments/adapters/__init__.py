"""What connects the domain to databases and timers; only wiring names these modules."""
