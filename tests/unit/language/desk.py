"""The context of the tests: Monday 23 November 2026, 14:30 in Seoul, unless a test says otherwise."""

from datetime import datetime
from zoneinfo import ZoneInfo

from commitments.language import Context

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=SEOUL)
CUSTOMERS = {
    "Acme": "Acme",
    "acme corp": "Acme",
    "Globex": "Globex",
    "한성SMB": "한성SMB",
    "Nordwind AG": "Nordwind",
}
PEOPLE = {"U1": "Dana Kim", "U2": "민수", "U3": "Ji-ho"}


def context(**changes: object) -> Context:
    """Return the usual context with changes."""
    usual: dict[str, object] = {
        "now": NOW,
        "zone": SEOUL,
        "country": "KR",
        "customers": CUSTOMERS,
        "people": PEOPLE,
        "commands": ("/commit",),
    }
    return Context(**{**usual, **changes})  # type: ignore[arg-type]


def short(moment: datetime | None) -> str | None:
    """Format a moment as the tables do: Fri 2026-11-27 18:00."""
    return moment.strftime("%a %Y-%m-%d %H:%M") if moment else None
