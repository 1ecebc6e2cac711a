"""What each button and each form does."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.cards.actions import Press, Submit
from bot.conversation import asking, changing, keeping, lists, looking, telling
from bot.conversation.forms import (
    chosen_customer,
    chosen_date,
    date_in,
    move_form,
    new_customer_form,
    number_in,
    pick_customer_form,
    pick_date_form,
)
from bot.conversation.messages import Pressed, Reply, Submitted
from bot.conversation.turn import Turn
from commitments.desk.access import Right, look_up
from commitments.desk.changing import NewDate, Reason
from commitments.desk.customers import CustomerChange, set_customer
from commitments.errors import PastDate, TooLong
from commitments.model import Draft

ByNumber = Callable[[Turn, int, str], Awaitable[Reply]]
ByForm = Callable[[Turn, int, Submitted], Awaitable[Reply]]
OnDraft = Callable[[Turn, Draft, list[str]], Awaitable[Reply]]
FormOnDraft = Callable[[Turn, Draft, Submitted], Awaitable[Reply]]


async def _undo(turn: Turn, number: int, rest: str) -> Reply:
    return await changing.undo(turn, number)


async def _choose_date(turn: Turn, draft: Draft, parts: list[str]) -> Reply:
    date = date_in(parts)
    return turn.plain("error.unknown_action") if date is None else await _dated(turn, draft, date)


async def _dated(turn: Turn, draft: Draft, date: NewDate) -> Reply:
    """Go on with a date chosen: for a new commitment, or for the move of one."""
    if date.due <= turn.now:
        raise PastDate(moment=date.due)
    if draft.number is None:
        return await asking.answered(turn, replace(draft, due=date.due, precision=date.precision))
    if not draft.what:
        found = (await look_up(turn.tx, turn.actor, draft.number, Right.CHANGE)).commitment
        return Reply(form=move_form(turn, found, date.due))
    await turn.tx.drop_draft(draft.id)
    return await changing.moved(turn, draft.number, date, Reason(draft.what, draft.internal))


async def _pick_date(turn: Turn, draft: Draft, parts: list[str]) -> Reply:
    return Reply(form=pick_date_form(turn, draft))


async def _choose_customer(turn: Turn, draft: Draft, parts: list[str]) -> Reply:
    customer = number_in(parts[0]) if parts else None
    return turn.plain("error.unknown_action") if customer is None else await asking.with_customer(turn, draft, customer)


async def _no_customer(turn: Turn, draft: Draft, parts: list[str]) -> Reply:
    return await asking.with_customer(turn, draft, None)


async def _new_customer(turn: Turn, draft: Draft, parts: list[str]) -> Reply:
    return Reply(form=new_customer_form(turn, draft))


async def _pick_customer(turn: Turn, draft: Draft, parts: list[str]) -> Reply:
    return Reply(form=pick_customer_form(turn, draft, list(await turn.tx.customers())))


async def _promise(turn: Turn, draft: Draft, parts: list[str]) -> Reply:
    return await asking.answered(turn, draft)


async def _drop_draft(turn: Turn, draft: Draft, parts: list[str]) -> Reply:
    await turn.tx.drop_draft(draft.id)
    return replace(turn.plain("did.dropped"), replaces=True)


async def _date_picked(turn: Turn, draft: Draft, submitted: Submitted) -> Reply:
    date = chosen_date(turn, submitted)
    if date.due <= turn.now:
        return Reply(errors={"date": turn.refusal(PastDate(moment=date.due))})
    return await _dated(turn, draft, date)


async def _customer_made(turn: Turn, draft: Draft, submitted: Submitted) -> Reply:
    name = " ".join(submitted.answers.get("name", "").split())[:80]
    if not name:
        return Reply(errors={"name": turn.say("ask.name")})
    made = await set_customer(turn.tx, turn.actor, name, CustomerChange(), turn.now)
    return await asking.with_customer(turn, draft, made.id)


async def _customer_picked(turn: Turn, draft: Draft, submitted: Submitted) -> Reply:
    return await asking.with_customer(turn, draft, chosen_customer(submitted))


BY_NUMBER: Mapping[str, ByNumber] = {
    Press.EDIT: changing.edit,
    Press.UNDO: _undo,
    Press.TELL: telling.show_tell,
    Press.DONE: keeping.done,
    Press.MOVE: changing.move,
    Press.SNOOZE: changing.snooze,
    Press.GIVE: changing.give,
    Press.CANCEL: changing.cancel,
    Press.HISTORY: looking.history,
    Press.WHY: looking.why,
    Press.OPEN: looking.show,
    Press.RECEIVED: keeping.received,
    Press.NOT_YET: keeping.not_yet,
    Press.AGREED: keeping.agreed,
}
ON_DRAFT: Mapping[str, OnDraft] = {
    Press.CHOOSE_DATE: _choose_date,
    Press.PICK_DATE: _pick_date,
    Press.CHOOSE_CUSTOMER: _choose_customer,
    Press.PICK_CUSTOMER: _pick_customer,
    Press.NEW_CUSTOMER: _new_customer,
    Press.NO_CUSTOMER: _no_customer,
    Press.PROMISE: _promise,
    Press.DROP_DRAFT: _drop_draft,
}
FORM_BY_NUMBER: Mapping[str, ByForm] = {
    Submit.EDIT: changing.edited,
    Submit.MOVE: changing.moved_by_form,
    Submit.SNOOZE: changing.snoozed_by_form,
    Submit.GIVE: changing.given_by_form,
    Submit.CANCEL: changing.cancelled_by_form,
    Submit.TELL: telling.told,
    Submit.NOT_YET: keeping.sent_back,
}
FORM_ON_DRAFT: Mapping[str, FormOnDraft] = {
    Submit.PICK_DATE: _date_picked,
    Submit.NEW_CUSTOMER: _customer_made,
    Submit.PICK_CUSTOMER: _customer_picked,
}


async def pressed(turn: Turn, request: Pressed) -> Reply:
    """Do what a button says; an unknown one, or one whose draft is gone, gets a sentence."""
    if request.action == Press.PAGE:
        return await lists.page(turn, request.value)
    head, *parts = request.value.split("|")
    number = number_in(head)
    if request.action in BY_NUMBER and number is not None:
        return await BY_NUMBER[request.action](turn, number, "")
    if request.action not in ON_DRAFT:
        return turn.plain("error.unknown_action")
    draft = await asking.draft_of(turn, head)
    if draft is None:
        return turn.plain("error.draft_gone")
    return await ON_DRAFT[request.action](turn, draft, parts)


async def submitted(turn: Turn, request: Submitted) -> Reply:
    """Do what a form says."""
    if too_long := [name for name, answer in request.answers.items() if len(answer) > asking.LONGEST]:
        return Reply(errors={too_long[0]: turn.refusal(TooLong(limit=asking.LONGEST))})
    number = number_in(request.value)
    if request.action in FORM_BY_NUMBER and number is not None:
        return await FORM_BY_NUMBER[request.action](turn, number, request)
    if request.action not in FORM_ON_DRAFT:
        return turn.plain("error.unknown_action")
    draft = await asking.draft_of(turn, request.value)
    if draft is None:
        return turn.plain("error.draft_gone")
    return await FORM_ON_DRAFT[request.action](turn, draft, request)
