"""The fields of a commitment that undoing a change restores."""

from dataclasses import fields
from datetime import date

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import snoozes_of
from commitments.domain.commitment import Commitment
from commitments.domain.history import Event

_RESTORED = frozenset(
    {
        "what",
        "customer",
        "owner",
        "due",
        "first_due",
        "precision",
        "status",
        "outcome",
        "moves",
        "zone",
        "first_day",
        "recurs",
    }
    | {"delivered_at", "closed_at", "internal"}
)


async def before(uow: UnitOfWork, commitment: Commitment, event: Event) -> dict[str, object]:
    """Return the fields and snoozes, as JSON values, that undoing an event restores."""
    snoozes = await snoozes_of(uow, commitment.number)
    return {**_fields(commitment, event), "snoozes": {person: until.isoformat() for person, until in snoozes.items()}}


def _fields(commitment: Commitment, event: Event) -> dict[str, object]:
    kept: dict[str, object] = {"event": event.value}
    for field in fields(commitment):
        if field.name in _RESTORED:
            value = getattr(commitment, field.name)
            kept[field.name] = value.isoformat() if isinstance(value, date) else value
    return kept
