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
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import ButtonPress, FormSubmission, Reply
from commitments.application.authorization import Right, authorize_commitment
from commitments.application.commitments.reschedule import NewDate
from commitments.application.customers.configure_customer import CustomerChange, configure_customer
from commitments.application.reason import Reason
from commitments.domain.draft import Draft
from commitments.domain.errors import PastDate, TooLong

ByNumber = Callable[[RequestContext, int, str], Awaitable[Reply]]
ByForm = Callable[[RequestContext, int, FormSubmission], Awaitable[Reply]]
OnDraft = Callable[[RequestContext, Draft, list[str]], Awaitable[Reply]]
FormOnDraft = Callable[[RequestContext, Draft, FormSubmission], Awaitable[Reply]]


async def _undo(context: RequestContext, number: int, rest: str) -> Reply:
    return await changing.undo(context, number)


async def _choose_date(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    date = date_in(parts)
    return context.plain("error.unknown_action") if date is None else await _dated(context, draft, date)


async def _dated(context: RequestContext, draft: Draft, date: NewDate) -> Reply:
    """Go on with a date chosen: for a new commitment, or for the move of one."""
    if date.due <= context.now:
        raise PastDate(moment=date.due)
    if draft.number is None:
        return await asking.answered(context, replace(draft, due=date.due, precision=date.precision))
    if not draft.what:
        found = (await authorize_commitment(context.uow, context.actor, Right.CHANGE, draft.number)).commitment
        return Reply(form=move_form(context, found, date.due))
    await context.uow.drafts.delete(draft.id)
    return await changing.moved(context, draft.number, date, Reason(draft.what, draft.internal))


async def _pick_date(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return Reply(form=pick_date_form(context, draft))


async def _choose_customer(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    customer = number_in(parts[0]) if parts else None
    return (
        context.plain("error.unknown_action")
        if customer is None
        else await asking.with_customer(context, draft, customer)
    )


async def _no_customer(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return await asking.with_customer(context, draft, None)


async def _new_customer(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return Reply(form=new_customer_form(context, draft))


async def _pick_customer(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return Reply(form=pick_customer_form(context, draft, list(await context.uow.customers.all())))


async def _promise(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return await asking.answered(context, draft)


async def _drop_draft(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    await context.uow.drafts.delete(draft.id)
    return replace(context.plain("did.dropped"), replaces=True)


async def _date_picked(context: RequestContext, draft: Draft, submitted: FormSubmission) -> Reply:
    date = chosen_date(context, submitted)
    if date.due <= context.now:
        return Reply(errors={"date": context.refusal(PastDate(moment=date.due))})
    return await _dated(context, draft, date)


async def _customer_made(context: RequestContext, draft: Draft, submitted: FormSubmission) -> Reply:
    name = " ".join(submitted.answers.get("name", "").split())[:80]
    if not name:
        return Reply(errors={"name": context.say("ask.name")})
    made = await configure_customer(context.uow, context.actor, name, CustomerChange(), context.now)
    return await asking.with_customer(context, draft, made.id)


async def _customer_picked(context: RequestContext, draft: Draft, submitted: FormSubmission) -> Reply:
    return await asking.with_customer(context, draft, chosen_customer(submitted))


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


async def pressed(context: RequestContext, request: ButtonPress) -> Reply:
    """Do what a button says; an unknown one, or one whose draft is gone, gets a sentence."""
    if request.action == Press.PAGE:
        return await lists.page(context, request.value)
    head, *parts = request.value.split("|")
    number = number_in(head)
    if request.action in BY_NUMBER and number is not None:
        return await BY_NUMBER[request.action](context, number, "")
    if request.action not in ON_DRAFT:
        return context.plain("error.unknown_action")
    draft = await asking.draft_of(context, head)
    if draft is None:
        return context.plain("error.draft_gone")
    return await ON_DRAFT[request.action](context, draft, parts)


async def submitted(context: RequestContext, request: FormSubmission) -> Reply:
    """Do what a form says."""
    if too_long := [name for name, answer in request.answers.items() if len(answer) > asking.LONGEST]:
        return Reply(errors={too_long[0]: context.refusal(TooLong(limit=asking.LONGEST))})
    number = number_in(request.value)
    if request.action in FORM_BY_NUMBER and number is not None:
        return await FORM_BY_NUMBER[request.action](context, number, request)
    if request.action not in FORM_ON_DRAFT:
        return context.plain("error.unknown_action")
    draft = await asking.draft_of(context, request.value)
    if draft is None:
        return context.plain("error.draft_gone")
    return await FORM_ON_DRAFT[request.action](context, draft, request)
