"""Move, give, cancel, snooze, edit and undo: said, pressed or filled in."""

from uuid import NAMESPACE_URL, uuid5

from bot.cards.card import Card, Note
from bot.cards.commitment_card import open_card
from bot.conversation.asking import ask_date, asks_which, context_of, require_length
from bot.conversation.command_parser import split_reason
from bot.conversation.forms import (
    cancel_form,
    chosen_customer,
    chosen_date,
    chosen_reason,
    edit_form,
    give_form,
    move_form,
    snooze_form,
)
from bot.conversation.mentions import people_in
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.showing import changed
from commitments.application.authorization import Right, authorize_commitment
from commitments.application.commitments.cancel import cancel as cancel_changing
from commitments.application.commitments.edit import edit as edit_changing
from commitments.application.commitments.hand_over import hand_over
from commitments.application.commitments.reschedule import NewDate
from commitments.application.commitments.reschedule import move as move_changing
from commitments.application.commitments.snooze import snooze as snooze_changing
from commitments.application.commitments.undo import undo as undo_undoing
from commitments.application.customer_view import may_read
from commitments.application.reason import Reason
from commitments.application.scheduling import calendar_of, customer_of
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Announce
from commitments.domain.draft import Draft
from commitments.domain.errors import NoDate, UnknownPerson
from commitments.language import Problem, When


async def move(context: RequestContext, number: int, rest: str) -> Reply:
    """Move the date: both date and reason were said, or a form asks for what is missing."""
    require_length(rest)
    commitment = (await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)).commitment
    commitment.require_open()
    date_text, reason, internal = split_reason(rest)
    if not date_text:
        return Reply(form=move_form(context, commitment, None, reason))
    when = context.read_when(date_text, await context_of(context, {}, ""))
    if when.due is None and when.problem is Problem.NO_DEADLINE:
        raise NoDate
    if asks_which(when) or when.problem is not None or when.due is None:
        return await ask_date(context, _move_draft(context, commitment, date_text, reason, internal), when)
    if not reason:
        return Reply(form=move_form(context, commitment, when.due))
    return await moved(context, number, _new_date(when), Reason(reason, internal))


def _new_date(when: When) -> NewDate:
    if when.due is None:
        raise NoDate
    return NewDate(when.due, when.precision or "day")


def _move_draft(context: RequestContext, commitment: Commitment, text: str, reason: str, internal: bool) -> Draft:
    identity = uuid5(NAMESPACE_URL, f"{context.uow.company}/{context.request.key}").hex
    return Draft(
        identity, context.actor.id, text, context.request.place, context.now, reason, number=commitment.number,
        internal=internal,
    )  # fmt: skip


async def moved(context: RequestContext, number: int, to: NewDate, reason: Reason) -> Reply:
    """Move it and say what the customer sees of it."""
    commitment = await move_changing(context.uow, context.actor, number, to, reason, context.now)
    phrase, customer = "did.moved", await customer_of(context.uow, commitment)
    if customer is not None and commitment.card is not None and customer.announce is not Announce.NEVER:
        shown = not reason.internal and await may_read(context.uow, customer, reason.text)
        phrase = "did.moved.shown" if shown else "did.moved.internal"
    return await changed(context, commitment, phrase, moment=context.voice.moment(commitment.due))


async def give(context: RequestContext, number: int, rest: str) -> Reply:
    """Hand it over to somebody mentioned, or ask to whom."""
    if not rest.strip():
        seen = await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)
        seen.commitment.require_open()
        return Reply(form=give_form(context, seen.commitment))
    owner = await mentioned(context, rest)
    return await given(context, number, owner)


async def given(context: RequestContext, number: int, owner: str) -> Reply:
    """Hand it over."""
    commitment = await hand_over(context.uow, context.actor, number, owner, context.now)
    person = await context.uow.people.get(owner)
    return await changed(context, commitment, "did.given", name=person.name if person else owner)


async def mentioned(context: RequestContext, text: str) -> str:
    """Give the id of the person that a text names; raises UnknownPerson."""
    people = await people_in(context, text)
    if not people:
        raise UnknownPerson(person=text.strip()[:80])
    return people[0]


async def cancel(context: RequestContext, number: int, rest: str) -> Reply:
    """Give it up for a reason, or ask for the reason."""
    require_length(rest)
    before, reason, internal = split_reason(rest)
    if not (reason or before):
        seen = await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)
        seen.commitment.require_open()
        return Reply(form=cancel_form(context, seen.commitment))
    return await cancelled(context, number, Reason(reason or before, internal))


async def cancelled(context: RequestContext, number: int, reason: Reason) -> Reply:
    """Give it up."""
    return await changed(
        context, await cancel_changing(context.uow, context.actor, number, reason, context.now), "did.cancelled"
    )


async def snooze(context: RequestContext, number: int, rest: str) -> Reply:
    """Hold reminders back until a moment, or ask until when."""
    if not rest.strip():
        seen = await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)
        seen.commitment.require_open()
        return Reply(form=snooze_form(context, seen.commitment))
    when = context.read_when(rest, await context_of(context, {}, ""))
    if when.due is None:
        raise NoDate
    # A day without a time means its morning: that is when one wants to hear of it again.
    until = (
        calendar_of(context.actor, context.workspace).start_of(when.due.date()) if when.precision == "day" else when.due
    )
    commitment = await snooze_changing(context.uow, context.actor, number, until, context.now)
    return Reply(
        card=Card(context.say("did.snoozed", label=commitment.label, moment=context.voice.moment(until))),
        replaces=not context.on_message,
    )


async def edit(context: RequestContext, number: int, rest: str) -> Reply:
    """Open the form that corrects it."""
    commitment = (await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)).commitment
    commitment.require_open()
    return Reply(form=edit_form(context, commitment, list(await context.uow.customers.all())))


async def edited(context: RequestContext, number: int, submitted: FormSubmission) -> Reply:
    """Take over what the form changed: words and customer, then owner, then date (with a reason)."""
    what = submitted.answers.get("what", "").strip()
    if not what:
        return Reply(errors={"what": context.say("ask.what", commit=context.typed["commit"])})
    old = (await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)).commitment
    to = chosen_date(context, submitted)
    date_changed = to.due.replace(second=0) != old.due.replace(second=0, microsecond=0)
    if date_changed and not submitted.answers.get("reason", "").strip():
        return Reply(errors={"reason": context.say("error.reason_needed")})
    customer = chosen_customer(submitted)
    commitment = await edit_changing(context.uow, context.actor, number, what, customer, context.now)
    if date_changed:
        commitment = await move_changing(context.uow, context.actor, number, to, chosen_reason(submitted), context.now)
    if (owner := submitted.answers.get("owner")) and owner != commitment.owner:
        commitment = await hand_over(context.uow, context.actor, number, owner, context.now)
    if what != old.what and commitment.told_at is not None and commitment.wording != what:
        commit = context.typed["commit"]
        return await changed(context, commitment, "did.edited.unseen", wording=commitment.wording, commit=commit)
    return await changed(context, commitment, "did.edited")


async def undo(context: RequestContext, number: int | None) -> Reply:
    """Take back the actor's last change, of one commitment or of any."""
    commitment, event = await undo_undoing(context.uow, context.actor, context.now, number)
    if context.on_message:
        return Reply()
    what = context.say(f"undo.{event}")
    title = context.say("did.undone", label=commitment.label, what=what)
    if commitment.is_closed:
        return Reply(card=Card(title, (Note(commitment.what),)), replaces=True)
    names = await context.names([commitment])
    return Reply(card=open_card(context.voice, commitment, names, title), replaces=True)


async def moved_by_form(context: RequestContext, number: int, submitted: FormSubmission) -> Reply:
    """Move it as the form says."""
    return await moved(context, number, chosen_date(context, submitted), chosen_reason(submitted))


async def cancelled_by_form(context: RequestContext, number: int, submitted: FormSubmission) -> Reply:
    """Give it up as the form says."""
    return await cancelled(context, number, chosen_reason(submitted))


async def given_by_form(context: RequestContext, number: int, submitted: FormSubmission) -> Reply:
    """Hand it over as the form says."""
    return await given(context, number, submitted.answers.get("owner") or "…")


async def snoozed_by_form(context: RequestContext, number: int, submitted: FormSubmission) -> Reply:
    """Snooze it as the form says."""
    return await snooze(context, number, submitted.answers.get("until", ""))
