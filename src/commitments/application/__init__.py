"""The use cases: each changes a commitment, its history and its planned notifications in one unit of work."""
