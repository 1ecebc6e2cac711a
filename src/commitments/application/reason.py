"""Why something changes."""

from dataclasses import dataclass

from commitments.domain.errors import ReasonNeeded


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something changes; an internal reason is never shown to the customer."""

    text: str
    internal: bool = False


def require_reason(reason: Reason) -> Reason:
    """Give a reason that says something; raises ReasonNeeded."""
    if not reason.text.strip():
        raise ReasonNeeded
    return Reason(reason.text.strip(), reason.internal)
