"""Two dates of which one is meant: a question."""

from commitments.language.dates.values import ParsedDate


def either(first: ParsedDate, second: ParsedDate) -> ParsedDate | None:
    """Return the later day, as a question with both."""
    if first.day is None or second.day is None:
        return None
    return ParsedDate(day=max(first.day, second.day), alternatives=(first.day, second.day), ambiguous=True)
