"""Tokens: a line is cut into words, numbers and marks, each with the kinds that it may be."""
