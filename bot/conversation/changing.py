"""Move, give, cancel, snooze, edit and undo: said, pressed or filled in."""

from uuid import NAMESPACE_URL, uuid5

from bot.cards.card import Card, Note
from bot.cards.commitment import open_card
from bot.conversation.asking import ask_date, asks_which, context_of, require_length
from bot.conversation.commanding import split_reason
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
from bot.conversation.messages import Reply, Submitted
from bot.conversation.people import people_in
from bot.conversation.showing import changed
from bot.conversation.turn import Turn
from commitments.desk import changing, undoing
from commitments.desk.access import Right, look_up
from commitments.desk.changing import NewDate, Reason
from commitments.desk.planning import calendar_of, customer_of
from commitments.desk.telling import may_read
from commitments.errors import NoDate, UnknownPerson
from commitments.language import Problem, When
from commitments.model import Announce, Commitment, Draft


async def move(turn: Turn, number: int, rest: str) -> Reply:
    """Move the date: both date and reason were said, or a form asks for what is missing."""
    require_length(rest)
    commitment = (await look_up(turn.tx, turn.actor, number, Right.CHANGE)).commitment
    commitment.require_open()
    date_text, reason, internal = split_reason(rest)
    if not date_text:
        return Reply(form=move_form(turn, commitment, None, reason))
    when = turn.read_when(date_text, await context_of(turn, {}, ""))
    if when.due is None and when.problem is Problem.NO_DEADLINE:
        raise NoDate
    if asks_which(when) or when.problem is not None or when.due is None:
        return await ask_date(turn, _move_draft(turn, commitment, date_text, reason, internal), when)
    if not reason:
        return Reply(form=move_form(turn, commitment, when.due))
    return await moved(turn, number, _new_date(when), Reason(reason, internal))


def _new_date(when: When) -> NewDate:
    if when.due is None:
        raise NoDate
    return NewDate(when.due, when.precision or "day")


def _move_draft(turn: Turn, commitment: Commitment, text: str, reason: str, internal: bool) -> Draft:
    identity = uuid5(NAMESPACE_URL, f"{turn.tx.workspace}/{turn.request.key}").hex
    return Draft(
        identity, turn.actor.id, text, turn.request.place, turn.now, reason, number=commitment.number,
        internal=internal,
    )  # fmt: skip


async def moved(turn: Turn, number: int, to: NewDate, reason: Reason) -> Reply:
    """Move it and say what the customer sees of it."""
    commitment = await changing.move(turn.tx, turn.actor, number, to, reason, turn.now)
    phrase, customer = "did.moved", await customer_of(turn.tx, commitment)
    if customer is not None and commitment.card is not None and customer.announce is not Announce.NEVER:
        shown = not reason.internal and await may_read(turn.tx, customer, reason.text)
        phrase = "did.moved.shown" if shown else "did.moved.internal"
    return await changed(turn, commitment, phrase, moment=turn.voice.moment(commitment.due))


async def give(turn: Turn, number: int, rest: str) -> Reply:
    """Hand it over to somebody mentioned, or ask to whom."""
    if not rest.strip():
        seen = await look_up(turn.tx, turn.actor, number, Right.CHANGE)
        seen.commitment.require_open()
        return Reply(form=give_form(turn, seen.commitment))
    owner = await mentioned(turn, rest)
    return await given(turn, number, owner)


async def given(turn: Turn, number: int, owner: str) -> Reply:
    """Hand it over."""
    commitment = await changing.hand_over(turn.tx, turn.actor, number, owner, turn.now)
    person = await turn.tx.person(owner)
    return await changed(turn, commitment, "did.given", name=person.name if person else owner)


async def mentioned(turn: Turn, text: str) -> str:
    """Give the id of the person that a text names; raises UnknownPerson."""
    people = await people_in(turn, text)
    if not people:
        raise UnknownPerson(person=text.strip()[:80])
    return people[0]


async def cancel(turn: Turn, number: int, rest: str) -> Reply:
    """Give it up for a reason, or ask for the reason."""
    require_length(rest)
    before, reason, internal = split_reason(rest)
    if not (reason or before):
        seen = await look_up(turn.tx, turn.actor, number, Right.CHANGE)
        seen.commitment.require_open()
        return Reply(form=cancel_form(turn, seen.commitment))
    return await cancelled(turn, number, Reason(reason or before, internal))


async def cancelled(turn: Turn, number: int, reason: Reason) -> Reply:
    """Give it up."""
    return await changed(turn, await changing.cancel(turn.tx, turn.actor, number, reason, turn.now), "did.cancelled")


async def snooze(turn: Turn, number: int, rest: str) -> Reply:
    """Hold reminders back until a moment, or ask until when."""
    if not rest.strip():
        seen = await look_up(turn.tx, turn.actor, number, Right.CHANGE)
        seen.commitment.require_open()
        return Reply(form=snooze_form(turn, seen.commitment))
    when = turn.read_when(rest, await context_of(turn, {}, ""))
    if when.due is None:
        raise NoDate
    # A day without a time means its morning: that is when one wants to hear of it again.
    until = calendar_of(turn.actor, turn.workspace).start_of(when.due.date()) if when.precision == "day" else when.due
    commitment = await changing.snooze(turn.tx, turn.actor, number, until, turn.now)
    return Reply(
        card=Card(turn.say("did.snoozed", label=commitment.label, moment=turn.voice.moment(until))),
        replaces=not turn.on_message,
    )


async def edit(turn: Turn, number: int, rest: str) -> Reply:
    """Open the form that corrects it."""
    commitment = (await look_up(turn.tx, turn.actor, number, Right.CHANGE)).commitment
    commitment.require_open()
    return Reply(form=edit_form(turn, commitment, list(await turn.tx.customers())))


async def edited(turn: Turn, number: int, submitted: Submitted) -> Reply:
    """Take over what the form changed: words and customer, then owner, then date (with a reason)."""
    what = submitted.answers.get("what", "").strip()
    if not what:
        return Reply(errors={"what": turn.say("ask.what", commit=turn.typed["commit"])})
    old = (await look_up(turn.tx, turn.actor, number, Right.CHANGE)).commitment
    to = chosen_date(turn, submitted)
    date_changed = to.due.replace(second=0) != old.due.replace(second=0, microsecond=0)
    if date_changed and not submitted.answers.get("reason", "").strip():
        return Reply(errors={"reason": turn.say("error.reason_needed")})
    customer = chosen_customer(submitted)
    commitment = await changing.edit(turn.tx, turn.actor, number, what, customer, turn.now)
    if date_changed:
        commitment = await changing.move(turn.tx, turn.actor, number, to, chosen_reason(submitted), turn.now)
    if (owner := submitted.answers.get("owner")) and owner != commitment.owner:
        commitment = await changing.hand_over(turn.tx, turn.actor, number, owner, turn.now)
    if what != old.what and commitment.told_at is not None and commitment.wording != what:
        commit = turn.typed["commit"]
        return await changed(turn, commitment, "did.edited.unseen", wording=commitment.wording, commit=commit)
    return await changed(turn, commitment, "did.edited")


async def undo(turn: Turn, number: int | None) -> Reply:
    """Take back the actor's last change, of one commitment or of any."""
    commitment, event = await undoing.undo(turn.tx, turn.actor, turn.now, number)
    if turn.on_message:
        return Reply()
    what = turn.say(f"undo.{event}")
    title = turn.say("did.undone", label=commitment.label, what=what)
    if commitment.is_closed:
        return Reply(card=Card(title, (Note(commitment.what),)), replaces=True)
    names = await turn.names([commitment])
    return Reply(card=open_card(turn.voice, commitment, names, title), replaces=True)


async def moved_by_form(turn: Turn, number: int, submitted: Submitted) -> Reply:
    """Move it as the form says."""
    return await moved(turn, number, chosen_date(turn, submitted), chosen_reason(submitted))


async def cancelled_by_form(turn: Turn, number: int, submitted: Submitted) -> Reply:
    """Give it up as the form says."""
    return await cancelled(turn, number, chosen_reason(submitted))


async def given_by_form(turn: Turn, number: int, submitted: Submitted) -> Reply:
    """Hand it over as the form says."""
    return await given(turn, number, submitted.answers.get("owner") or "…")


async def snoozed_by_form(turn: Turn, number: int, submitted: Submitted) -> Reply:
    """Snooze it as the form says."""
    return await snooze(turn, number, submitted.answers.get("until", ""))
