"""Use cases about customers."""
