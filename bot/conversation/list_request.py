"""What a page button asks for, and a commitment as a line of a list. Lists and files share it."""

import json
from datetime import datetime

from bot.cards.list_card import Line
from commitments.application.names import Names
from commitments.application.scheduling import calendar_of
from commitments.domain.commitment import Commitment
from commitments.domain.company import Company
from commitments.domain.notifications.payloads.list_file import ListRequest

MOST_IN_A_FILE = 10_000
_LARGEST = 100_000


def list_request_in(value: str) -> ListRequest | None:
    """Return what a page button asks for; None for what no button of ours carries."""
    try:
        said = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not said.keys() <= set(ListRequest.__slots__):
        return None
    numbers = [said.get(name, 0) for name in ("customer", "late_days", "offset")]
    fits = all(number is None or (type(number) is int and 0 <= number < _LARGEST) for number in numbers)
    flags = type(said.get("overdue", False)) is bool and said.get("mode", "mine") in ("mine", "all", "closed")
    owner = said.get("owner")
    if not fits or not flags or None in numbers[1:] or not (owner is None or type(owner) is str):
        return None
    return ListRequest(**said)


def line_of(commitment: Commitment, names: Names, company: Company, now: datetime) -> Line:
    """Return a commitment as a line of a list: late by the working days of its owner's calendar."""
    if not commitment.is_overdue(now):
        return Line(commitment, None)
    calendar = calendar_of(names.people.get(commitment.owner), company)
    return Line(commitment, calendar.working_days_late(commitment.due, now))
