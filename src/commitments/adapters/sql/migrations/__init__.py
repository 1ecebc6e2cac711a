"""The migrations of the schema, one revision per file: written by hand, proven equal to schema.py by a test."""
