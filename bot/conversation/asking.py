"""From a promise to a commitment: whatever is unclear is asked, one question at a time, never guessed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from bot.cards.actions import Press
from bot.cards.card import Block, Button, Buttons, Card, Note
from bot.cards.commitment import made_card
from bot.conversation.messages import Reply
from bot.conversation.turn import Turn, with_note
from commitments.calendar import Calendar
from commitments.desk.access import require_inside
from commitments.desk.making import Order, make, require_customer, require_owner
from commitments.desk.planning import calendar_of
from commitments.errors import TooLong, UnknownPerson
from commitments.language import Context, Problem, Reading, When
from commitments.model import Customer, Draft

LONGEST = 1000
_OFFERED_CUSTOMERS = 4
_FAR_AHEAD = timedelta(days=365)
_ALMOST_A_YEAR = timedelta(days=330)  # a date without a year that has just gone by is next year's
_VERY_SOON, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


async def context_of(turn: Turn, customers: Mapping[str, str], text: str) -> Context:
    """Give the reader the circumstances of a line; people are read only where somebody is mentioned."""
    people = await turn.tx.people() if "@" in text else {}
    country = turn.actor.country or turn.workspace.country
    names = {person.id: person.name for person in people.values()}
    return Context(turn.now, ZoneInfo(turn.actor.zone), None, country, customers, names, (turn.typed["commit"],))


async def promise(turn: Turn, text: str) -> Reply:
    """Read a line and make a commitment of it, or ask what is missing; a hope is asked about first."""
    require_inside(turn.actor)
    require_length(text)
    reading = turn.read(text, await context_of(turn, await turn.tx.customer_names(), text))
    if not reading.what.strip():
        return turn.plain("ask.what", commit=turn.typed["commit"])
    draft = await _draft(turn, text, reading)
    if reading.hedged:
        return await _question(turn, draft, "ask.hope", [_button(turn, Press.PROMISE, draft.id)])
    return await answered(turn, draft)


def require_length(text: str) -> None:
    """Raise TooLong for a line that no card could show."""
    if len(text) > LONGEST:
        raise TooLong(limit=LONGEST)


async def _draft(turn: Turn, text: str, reading: Reading) -> Draft:
    owner = reading.owner or turn.actor.id
    if owner.startswith("@"):
        raise UnknownPerson(person=owner)
    await require_owner(turn.tx, owner)
    said = await turn.tx.customer_named(reading.customer) if reading.customer else None
    # A name that nobody knows asks for itself; the channel's customer is meant only when nobody is named.
    if not reading.customers and reading.customer_guess is None:
        said = await turn.tx.customer_in(turn.request.place)
    clear = not reading.when.problem and not asks_which(reading.when)
    return Draft(
        uuid5(NAMESPACE_URL, f"{turn.tx.workspace}/{turn.request.key}").hex,
        turn.actor.id,
        text,
        turn.request.place,
        turn.now,
        reading.what,
        reading.when.due if clear else None,
        reading.when.precision,
        owner,
        said.id if said else None,
        customer_guess=reading.customer_guess,
    )


def asks_which(when: When) -> bool:
    """Tell whether a date has two readings to choose from."""
    return bool(when.alternatives)


async def answered(turn: Turn, draft: Draft) -> Reply:
    """Ask the next question about a draft, or make the commitment where none is left."""
    if draft.due is None:
        return await ask_date(turn, draft, turn.read_when(draft.text, await context_of(turn, {}, draft.text)))
    if draft.customer is None and not draft.no_customer:
        return await _ask_customer(turn, draft)
    return await _make(turn, draft)


async def ask_date(turn: Turn, draft: Draft, when: When) -> Reply:
    """Ask for the date: both readings where there are two, else likely days and a picker."""
    if asks_which(when):
        question, readings = "ask.which_date", [moment for moment in (when.due, *when.alternatives) if moment]
        moments = [moment for moment in readings if moment > turn.now]
    else:
        past, unclear = when.problem is Problem.PAST_DEADLINE, when.problem is Problem.UNCLEAR_DATE
        question = "ask.past" if past else "ask.unclear" if unclear else "ask.date"
        moments = _likely_dates(turn)
    rows = [_date_button(turn, draft, moment, when.precision or "day") for moment in sorted(set(moments))[:4]]
    return await _question(turn, draft, question, [*rows, _button(turn, Press.PICK_DATE, draft.id)])


def _date_button(turn: Turn, draft: Draft, moment: datetime, precision: str) -> Button:
    value = f"{draft.id}|{moment.isoformat()}|{precision}"
    return Button(Press.CHOOSE_DATE, turn.voice.moment(moment), value)


def _likely_dates(turn: Turn) -> list[datetime]:
    """Give the end of today, of the next working day and of the week, where they lie ahead."""
    calendar = calendar_of(turn.actor, turn.workspace)
    today = calendar.local(turn.now).date()
    friday = calendar.last_working_day(today, today + timedelta(days=(4 - today.weekday()) % 7))
    days = [today] if calendar.is_working_day(today) else []
    ends = [calendar.end_of(day) for day in (*days, calendar.next_working_day(today), friday)]
    return [end for end in ends if end > turn.now]


async def _ask_customer(turn: Turn, draft: Draft) -> Reply:
    names = await turn.tx.customer_names()
    said = turn.read(draft.text, await context_of(turn, names, draft.text)).customers
    several = len(said) > 1
    known = list(dict.fromkeys(names.values()))
    offered = said if several else known[:_OFFERED_CUSTOMERS]
    if draft.customer_guess:
        offered = offered[: _OFFERED_CUSTOMERS - 1]
    customers = [one for name in offered[:_OFFERED_CUSTOMERS] if (one := await turn.tx.customer_named(name))]
    buttons = [Button(Press.CHOOSE_CUSTOMER, one.name[:75], f"{draft.id}|{one.id}") for one in customers]
    more = [_button(turn, Press.NEW_CUSTOMER, draft.id)]
    if len(known) > len(offered) and not several:
        more.append(_button(turn, Press.PICK_CUSTOMER, draft.id))
    more.append(_button(turn, Press.NO_CUSTOMER, draft.id))
    unknown = "ask.unknown_customer" if draft.customer_guess else "ask.customer"
    question = "ask.which_customer" if several else unknown
    return await _question(turn, draft, question, buttons, more)


async def _question(turn: Turn, draft: Draft, phrase: str, *rows: list[Button]) -> Reply:
    await turn.tx.put_draft(draft)
    title = turn.say(phrase, name=draft.customer_guess or "", what=draft.what)
    title = title if draft.number is None else f"C-{draft.number} · {title}"
    drop = _button(turn, Press.DROP_DRAFT, draft.id)
    last = [*rows[-1], drop]
    blocks: list[Block] = [Note(f"“{draft.what}”")] if draft.what else []
    blocks += [Buttons(tuple(row)) for row in (*rows[:-1], last) if row]
    return Reply(card=Card(title, tuple(blocks)), replaces=True)


def _button(turn: Turn, action: Press, value: str) -> Button:
    return Button(action, turn.say(f"button.{action}"), value)


async def draft_of(turn: Turn, draft_id: str) -> Draft | None:
    """Give the actor's draft; None once it became a commitment, or is somebody else's."""
    draft = await turn.tx.draft(draft_id)
    return draft if draft and draft.maker == turn.actor.id else None


async def with_customer(turn: Turn, draft: Draft, customer: int | None) -> Reply:
    """Go on with a customer chosen, or (None) with no customer at all; raises NoSuchCustomer."""
    await require_customer(turn.tx, customer)
    return await answered(turn, replace(draft, customer=customer, no_customer=customer is None))


async def _make(turn: Turn, draft: Draft) -> Reply:
    if draft.due is None or draft.owner is None:
        raise ValueError(draft.id)
    order = Order(
        draft.what,
        draft.due,
        draft.precision or "day",
        draft.owner,
        draft.customer,
        turn.actor.zone,
        draft.place,
    )
    made = await make(turn.tx, turn.actor, order, turn.now)
    await turn.tx.drop_draft(draft.id)
    managers = [one.destination.id for one in made.reminders]
    names = await turn.names([made.commitment], managers)
    card = made_card(turn.voice, made.commitment, names, made.reminders, made.told)
    for note in _warnings(turn, draft.due, names.customer(made.commitment)):
        card = with_note(card, note)
    return Reply(card=card, replaces=True)


def _warnings(turn: Turn, due: datetime, customer: Customer | None) -> list[str]:
    """Say where the date is no working day, here or at the customer's, and where it is very near or far."""
    notes = [_rest_day(turn, calendar_of(turn.actor, turn.workspace), due, None)]
    if customer and (customer.zone or customer.country):
        theirs = Calendar(ZoneInfo(customer.zone or turn.actor.zone), customer.country)
        notes.append(_rest_day(turn, theirs, due, customer))
    ahead = due - turn.now
    if ahead > _ALMOST_A_YEAR:
        notes.append(turn.say("warn.far_ahead" if ahead > _FAR_AHEAD else "warn.almost_a_year"))
    if ahead < _VERY_SOON:
        notes.append(turn.say("warn.very_soon", count=ceil(ahead / _MINUTE)))
    return [note for note in notes if note]


def _rest_day(turn: Turn, calendar: Calendar, due: datetime, customer: Customer | None) -> str:
    day = calendar.local(due).date()
    if calendar.is_working_day(day):
        return ""
    reason = calendar.holiday(day, turn.voice.language) or turn.say("warn.weekend")
    where = turn.say("warn.at_customer", name=customer.name) if customer else turn.say("warn.here")
    warning, last = turn.say("warn.rest_day", reason=reason, where=where), calendar.not_after(due)
    if last <= turn.now:
        return warning
    moment = turn.voice.moment(last, customer.zone if customer else None)
    return f"{warning} {turn.say('warn.last_before', moment=moment)}"
