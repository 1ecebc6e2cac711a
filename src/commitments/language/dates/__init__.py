"""Dates: tokens, grammar and rules → date phrases → the deadline → a moment."""
