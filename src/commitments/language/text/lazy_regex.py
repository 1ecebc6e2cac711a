"""Regular expressions compiled on first use: compiling is slow, and most lines need few of them."""

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern; "(?i)" in front makes it case-insensitive."""
    return re.compile(pattern)
