"""Parses page buttons, and builds the lines that lists and files share."""

import json
from datetime import datetime

from bot.cards.list_card import Line
from commitments.application.names import Names
from commitments.application.reminder_scheduling import calendar_of
from commitments.domain.commitment import Commitment
from commitments.domain.company import Company
from commitments.domain.notifications.payloads.list_file import ListRequest

MOST_IN_A_FILE = 10_000
_LARGEST = 100_000


def list_request_in(value: str) -> ListRequest | None:
    """Return the request of a page button; None if invalid."""
    try:
        data = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not data.keys() <= set(ListRequest.__slots__):
        return None
    numbers = [data.get(name, 0) for name in ("customer", "late_days", "offset")]
    fits = all(number is None or (type(number) is int and 0 <= number < _LARGEST) for number in numbers)
    flags = type(data.get("overdue", False)) is bool and data.get("mode", "mine") in ("mine", "all", "closed")
    owner = data.get("owner")
    if not fits or not flags or None in numbers[1:] or not (owner is None or type(owner) is str):
        return None
    return ListRequest(**data)


def line_of(commitment: Commitment, names: Names, company: Company, now: datetime) -> Line:
    """Return a commitment as a line, late by working days of its owner's calendar."""
    if not commitment.is_overdue(now):
        return Line(commitment, None)
    calendar = calendar_of(names.people.get(commitment.owner), company)
    return Line(commitment, calendar.working_days_late(commitment.due, now))
