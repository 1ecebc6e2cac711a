"""Use cases that act on a commitment, one per file."""
