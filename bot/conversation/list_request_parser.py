"""Parses the text after /commitments and /overdue: people, a customer, all, closed, 7d, csv."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.conversation.mentions import people_and_rest
from bot.conversation.request_context import RequestContext
from commitments.application.customers.find_customer import find_customer
from commitments.domain.errors import UnknownPerson
from commitments.domain.notifications.payloads.list_file import ListRequest, Mode

FILE = "csv"
_DAYS = re.compile(r"^(\d{1,3})\s*(?:d|days?|일)$", re.IGNORECASE)
MODES: Mapping[str, Mode] = {
    "all": "all",
    "전체": "all",
    "모두": "all",
    "closed": "closed",
    "완료": "closed",
    "종료": "closed",
}


def asks_for_file(text: str) -> bool:
    return FILE in text.lower().split()


async def parse_list_request(context: RequestContext, text: str, request: ListRequest) -> tuple[ListRequest, bool]:
    """Return the request with the filters of the text, and whether a file is wanted. Raises UnknownPerson."""
    people, rest = await people_and_rest(context, text)
    if "@" in rest:
        raise UnknownPerson(person=rest.strip()[:80])
    request = replace(request, owner=people[0] if people else None)
    name = []
    for word in rest.split():
        changed = _with_word(request, word)
        if changed is None:
            name.append(word)
        else:
            request = changed
    if name:
        customer = await find_customer(context.uow, " ".join(name))
        request = replace(request, customer=customer.id if customer else 0)
    return request, asks_for_file(rest)


def _with_word(request: ListRequest, word: str) -> ListRequest | None:
    """Return the request with a keyword applied; None for part of a customer's name."""
    lowered = word.lower()
    if lowered == FILE:
        return request
    if lowered in MODES and not request.overdue:
        return replace(request, mode=MODES[lowered])
    if request.overdue and (days := _DAYS.match(word)):
        return replace(request, late_days=int(days[1]))
    return None
