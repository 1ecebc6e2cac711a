"""Takes a pasted mail apart: its sentences, and the lines around them that promise nothing."""

import re
from collections.abc import Callable

_QUOTED = re.compile(r"\s*>")
_ENDS = (".", "!", "?", ",", "。", "~", "…")
_MOST_LINES = 60


def is_around(line: str, header: re.Pattern[str]) -> bool:
    """Whether a line of a mail is a header, or quotes another mail."""
    return bool(header.match(line) or _QUOTED.match(line))


def units_of_mail(text: str, header: re.Pattern[str], is_dated: Callable[[str], bool]) -> list[str]:
    """Return the lines of a mail, with those together that are one sentence; [] for what is no mail.

    A mail has headers or quoted lines, or empty lines between its paragraphs.
    """
    lines = text.strip().splitlines()
    if not 1 < len(lines) <= _MOST_LINES or not any(not line.strip() or is_around(line, header) for line in lines):
        return []
    units, goes_on = list[str](), False
    for line in lines:
        is_text = bool(line.strip()) and not is_around(line, header)
        if goes_on and is_text and not (is_dated(units[-1]) and is_dated(line)):
            units[-1] += f" {line.strip()}"
        elif line.strip():
            units.append(line.strip())
        goes_on = is_text and not line.rstrip().endswith(_ENDS)
    return units
