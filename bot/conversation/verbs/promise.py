"""/commit with a promise: creates a commitment once nothing is missing."""

from bot.cards.commitment_card import new_commitment_card
from bot.conversation.customer_note import values_lines
from bot.conversation.date_warnings import date_warnings
from bot.conversation.draft_questions import (
    ask,
    ask_next,
    ask_whether_again,
    draft_button,
    draft_id,
    is_ambiguous,
)
from bot.conversation.internal_mark import split_internal, split_leading_internal
from bot.conversation.mentions import require_people
from bot.conversation.reading_context import reading_context
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import Reply
from commitments.application.authorization import Right, require_right
from commitments.application.commitments.make import make
from commitments.application.validation import require_owner
from commitments.domain.customer import Customer
from commitments.domain.draft import Draft
from commitments.language import Reading


async def promise(context: RequestContext, text: str) -> Reply:
    """Parse a line and create a commitment, or ask for what is missing; a hedged line is confirmed first."""
    require_right(context.actor, Right.MAKE)
    said, internal = split_leading_internal(text)
    reading = context.read(said, await reading_context(context, said))
    if not reading.what.strip():
        return context.plain("ask.what", commit=context.typed["commit"])
    draft = await _draft(context, said, reading, internal=internal)
    if reading.hedged:
        return await ask(context, draft, "ask.hope", [draft_button(context, "promise", draft)])
    return await _ask_about(context, draft) or await _make(context, draft)


async def _draft(context: RequestContext, text: str, reading: Reading, *, internal: bool) -> Draft:
    what, marked = split_internal(reading.what)
    owner = reading.owner or context.actor.id
    if owner.startswith("@"):
        owner = (await require_people(context, owner))[0]
    await require_owner(context.uow, owner)
    customer = await _customer(context, reading)
    clear = not reading.when.problem and not is_ambiguous(reading.when)
    return Draft(
        id=draft_id(context),
        maker=context.actor.id,
        text=text,
        place=context.request.place,
        made_at=context.now,
        what=what,
        due=reading.when.due if clear else None,
        precision=reading.when.precision,
        owner=owner,
        customer=customer.id if customer else None,
        customer_guess=reading.customer_guess,
        internal=internal or marked,
    )


async def _customer(context: RequestContext, reading: Reading) -> Customer | None:
    # An unknown name gets a question; the channel's customer is the default only if none is named.
    if not reading.customers and reading.customer_guess is None:
        here = await context.uow.customers.find_by_channel(context.request.place)
        return here if here and not here.is_archived else None
    return await context.uow.customers.find_by_name(reading.customer) if reading.customer else None


async def resume(context: RequestContext, draft: Draft) -> Reply:
    """Continue with a stored draft: ask the next question, or create the commitment if none is left."""
    return await _ask_about(context, draft) or await record(context, draft)


async def _ask_about(context: RequestContext, draft: Draft) -> Reply | None:
    return await ask_next(context, draft) or await ask_whether_again(context, draft)


async def record(context: RequestContext, draft: Draft) -> Reply:
    """Create the commitment of a stored draft."""
    await context.uow.drafts.delete(draft.id)
    return await _make(context, draft)


async def _make(context: RequestContext, draft: Draft) -> Reply:
    made = await make(context.uow, context.actor, draft, context.now)
    managers = [one.destination.id for one in made.reminders]
    names = await context.names([made.commitment], managers)
    card = new_commitment_card(context.localizer, made.commitment, names, made.reminders, made.telling)
    values = await values_lines(context, names.customer(made.commitment))
    for note in (*date_warnings(context, made.commitment, names), *values):
        card = with_note(card, note)
    return Reply(card=card, replaces=True, telling=made.commitment.number if made.telling.told else None)
