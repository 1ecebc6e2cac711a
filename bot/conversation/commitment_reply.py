"""Replies that show a commitment to the actor, with the buttons that they may press."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.card import Card
from bot.cards.commitment_card import customer_text, open_card
from bot.conversation.date_warnings import date_warnings, owner_warnings
from bot.conversation.permitted_buttons import only_permitted, without_button
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import Reply
from commitments.application.authorization import Right, authorize_commitment, may_see, standing_toward
from commitments.application.reaching import where_told
from commitments.application.whether_told import is_being_told
from commitments.domain.commitment import Commitment
from commitments.domain.errors import (
    AlreadyClosed,
    CommitmentsError,
    NotAllowed,
    NotDelivered,
    NothingToUndo,
    NothingUntold,
    NotLate,
    ToldLate,
    UnknownCommitment,
)
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import Notification, State

STALE = (AlreadyClosed, NotAllowed, NotDelivered, NothingToUndo, NothingUntold, NotLate, ToldLate, UnknownCommitment)
"""Refusals, raised before anything is changed, of a button that worked when its card was shown."""


async def card_of(
    context: RequestContext, commitment: Commitment, title: str = "", reminders: Sequence[Notification] | None = None
) -> Card:
    """Return a commitment with the buttons for its state that the actor may press."""
    names = await context.names([commitment], {one.destination.id for one in reminders or ()})
    standing = await standing_toward(context.uow, context.actor, commitment)
    shown = open_card(context.localizer, commitment, names, title, reminders)
    for note in await _also_promised(context, commitment):
        shown = with_note(shown, note)
    return only_permitted(shown, context.rights, {commitment.number: standing})


async def _also_promised(context: RequestContext, commitment: Commitment) -> list[str]:
    """Return to which other customers the same was promised, as far as the actor may see that."""
    if commitment.group is None:
        return []
    group = await context.uow.commitments.list_of_group(commitment.group)
    others = [one for one in group if one.number != commitment.number]
    seen = [one for one in others if await may_see(context.uow, context.actor, one)]
    names, localizer = await context.names(seen), context.localizer
    return [
        localizer.text("also_promised", name=customer_text(localizer, names.customer(one)), label=one.label)
        for one in seen
    ]


_SAYING_SO = frozenset({"did.told", "did.done.asked"})


async def changed_reply(
    context: RequestContext,
    commitment: Commitment,
    phrase: str,
    before: Commitment | None = None,
    *,
    note: str = "",
    **fields: object,
) -> Reply:
    """Return a changed commitment; empty if a message's button was pressed, since the outbox edits that message.

    `note`: the sentence of what the customer reads of it, below the fields.
    `before`: what it was. Then another date or owner shows the reminders that follow, and another date or customer the
    warnings of the date.
    """
    if context.on_message:
        return Reply()
    moved = before is not None and before.due != commitment.due
    given = before is not None and before.owner != commitment.owner
    promised = moved or (before is not None and before.customer != commitment.customer)
    title = context.text(phrase, label=commitment.label, what=commitment.what, **fields)
    says_so = phrase in _SAYING_SO or note.startswith("did.moved.")
    reply = await open_reply(context, commitment, title, replanned=moved or given, warned=promised, says_so=says_so)
    if note and reply.card is not None:
        said = context.text(note, label=commitment.label, **fields)
        reply = replace(reply, card=with_note(reply.card, said))
    return replace(reply, telling=commitment.number) if phrase == "did.told" else reply


async def open_reply(
    context: RequestContext, commitment: Commitment, title: str, *, replanned: bool, warned: bool, says_so: bool = False
) -> Reply:
    """Return an open commitment, with its reminders if they were planned again, and if `warned` warnings of its date.

    Otherwise they are only that its owner, who may be new, does not work then.

    It says that the customer is being told, if they are, unless the title `says_so`.
    """
    reminders = await _reminders(context, commitment) if replanned else None
    card = await card_of(context, commitment, title, reminders)
    names = await context.names([commitment])
    warnings = date_warnings if warned else owner_warnings
    for note in warnings(context, commitment, names) if replanned or warned else ():
        card = with_note(card, note)
    if following := await _next_of(context, commitment):
        card = with_note(card, following)
    telling = await is_being_told(context.uow, commitment.number, context.request.id)
    if telling:
        card = without_button(card, "tell")
    if telling and not says_so:
        card = with_note(card, context.text("made.telling"))
    return Reply(card=card, replaces=True, telling=commitment.number if telling else None)


async def _next_of(context: RequestContext, commitment: Commitment) -> str:
    """Return the sentence of what follows one that was closed and recurs; "" for none."""
    number = await context.uow.commitments.get_next_of(commitment.number) if _closed_and_recurs(commitment) else None
    following = await context.uow.commitments.get(number) if number else None
    if following is None:
        return ""
    moment = context.localizer.due(following.deadline)
    return context.text("did.next", label=following.label, moment=moment, commit=context.typed["commit"])


def _closed_and_recurs(commitment: Commitment) -> bool:
    return commitment.is_closed and commitment.recurs is not None


async def stale_reply(context: RequestContext, number: int, error: CommitmentsError) -> Reply:
    """Return a refusal with the commitment as it is now, in place of the card whose button no longer works.

    Those who may not change it read the refusal alone.
    """
    refusal = context.refusal(error)
    try:
        found = await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)
    except (NotAllowed, UnknownCommitment):
        return Reply(card=Card(refusal), replaces=True)
    return Reply(card=await card_of(context, found.commitment, refusal), replaces=True)


async def _reminders(context: RequestContext, commitment: Commitment) -> list[Notification]:
    """Return what is planned from the date, and when the owner's snooze ends."""
    outbox, number = context.uow.notifications, commitment.number
    planned = list((await outbox.list_planned([number])).get(number, ()))
    me, told = to_person(await where_told(context.uow, commitment.owner)), await outbox.list_told(number)
    planned += [one for one in told if one.payload.is_snooze and one.state is State.PLANNED and one.destination == me]
    return sorted(planned, key=lambda one: one.due_at)


def replanned(context: RequestContext, count: int) -> str:
    """Return the sentence of how many commitments were planned again; "" for none."""
    return context.text("did.replanned", count=count) if count else ""
