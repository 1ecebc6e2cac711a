"""Reads a line of chat: text + now + zone → a Reading with what, due, owner, customer, or a problem."""

from commitments.language.detect import detect
from commitments.language.reader import read, read_when
from commitments.language.reading import Context, Problem, Reading, Warning, When

__all__ = ["Context", "Problem", "Reading", "Warning", "When", "detect", "read", "read_when"]
