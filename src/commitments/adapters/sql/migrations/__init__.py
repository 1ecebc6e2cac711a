"""How the tables came to be, one revision a file: written by hand, proven equal to tables.py by a test."""
