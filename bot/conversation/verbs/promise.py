"""/commit with a promise: creates a commitment once nothing is missing."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.cards.commitment_card import new_commitment_card
from bot.conversation.customer_note import values_lines
from bot.conversation.date_warnings import date_warnings
from bot.conversation.draft_questions import (
    ask,
    ask_date_of,
    ask_next,
    ask_whether_again,
    draft_button,
    draft_id,
    is_ambiguous,
)
from bot.conversation.internal_mark import split_internal, split_leading_internal
from bot.conversation.mentions import require_people
from bot.conversation.reading_context import date_context, reading_context
from bot.conversation.recurring import first_date
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import Reply
from bot.conversation.same_names import customers_meant
from bot.conversation.several_promises import (
    LONGEST_BESIDE,
    ask_about_several,
    groups_of,
    require_few,
    share_date,
    show_batch,
    with_known_customer,
)
from commitments.application.authorization import Right, require_right
from commitments.application.commitments.make import make
from commitments.application.open_questions import settle
from commitments.application.validation import require_owner
from commitments.domain.customer import Customer
from commitments.domain.draft import Draft, batch_id
from commitments.language import Reading, asks, without_hedges, words_beside_list


class Said(NamedTuple):
    """A line without "internal:", when it was said, and whether it is kept inside."""

    text: str
    at: datetime
    internal: bool


async def promise(context: RequestContext, text: str, said_at: datetime | None = None) -> Reply:
    """Parse a line and create a commitment, or ask for what is missing; a hedged line is confirmed first.

    It was said now unless a moment is given.
    """
    require_right(context.actor, Right.MAKE)
    said, internal = split_leading_internal(text)
    readings = context.read_promises(said, await reading_context(context, said, said_at))
    line = Said(said, said_at or context.now, internal)
    if len(readings) == 1:
        return await _promise_read(context, readings[0], line)
    if not all(one.what.strip() for one in readings):
        return await promise_as_one(context, said, line.at, internal=internal)
    require_few(readings)
    batch = draft_id(context)
    ids = [batch_id(batch, position) for position in range(len(readings))]
    drafts = [await _draft(context, id, one, line) for id, one in zip(ids, readings, strict=True)]
    drafts = [replace(one, what=without_hedges(one.what) or one.what) for one in drafts]
    grouped = [replace(one, group=group) for one, group in zip(drafts, groups_of(readings, batch), strict=True)]
    return await ask_about_several(context, grouped, hopes=any(one.hedged for one in readings))


async def promise_as_one(context: RequestContext, text: str, said_at: datetime, *, internal: bool) -> Reply:
    """Parse a line as one promise, whatever it holds, and create it, or ask for what is missing."""
    reading = context.read(text, await reading_context(context, text, said_at))
    return await _promise_read(context, reading, Said(text, said_at, internal))


async def _promise_read(context: RequestContext, reading: Reading, line: Said) -> Reply:
    if not reading.what.strip():
        return context.plain("ask.what", commit=context.typed["commit"])
    draft = await _draft(context, draft_id(context), reading, line)
    if reading.hedged:
        return await ask(context, draft, "ask.hope", [draft_button(context, "promise", draft)])
    if reading.owner is None and asks(line.text):
        return await ask(context, draft, "ask.doubt", [draft_button(context, "promise", draft)])
    return await _ask_about(context, draft) or await _make(context, draft)


async def _draft(context: RequestContext, id: str, reading: Reading, said: Said) -> Draft:
    what, marked = split_internal(reading.what)
    owner = reading.owner or context.actor.id
    if owner.startswith("@"):
        owner = (await require_people(context, owner))[0]
    await require_owner(context.uow, owner)
    customer = await _customer(context, reading)
    clear = not reading.when.problem and not is_ambiguous(reading.when)
    first = await first_date(context, said.text, reading, owner)
    return Draft(
        id=id,
        maker=context.actor.id,
        text=said.text,
        place=context.request.place,
        made_at=said.at,
        what=what,
        due=first or (reading.when.due if clear else None),
        precision=reading.when.precision,
        owner=owner,
        customer=customer.id if customer else None,
        customer_guess=reading.customer_guess,
        internal=said.internal or marked,
    )


async def _customer(context: RequestContext, reading: Reading) -> Customer | None:
    # An unknown name gets a question; the channel's customer is the default only if none is named.
    if not reading.customers and reading.customer_guess is None:
        here = await context.uow.customers.find_by_channel(context.request.place)
        return here if here and not here.is_archived else None
    named = await context.uow.customers.find_by_name(reading.customer) if reading.customer else None
    meant = await customers_meant(context, named)
    return meant[0] if len(meant) == 1 else None


async def resume(context: RequestContext, draft: Draft) -> Reply:
    """Continue with a stored draft: ask the next question, or create the commitment if none is left.

    Those of a batch are shown again, and recorded together.
    """
    if draft.batch:
        await context.uow.drafts.save(draft)
        await share_date(context, draft)
        return await show_batch(context, draft.batch)
    return await _ask_about(context, draft) or await record(context, draft)


async def ask_again(context: RequestContext, draft: Draft) -> Reply:
    """Ask what is still open about a stored draft; where nothing is, whether it is to be recorded."""
    if draft.number is not None:
        return await ask_date_of(context, draft)
    draft = await with_known_customer(context, draft)
    ready = [draft_button(context, "promise", draft)]
    return await _ask_about(context, draft) or await ask(context, draft, "ask.ready", ready)


async def _ask_about(context: RequestContext, draft: Draft) -> Reply | None:
    return await ask_next(context, draft) or await ask_whether_again(context, draft)


async def record(context: RequestContext, draft: Draft) -> Reply:
    """Create the commitment of a stored draft."""
    await settle(context.uow, draft, now=context.now)
    return await _make(context, draft)


async def _make(context: RequestContext, draft: Draft) -> Reply:
    made = await make(context.uow, context.actor, draft, context.now)
    managers = [one.destination.id for one in made.reminders]
    names = await context.names([made.commitment], managers)
    card = new_commitment_card(context.localizer, made.commitment, names, made.reminders, made.telling)
    values = await values_lines(context, names.customer(made.commitment))
    beside = _beside(context, draft)
    for note in (*beside, *date_warnings(context, made.commitment, names), *values):
        card = with_note(card, note)
    return Reply(card=card, replaces=True, telling=made.commitment.number if made.telling.told else None)


def _beside(context: RequestContext, draft: Draft) -> list[str]:
    """Return the sentence about the lines of a mail that were not taken for the promise."""
    said = words_beside_list(draft.text, date_context(context, draft.made_at)) if "\n" in draft.text else ()
    left_out = [one for one in said if one not in draft.what]
    return [context.text("several.beside", said=" · ".join(left_out)[:LONGEST_BESIDE])] if left_out else []
