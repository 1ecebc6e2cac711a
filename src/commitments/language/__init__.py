"""Reads a line of chat: text + now + zone → a Reading with what, due, owner, customer, or a problem.

`detect`, which tells promises in messages that nobody marked, stands in its own module: few processes need it, and
its patterns take longer to load than all the rest.
"""

from commitments.language.reader import read, read_when
from commitments.language.reading import Context, Problem, Reading, Warning, When

__all__ = ["Context", "Problem", "Reading", "Warning", "When", "read", "read_when"]
