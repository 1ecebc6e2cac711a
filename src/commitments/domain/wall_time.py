"""What the clocks of a zone show, by the law of the zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from commitments.domain.clock import aware


def is_known(zone: str) -> bool:
    """Whether the data of today has a zone: an older release may have older data."""
    try:
        return bool(ZoneInfo(zone).key)
    except (KeyError, OSError, ValueError):
        return False


def wall_of(moment: datetime, zone: str) -> str | None:
    """Return a moment as a clock in a zone shows it, with the zone's offset then; None in a zone that is not known."""
    return aware(moment).astimezone(ZoneInfo(zone)).isoformat() if is_known(zone) else None


def moment_of(wall: str, zone: str) -> datetime:
    """Return the moment (UTC) at which a clock in a zone shows what `wall_of` returned, by the zone's law of today."""
    shown = datetime.fromisoformat(wall)
    places = [shown.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)]
    return shown.astimezone(UTC) if shown.astimezone(UTC) in places else places[0]
