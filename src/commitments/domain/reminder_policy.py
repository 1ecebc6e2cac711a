"""When reminders are sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """When reminders are sent. Days and hours are working days and hours of the owner's calendar."""

    lead_days: tuple[int, ...] = (3, 1)
    lead_hours: tuple[int, ...] = (2,)
    escalate_after_days: int = 1
