"""Parses page buttons, and builds the lines that lists and files share."""

from datetime import datetime

from pydantic import TypeAdapter

from bot.cards.list_card import Line
from commitments.application.names import Names
from commitments.application.reminder_scheduling import calendar_of
from commitments.domain.commitment import Commitment
from commitments.domain.company import Company
from commitments.domain.notifications.payloads.list_file import ListRequest

MOST_IN_A_FILE = 10_000
_REQUEST = TypeAdapter(ListRequest)


def list_request_in(value: str) -> ListRequest | None:
    """Return the request of a page button; None if invalid."""
    try:
        return _REQUEST.validate_json(value)
    except (ValueError, RecursionError):
        return None


def line_of(commitment: Commitment, names: Names, company: Company, now: datetime) -> Line:
    """Return a commitment as a line, late by working days of its owner's calendar."""
    if commitment.is_due_now(now) or not commitment.is_overdue(now):
        return Line(commitment, None, commitment.is_due_now(now))
    calendar = calendar_of(names.people.get(commitment.owner), company)
    return Line(commitment, calendar.working_days_late(commitment.due, now))
