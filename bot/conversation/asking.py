"""From a promise to a commitment: whatever is unclear is asked, one question at a time, never guessed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from bot.cards.actions import Press
from bot.cards.card import Block, Button, Buttons, Card, Note
from bot.cards.commitment_card import made_card
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import Reply
from commitments.application.authorization import Right, authorize_draft, require_right
from commitments.application.commitments.make import Order, make
from commitments.application.scheduling import calendar_of
from commitments.application.validation import require_customer, require_owner
from commitments.domain.calendar import Calendar
from commitments.domain.customer import Customer
from commitments.domain.draft import Draft
from commitments.domain.errors import TooLong, UnknownPerson
from commitments.language import Context, Problem, Reading, When

LONGEST = 1000
_OFFERED_CUSTOMERS = 4
_FAR_AHEAD = timedelta(days=365)
_ALMOST_A_YEAR = timedelta(days=330)  # a date without a year that has just gone by is next year's
_VERY_SOON, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


async def context_of(context: RequestContext, customers: Mapping[str, str], text: str) -> Context:
    """Give the reader the circumstances of a line; people are read only where somebody is mentioned."""
    people = await context.uow.people.all() if "@" in text else {}
    country = context.actor.country or context.workspace.country
    names = {person.id: person.name for person in people.values()}
    return Context(
        context.now, ZoneInfo(context.actor.zone), None, country, customers, names, (context.typed["commit"],)
    )


async def promise(context: RequestContext, text: str) -> Reply:
    """Read a line and make a commitment of it, or ask what is missing; a hope is asked about first."""
    require_right(context.actor, Right.MAKE)
    require_length(text)
    reading = context.read(text, await context_of(context, await context.uow.customers.names(), text))
    if not reading.what.strip():
        return context.plain("ask.what", commit=context.typed["commit"])
    draft = await _draft(context, text, reading)
    if reading.hedged:
        return await _question(context, draft, "ask.hope", [_button(context, Press.PROMISE, draft.id)])
    return await answered(context, draft)


def require_length(text: str) -> None:
    """Raise TooLong for a line that no card could show."""
    if len(text) > LONGEST:
        raise TooLong(limit=LONGEST)


async def _draft(context: RequestContext, text: str, reading: Reading) -> Draft:
    owner = reading.owner or context.actor.id
    if owner.startswith("@"):
        raise UnknownPerson(person=owner)
    await require_owner(context.uow, owner)
    said = await context.uow.customers.find_by_name(reading.customer) if reading.customer else None
    # A name that nobody knows asks for itself; the channel's customer is meant only when nobody is named.
    if not reading.customers and reading.customer_guess is None:
        said = await context.uow.customers.find_by_channel(context.request.place)
    clear = not reading.when.problem and not asks_which(reading.when)
    return Draft(
        uuid5(NAMESPACE_URL, f"{context.uow.company}/{context.request.key}").hex,
        context.actor.id,
        text,
        context.request.place,
        context.now,
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


async def answered(context: RequestContext, draft: Draft) -> Reply:
    """Ask the next question about a draft, or make the commitment where none is left."""
    if draft.due is None:
        return await ask_date(context, draft, context.read_when(draft.text, await context_of(context, {}, draft.text)))
    if draft.customer is None and not draft.no_customer:
        return await _ask_customer(context, draft)
    return await _make(context, draft)


async def ask_date(context: RequestContext, draft: Draft, when: When) -> Reply:
    """Ask for the date: both readings where there are two, else likely days and a picker."""
    if asks_which(when):
        question, readings = "ask.which_date", [moment for moment in (when.due, *when.alternatives) if moment]
        moments = [moment for moment in readings if moment > context.now]
    else:
        past, unclear = when.problem is Problem.PAST_DEADLINE, when.problem is Problem.UNCLEAR_DATE
        question = "ask.past" if past else "ask.unclear" if unclear else "ask.date"
        moments = _likely_dates(context)
    rows = [_date_button(context, draft, moment, when.precision or "day") for moment in sorted(set(moments))[:4]]
    return await _question(context, draft, question, [*rows, _button(context, Press.PICK_DATE, draft.id)])


def _date_button(context: RequestContext, draft: Draft, moment: datetime, precision: str) -> Button:
    value = f"{draft.id}|{moment.isoformat()}|{precision}"
    return Button(Press.CHOOSE_DATE, context.voice.moment(moment), value)


def _likely_dates(context: RequestContext) -> list[datetime]:
    """Give the end of today, of the next working day and of the week, where they lie ahead."""
    calendar = calendar_of(context.actor, context.workspace)
    today = calendar.local(context.now).date()
    friday = calendar.last_working_day(today, today + timedelta(days=(4 - today.weekday()) % 7))
    days = [today] if calendar.is_working_day(today) else []
    ends = [calendar.end_of(day) for day in (*days, calendar.next_working_day(today), friday)]
    return [end for end in ends if end > context.now]


async def _ask_customer(context: RequestContext, draft: Draft) -> Reply:
    names = await context.uow.customers.names()
    said = context.read(draft.text, await context_of(context, names, draft.text)).customers
    several = len(said) > 1
    known = list(dict.fromkeys(names.values()))
    offered = said if several else known[:_OFFERED_CUSTOMERS]
    if draft.customer_guess:
        offered = offered[: _OFFERED_CUSTOMERS - 1]
    customers = [
        one for name in offered[:_OFFERED_CUSTOMERS] if (one := await context.uow.customers.find_by_name(name))
    ]
    buttons = [Button(Press.CHOOSE_CUSTOMER, one.name[:75], f"{draft.id}|{one.id}") for one in customers]
    more = [_button(context, Press.NEW_CUSTOMER, draft.id)]
    if len(known) > len(offered) and not several:
        more.append(_button(context, Press.PICK_CUSTOMER, draft.id))
    more.append(_button(context, Press.NO_CUSTOMER, draft.id))
    unknown = "ask.unknown_customer" if draft.customer_guess else "ask.customer"
    question = "ask.which_customer" if several else unknown
    return await _question(context, draft, question, buttons, more)


async def _question(context: RequestContext, draft: Draft, phrase: str, *rows: list[Button]) -> Reply:
    await context.uow.drafts.save(draft)
    title = context.say(phrase, name=draft.customer_guess or "", what=draft.what)
    title = title if draft.number is None else f"C-{draft.number} · {title}"
    drop = _button(context, Press.DROP_DRAFT, draft.id)
    last = [*rows[-1], drop]
    blocks: list[Block] = [Note(f"“{draft.what}”")] if draft.what else []
    blocks += [Buttons(tuple(row)) for row in (*rows[:-1], last) if row]
    return Reply(card=Card(title, tuple(blocks)), replaces=True)


def _button(context: RequestContext, action: Press, value: str) -> Button:
    return Button(action, context.say(f"button.{action}"), value)


async def draft_of(context: RequestContext, draft_id: str) -> Draft | None:
    """Return the actor's draft; None once it became a commitment, or is somebody else's."""
    return await authorize_draft(context.uow, context.actor, draft_id)


async def with_customer(context: RequestContext, draft: Draft, customer: int | None) -> Reply:
    """Go on with a customer chosen, or (None) with no customer at all; raises NoSuchCustomer."""
    await require_customer(context.uow, customer)
    return await answered(context, replace(draft, customer=customer, no_customer=customer is None))


async def _make(context: RequestContext, draft: Draft) -> Reply:
    if draft.due is None or draft.owner is None:
        raise ValueError(draft.id)
    order = Order(
        draft.what,
        draft.due,
        draft.precision or "day",
        draft.owner,
        draft.customer,
        context.actor.zone,
        draft.place,
    )
    made = await make(context.uow, context.actor, order, context.now)
    await context.uow.drafts.delete(draft.id)
    managers = [one.destination.id for one in made.reminders]
    names = await context.names([made.commitment], managers)
    card = made_card(context.voice, made.commitment, names, made.reminders, made.told)
    for note in _warnings(context, draft.due, names.customer(made.commitment)):
        card = with_note(card, note)
    return Reply(card=card, replaces=True)


def _warnings(context: RequestContext, due: datetime, customer: Customer | None) -> list[str]:
    """Say where the date is no working day, here or at the customer's, and where it is very near or far."""
    notes = [_rest_day(context, calendar_of(context.actor, context.workspace), due, None)]
    if customer and (customer.zone or customer.country):
        theirs = Calendar(ZoneInfo(customer.zone or context.actor.zone), customer.country)
        notes.append(_rest_day(context, theirs, due, customer))
    ahead = due - context.now
    if ahead > _ALMOST_A_YEAR:
        notes.append(context.say("warn.far_ahead" if ahead > _FAR_AHEAD else "warn.almost_a_year"))
    if ahead < _VERY_SOON:
        notes.append(context.say("warn.very_soon", count=ceil(ahead / _MINUTE)))
    return [note for note in notes if note]


def _rest_day(context: RequestContext, calendar: Calendar, due: datetime, customer: Customer | None) -> str:
    day = calendar.local(due).date()
    if calendar.is_working_day(day):
        return ""
    reason = calendar.holiday(day, context.voice.language) or context.say("warn.weekend")
    where = context.say("warn.at_customer", name=customer.name) if customer else context.say("warn.here")
    warning, last = context.say("warn.rest_day", reason=reason, where=where), calendar.not_after(due)
    if last <= context.now:
        return warning
    moment = context.voice.moment(last, customer.zone if customer else None)
    return f"{warning} {context.say('warn.last_before', moment=moment)}"
