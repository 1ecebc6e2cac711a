"""Patterns that are compiled when they are first needed: that takes its time, and many lines need none of them."""

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Give the compiled pattern; "(?i)" in front of it says that case does not matter."""
    return re.compile(pattern)
