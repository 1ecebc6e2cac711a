"""The reason for a change."""

from dataclasses import dataclass

from commitments.domain.errors import ReasonNeeded


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason for a change; an internal reason is never shown to the customer."""

    text: str
    internal: bool = False


def require_reason(reason: Reason) -> Reason:
    """Return the reason. Raises ReasonNeeded when it is empty."""
    if not reason.text.strip():
        raise ReasonNeeded
    return Reason(reason.text.strip(), reason.internal)
