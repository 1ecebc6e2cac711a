"""The length limit of typed texts."""

from typing import Final

from commitments.domain.errors import TooLong

LONGEST_TEXT: Final = 1000
# One character may be four in a decomposed text, as macOS writes Korean. The values of our own buttons and forms are
# shorter than that, too.
_LONGEST_RAW_TEXT: Final = 4 * LONGEST_TEXT


def require_length(text: str) -> None:
    """Raise TooLong for a text longer than LONGEST_TEXT."""
    if len(text) > LONGEST_TEXT:
        raise TooLong(limit=LONGEST_TEXT)


def require_raw_length(text: str) -> None:
    """Raise TooLong for a text that is too long before it is cleaned."""
    if len(text) > _LONGEST_RAW_TEXT:
        raise TooLong(limit=LONGEST_TEXT)
