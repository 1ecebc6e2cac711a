"""/commitments and /overdue: what somebody asks to see, a page at a time or as a spreadsheet."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime

from bot.cards.card import Card
from bot.cards.list_card import PAGE, Line, Listing, list_card
from bot.conversation.asking import require_length
from bot.conversation.mentions import people_and_rest
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.application.authorization import Right, require_right
from commitments.application.commitment_list import query_for
from commitments.application.customers.find_customer import find_customer
from commitments.application.names import Names
from commitments.application.ports.commitment_query import Page, Query
from commitments.application.scheduling import calendar_of
from commitments.domain.commitment import Commitment
from commitments.domain.company import Company
from commitments.domain.errors import UnknownPerson
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.list_file import Asked, ListFile, Mode

_DAYS = re.compile(r"^(\d{1,3})\s*(?:d|days?|일)$", re.IGNORECASE)
_MODES: Mapping[str, Mode] = {
    "all": "all",
    "전체": "all",
    "모두": "all",
    "closed": "closed",
    "완료": "closed",
    "종료": "closed",
}
MOST_IN_A_FILE = 10_000
_MOST = 100_000
_MOST_COUNTED = 200  # nobody needs to know how many more there are, and counting all takes long


async def commitments(context: RequestContext, text: str) -> Reply:
    """List commitments: one's own, a customer's, a person's, all that one may see, or closed ones."""
    asked, _ = await _read(context, text, Asked())
    return await _listed(context, asked)


async def overdue(context: RequestContext, text: str) -> Reply:
    """List what is late among all that the asker may see; as a file on request."""
    asked, as_file = await _read(context, text, Asked(overdue=True, mode="all"))
    if not as_file:
        return await _listed(context, asked)
    require_right(context.actor, Right.LIST)
    key, where = keys.list_file(context.request.key), to_person(context.actor.id)
    await context.uow.notifications.add(
        [notification(context.uow.company, key, ListFile(asked=asked), where, context.now)]
    )
    return context.plain("list.file")


async def page(context: RequestContext, value: str) -> Reply:
    """Show another page of a list; its button says what was asked."""
    asked = _asked_by(value)
    if asked is None:
        return context.plain("error.unknown_action")
    return replace(await _listed(context, asked), replaces=True)


def _asked_by(value: str) -> Asked | None:
    """Read what a page button asks; None for what no button of ours says."""
    try:
        said = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not said.keys() <= set(Asked.__slots__):
        return None
    numbers = [said.get(name, 0) for name in ("customer", "late_days", "offset")]
    fits = all(number is None or (type(number) is int and 0 <= number < _MOST) for number in numbers)
    flags = type(said.get("overdue", False)) is bool and said.get("mode", "mine") in ("mine", "all", "closed")
    owner = said.get("owner")
    if not fits or not flags or None in numbers[1:] or not (owner is None or type(owner) is str):
        return None
    return Asked(**said)


async def _read(context: RequestContext, text: str, asked: Asked) -> tuple[Asked, bool]:
    require_length(text)
    people, rest = await people_and_rest(context, text)
    if "@" in rest:
        raise UnknownPerson(person=rest.strip()[:80])
    asked = replace(asked, owner=people[0] if people else None)
    as_file, words = False, []
    for word in rest.split():
        lowered = word.lower()
        if lowered == "csv":
            as_file = True
        elif lowered in _MODES and not asked.overdue:
            asked = replace(asked, mode=_MODES[lowered])
        elif asked.overdue and (days := _DAYS.match(word)):
            asked = replace(asked, late_days=int(days[1]))
        else:
            words.append(word)
    if words:
        customer = await find_customer(context.uow, " ".join(words))
        asked = replace(asked, customer=customer.id if customer else 0)
    return asked, as_file


async def _listed(context: RequestContext, asked: Asked) -> Reply:
    query = await query_for(context.uow, context.actor, asked, PAGE, context.now)
    found = await context.uow.commitments.find(query)
    if not found.items:
        return Reply(card=Card(_nothing(context, asked)))
    names = await context.names(found.items, [asked.owner] if asked.owner else [])
    title = _title(context, asked, names, await _counted(context, query, found))
    lines = [line_of(one, names, context.workspace, context.now) for one in found.items]
    listing = Listing(title, lines, asdict(asked), asked.offset, found.more, context.workspace.url)
    return Reply(card=list_card(context.voice, listing, names))


async def _counted(context: RequestContext, query: Query, found: Page) -> int:
    """Count what a query finds in all; no further than just above what is told."""
    if not found.more:
        return query.offset + len(found.items)
    return await context.uow.commitments.count(query, _MOST_COUNTED + 1)


def line_of(commitment: Commitment, names: Names, workspace: Company, now: datetime) -> Line:
    """Give a commitment as a line of a list: late by the working days of its owner's calendar."""
    if not commitment.is_overdue(now):
        return Line(commitment, None)
    calendar = calendar_of(names.people.get(commitment.owner), workspace)
    return Line(commitment, calendar.working_days_late(commitment.due, now))


def _nothing(context: RequestContext, asked: Asked) -> str:
    if asked.overdue:
        everything = asked.is_of_nobody and not asked.late_days
        return context.say("list.none_late" if everything else "list.none_late_there")
    if asked.mode == "mine" and asked.is_of_nobody:
        return context.say("list.none_mine", commit=context.typed["commit"])
    return context.say("list.none")


def _title(context: RequestContext, asked: Asked, names: Names, count: int) -> str:
    kind = "all" if asked.mode == "mine" and not asked.is_of_nobody else asked.mode
    title = context.say(
        f"list.{'overdue' if asked.overdue else kind}", count=count if count <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
    )
    customer = names.customers.get(asked.customer or 0)
    parts = [
        names.person(asked.owner) if asked.owner else "",
        customer.name if customer else "",
        context.say("list.late_days", count=asked.late_days) if asked.late_days else "",
    ]
    return " · ".join([title, *(part for part in parts if part)])
