"""The length limit of typed texts."""

from commitments.domain.errors import TooLong

LONGEST_TEXT = 1000


def require_length(text: str) -> None:
    """Raise TooLong for a text longer than LONGEST_TEXT."""
    if len(text) > LONGEST_TEXT:
        raise TooLong(limit=LONGEST_TEXT)
