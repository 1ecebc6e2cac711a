"""How long a text may be that somebody types."""

from commitments.domain.errors import TooLong

LONGEST_TEXT = 1000


def require_length(text: str) -> None:
    """Raise TooLong for a text that no card could show."""
    if len(text) > LONGEST_TEXT:
        raise TooLong(limit=LONGEST_TEXT)
