"""/commitments and /overdue: what somebody asks to see, a page at a time or as a spreadsheet."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.cards.card import Card
from bot.cards.lists import PAGE, Line, Listing, list_card
from bot.cards.names import Names
from bot.conversation.asking import require_length
from bot.conversation.messages import Reply
from bot.conversation.people import people_and_rest
from bot.conversation.turn import Turn
from commitments.desk.access import require_inside, scope_of
from commitments.desk.customers import customer_called
from commitments.desk.planning import calendar_of
from commitments.errors import UnknownPerson
from commitments.model import Commitment, Kind, Person, Workspace, to_person
from commitments.ports import Page, Query, Transaction
from commitments.reminders import notification

_DAYS = re.compile(r"^(\d{1,3})\s*(?:d|days?|일)$", re.IGNORECASE)
Mode = Literal["mine", "all", "closed"]
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list was asked for. `late_days` keeps what is late by that many days or more."""

    overdue: bool = False
    mode: Mode = "mine"
    owner: str | None = None
    customer: int | None = None
    late_days: int = 0
    offset: int = 0

    @property
    def is_of_nobody(self) -> bool:
        """Whether neither a person nor a customer was named."""
        return self.owner is None and self.customer is None


async def commitments(turn: Turn, text: str) -> Reply:
    """List commitments: one's own, a customer's, a person's, all that one may see, or closed ones."""
    asked, _ = await _read(turn, text, Asked())
    return await _listed(turn, asked)


async def overdue(turn: Turn, text: str) -> Reply:
    """List what is late among all that the asker may see; as a file on request."""
    asked, as_file = await _read(turn, text, Asked(overdue=True, mode="all"))
    if not as_file:
        return await _listed(turn, asked)
    require_inside(turn.actor)
    key = f"file/{turn.request.key}"
    payload: dict[str, object] = {"asked": asdict(asked)}
    where = to_person(turn.actor.id)
    await turn.tx.plan([notification(turn.tx.workspace, key, Kind.FILE, where, turn.now, None, payload)])
    return turn.plain("list.file")


async def page(turn: Turn, value: str) -> Reply:
    """Show another page of a list; its button says what was asked."""
    asked = _asked_by(value)
    if asked is None:
        return turn.plain("error.unknown_action")
    return replace(await _listed(turn, asked), replaces=True)


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


async def _read(turn: Turn, text: str, asked: Asked) -> tuple[Asked, bool]:
    require_length(text)
    people, rest = await people_and_rest(turn, text)
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
        customer = await customer_called(turn.tx, " ".join(words))
        asked = replace(asked, customer=customer.id if customer else 0)
    return asked, as_file


async def _listed(turn: Turn, asked: Asked) -> Reply:
    query = await query_for(turn.tx, turn.actor, asked, turn.now)
    found = await turn.tx.find(query)
    if not found.items:
        return Reply(card=Card(_nothing(turn, asked)))
    names = await turn.names(found.items, [asked.owner] if asked.owner else [])
    title = _title(turn, asked, names, await _counted(turn, query, found))
    lines = [line_of(one, names, turn.workspace, turn.now) for one in found.items]
    listing = Listing(title, lines, asdict(asked), asked.offset, found.more, turn.workspace.url)
    return Reply(card=list_card(turn.voice, listing, names))


async def _counted(turn: Turn, query: Query, found: Page) -> int:
    """Count what a query finds in all; no further than just above what is told."""
    if not found.more:
        return query.offset + len(found.items)
    return await turn.tx.count(query, _MOST_COUNTED + 1)


def line_of(commitment: Commitment, names: Names, workspace: Workspace, now: datetime) -> Line:
    """Give a commitment as a line of a list: late by the working days of its owner's calendar."""
    if not commitment.is_overdue(now):
        return Line(commitment, None)
    calendar = calendar_of(names.people.get(commitment.owner), workspace)
    return Line(commitment, calendar.working_days_late(commitment.due, now))


async def query_for(tx: Transaction, actor: Person, asked: Asked, now: datetime) -> Query:
    """Give what the store is asked: never more than the asker may see."""
    require_inside(actor)
    own = asked.mode != "all" and asked.is_of_nobody
    before = now - timedelta(days=asked.late_days)
    return Query(
        None if own else await scope_of(tx, actor),  # what they own or made they may see
        "overdue" if asked.overdue else "closed" if asked.mode == "closed" else "open",
        actor.id if own else None,
        asked.owner,
        asked.customer,
        before if asked.overdue else None,
        PAGE,
        asked.offset,
    )


def _nothing(turn: Turn, asked: Asked) -> str:
    if asked.overdue:
        everything = asked.is_of_nobody and not asked.late_days
        return turn.say("list.none_late" if everything else "list.none_late_there")
    if asked.mode == "mine" and asked.is_of_nobody:
        return turn.say("list.none_mine", commit=turn.typed["commit"])
    return turn.say("list.none")


def _title(turn: Turn, asked: Asked, names: Names, count: int) -> str:
    kind = "all" if asked.mode == "mine" and not asked.is_of_nobody else asked.mode
    title = turn.say(
        f"list.{'overdue' if asked.overdue else kind}", count=count if count <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
    )
    customer = names.customers.get(asked.customer or 0)
    parts = [
        names.person(asked.owner) if asked.owner else "",
        customer.name if customer else "",
        turn.say("list.late_days", count=asked.late_days) if asked.late_days else "",
    ]
    return " · ".join([title, *(part for part in parts if part)])
