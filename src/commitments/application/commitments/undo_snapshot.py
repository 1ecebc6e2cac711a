"""The fields of a commitment that undoing a change restores."""

from dataclasses import fields
from datetime import datetime

from commitments.domain.commitment import Commitment
from commitments.domain.history import Event

_RESTORED = frozenset(
    {"what", "customer", "owner", "due", "first_due", "precision", "status", "outcome", "moves"}
    | {"delivered_at", "closed_at", "internal"}
)


def before(commitment: Commitment, event: Event) -> dict[str, object]:
    """Return the fields, as JSON values, that undoing an event restores."""
    kept: dict[str, object] = {"event": event.value}
    for field in fields(commitment):
        if field.name in _RESTORED:
            value = getattr(commitment, field.name)
            kept[field.name] = value.isoformat() if isinstance(value, datetime) else value
    return kept
