"""The buttons and forms of a draft's questions."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cards.card import TextInput
from bot.conversation.draft_customer import (
    add_customer,
    choose_customer,
    customer_named,
    customer_picked,
    new_customer,
    no_customer,
    pick_customer,
)
from bot.conversation.draft_form import draft_form, draft_of_form
from bot.conversation.draft_questions import ask_next
from bot.conversation.form_answers import chosen_date, date_in
from bot.conversation.form_builder import build_form, moment_inputs
from bot.conversation.recurring import recurrence_in, with_answer
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.several_promises import record_all, show_batch
from bot.conversation.verb import Action, FormAction
from bot.conversation.verbs.move import resume_move
from bot.conversation.verbs.promise import promise_as_one, record, resume
from commitments.application.authorization import (
    authorize_batch_for_update,
    authorize_draft,
    authorize_draft_for_update,
)
from commitments.application.commitments.reschedule import NewDate
from commitments.application.open_questions import settle
from commitments.application.reminder_scheduling import calendar_of
from commitments.application.validation import require_ahead, require_customer, require_owner
from commitments.domain.deadline import Deadline
from commitments.domain.draft import Draft
from commitments.domain.errors import PastDate
from commitments.language import hedged, without_hedges

OnDraft = Callable[[RequestContext, Draft, list[str]], Awaitable[Reply]]
OnBatch = Callable[[RequestContext, Sequence[Draft]], Awaitable[Reply]]
OnDraftForm = Callable[[RequestContext, Draft, FormSubmission], Awaitable[Reply]]


def draft_action(name: str, run: OnDraft, *, reads_only: bool = False) -> Action:
    """Return an action whose value is a draft's id, followed by the choice."""

    async def run_on_draft(context: RequestContext, value: str) -> Reply:
        head, *parts = value.split("|")
        find = authorize_draft if reads_only else authorize_draft_for_update
        draft = await find(context.uow, context.actor, head)
        return context.plain("error.draft_gone") if draft is None else await run(context, draft, parts)

    return Action(name=name, run=run_on_draft, reads_only=reads_only, of_draft=True)


def batch_action(name: str, run: OnBatch) -> Action:
    """Return an action whose value is the id of a batch."""

    async def run_on_batch(context: RequestContext, value: str) -> Reply:
        drafts = await authorize_batch_for_update(context.uow, context.actor, value)
        return await run(context, drafts) if drafts else context.plain("error.draft_gone")

    return Action(name=name, run=run_on_batch, of_draft=True)


def question_action(name: str, on_draft: OnDraft, on_batch: OnBatch) -> Action:
    """Return an action whose value is the id of a question: that of a draft, or of a batch."""
    alone, together = draft_action(name, on_draft), batch_action(name, on_batch)

    async def run(context: RequestContext, value: str) -> Reply:
        is_alone = await authorize_draft(context.uow, context.actor, value) is not None
        return await (alone if is_alone else together).run(context, value)

    return Action(name=name, run=run, of_draft=True)


def _draft_form(name: str, run: OnDraftForm) -> FormAction:
    async def run_on_draft(context: RequestContext, submitted: FormSubmission) -> Reply:
        draft = await authorize_draft_for_update(context.uow, context.actor, submitted.value)
        return context.plain("error.draft_gone") if draft is None else await run(context, draft, submitted)

    return FormAction(name=name, run=run_on_draft)


async def _choose_date(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    date = date_in(parts)
    return context.plain("error.unknown_action") if date is None else await _with_date(context, draft, date)


async def _with_date(context: RequestContext, draft: Draft, date: NewDate) -> Reply:
    """Continue with the chosen date, for a new commitment or a move."""
    if date.due <= context.now:
        raise PastDate(moment=date.due)
    if draft.number is None:
        return await resume(context, replace(draft, due=date.due, precision=date.precision))
    return await resume_move(context, draft, draft.number, date)


async def _pick_date(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    ends = calendar_of(context.actor, context.workspace).hours.end
    today = datetime.combine(context.now.astimezone(zone := ZoneInfo(context.actor.zone)).date(), ends, zone)
    when = moment_inputs(context, "field.due", Deadline(today, today.date()))
    return Reply(form=await build_form(context, "pick_date_form", draft.id, *when, about=draft))


async def _date_picked(context: RequestContext, draft: Draft, submitted: FormSubmission) -> Reply:
    date = chosen_date(context, submitted)
    if date.due <= context.now:
        return Reply(errors={"date": context.refusal(PastDate(moment=date.due))})
    return await _with_date(context, draft, date)


async def _promise(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    """Make a hope a promise, in words that no longer hope: the customer reads them."""
    what = without_hedges(draft.what)
    if what and not hedged(what):
        return await resume(context, replace(draft, what=what))
    words = TextInput("what", context.text("field.what"), what, context.text("promise.hint"), max_length=1000)
    return Reply(form=await build_form(context, "promise_form", draft.id, words, about=draft))


async def _promised(context: RequestContext, draft: Draft, submitted: FormSubmission) -> Reply:
    what = submitted.answers.get("what", "").strip()
    if not what or hedged(what):
        return Reply(errors={"what": context.text("promise.still_hedged")})
    return await resume(context, replace(draft, what=what))


async def _only_next(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return await _with_recurrence(context, draft, each_time=False)


async def _each_time(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return await _with_recurrence(context, draft, each_time=True)


async def _with_recurrence(context: RequestContext, draft: Draft, *, each_time: bool) -> Reply:
    recurring = await recurrence_in(context, draft)
    return await resume(context, with_answer(draft, *recurring, each_time=each_time) if recurring else draft)


async def _record_anyway(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return await ask_next(context, draft) or await record(context, draft)


async def _drop(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return await _drop_all(context, [draft])


async def _drop_all(context: RequestContext, drafts: Sequence[Draft]) -> Reply:
    await settle(context.uow, *drafts, now=context.now)
    return replace(context.plain("did.dropped"), replaces=True)


async def _leave_out(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    await settle(context.uow, draft, now=context.now)
    return await show_batch(context, draft.question)


async def _one_promise(context: RequestContext, drafts: Sequence[Draft]) -> Reply:
    await settle(context.uow, *drafts, now=context.now)
    first = drafts[0]
    return await promise_as_one(context, first.text, first.made_at, internal=any(one.internal for one in drafts))


async def _edit(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return Reply(form=await draft_form(context, draft))


async def _edited(context: RequestContext, draft: Draft, submitted: FormSubmission) -> Reply:
    changed = draft_of_form(context, draft, submitted)
    if not changed.what:
        return Reply(errors={"what": context.text("edit.what_missing")})
    require_ahead(changed.due or context.now, context.now)
    await require_owner(context.uow, changed.owner or draft.maker)
    await require_customer(context.uow, changed.customer)
    return await resume(context, changed)


ACTIONS = (
    draft_action("choose_date", _choose_date),
    draft_action("pick_date", _pick_date, reads_only=True),
    draft_action("choose_customer", choose_customer),
    draft_action("pick_customer", pick_customer, reads_only=True),
    draft_action("add_customer", add_customer),
    draft_action("new_customer", new_customer, reads_only=True),
    draft_action("no_customer", no_customer),
    draft_action("promise", _promise),
    draft_action("only_next", _only_next),
    draft_action("each_time", _each_time),
    draft_action("record_anyway", _record_anyway),
    question_action("drop_draft", _drop, _drop_all),
    batch_action("record_all", record_all),
    batch_action("one_promise", _one_promise),
    draft_action("leave_out", _leave_out),
    draft_action("edit_draft", _edit, reads_only=True),
)
FORMS = (
    _draft_form("pick_date_form", _date_picked),
    _draft_form("new_customer_form", customer_named),
    _draft_form("pick_customer_form", customer_picked),
    _draft_form("promise_form", _promised),
    _draft_form("edit_draft_form", _edited),
)
