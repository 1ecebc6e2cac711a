"""Promises in plain chat that nobody marked as a command, and hedges that make no promise."""
