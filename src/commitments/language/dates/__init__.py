"""Dates: grammar and rules → date phrases → a moment, whatever the language."""
