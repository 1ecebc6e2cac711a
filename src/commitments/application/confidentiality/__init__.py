"""Detects words that a customer must not read."""
