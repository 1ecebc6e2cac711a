"""Asks for what is missing in a draft, one question at a time; asking stores the draft."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from bot.cards.buttons import button
from bot.cards.card import Block, Button, Buttons, Card, Note
from bot.cards.commitment_card import customer_text
from bot.conversation.customer_note import values_lines
from bot.conversation.reading_context import date_context, reading_context
from bot.conversation.recurring import recurrence_in, said, words_without_a_rule
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.same_names import customers_meant
from bot.conversation.shifted_dates import shifted_date
from commitments.application.commitments.recently_made import find_made_already
from commitments.application.open_questions import keep_open
from commitments.application.reminder_scheduling import calendar_of
from commitments.domain.customer import Customer
from commitments.domain.deadline import Deadline
from commitments.domain.draft import Draft
from commitments.domain.numbers import label_of
from commitments.domain.recurrence import Recurrence
from commitments.language import Problem, When

_OFFERED_CUSTOMERS = 4


def draft_id(context: RequestContext) -> str:
    """Return the id of the draft that a request creates; the same for a redelivery."""
    return uuid5(NAMESPACE_URL, f"{context.uow.company}/{context.request.key}").hex


def is_ambiguous(when: When) -> bool:
    """Whether a date has two readings to choose from."""
    return bool(when.alternatives)


async def ask_next(context: RequestContext, draft: Draft) -> Reply | None:
    """Return the next question about a new commitment; None if nothing is missing."""
    if draft.lacks_date(context.now):
        return await ask_date_of(context, draft)
    if recurring := await recurrence_in(context, draft):
        return await _ask_how_often(context, draft, *recurring)
    if draft.lacks_customer:
        return await _ask_customer(context, draft)
    customer = await context.uow.customers.get(draft.customer) if draft.customer else None
    if customer is not None and customer.is_archived:  # since it was said
        return await _ask_customer(context, replace(draft, customer=None, customer_guess=customer.name))
    return None


async def _ask_how_often(context: RequestContext, draft: Draft, recurrence: Recurrence, due: datetime) -> Reply:
    moment = context.localizer.due(Deadline.given(due, draft.precision or "day", context.actor.zone))
    row = [draft_button(context, name, draft) for name in ("only_next", "each_time")]
    return await ask(context, draft, "ask.recurs", row, rule=said(context, recurrence), moment=moment)


async def ask_date_of(context: RequestContext, draft: Draft) -> Reply:
    """Return the question for the date of a draft, read as of the moment at which it was said."""
    shift = None
    if draft.number is not None and draft.due is not None:
        shift = shifted_date(context, draft.text, draft.due, draft.precision or "day", draft.made_at)
    when = shift or context.read_when(draft.text, date_context(context, draft.made_at))
    if when.due is not None and not is_ambiguous(when) and when.due <= context.now:
        when = when._replace(problem=Problem.PAST_DEADLINE)
    return await ask_date(context, draft, when)


async def ask_date(context: RequestContext, draft: Draft, when: When) -> Reply:
    """Return the question for the date: both readings of an ambiguous one, else likely days; and a picker."""
    past, unclear = when.problem is Problem.PAST_DEADLINE, when.problem is Problem.UNCLEAR_DATE
    sentence = "ask.past" if past else "ask.unclear" if unclear else "ask.date"
    sentence = "ask.which_date" if is_ambiguous(when) else sentence
    repeated = words_without_a_rule(context, draft.text) if draft.number is None else ""
    row = [*date_buttons(context, draft, when), draft_button(context, "pick_date", draft)]
    return await ask(context, draft, "ask.no_rule" if repeated else sentence, row, said=repeated)


def date_buttons(context: RequestContext, draft: Draft, when: When) -> list[Button]:
    """Return a button for each reading of an ambiguous date that lies ahead, else for likely days."""
    if is_ambiguous(when):
        moments = [moment for moment in (when.due, *when.alternatives) if moment]
    else:  # "around the 10th": the date that was read is offered too
        read = [when.due] if when.problem is Problem.UNCLEAR_DATE and when.due else []
        moments = [*read, *_likely_dates(context)]
    moments = [moment for moment in moments if moment > context.now] or _likely_dates(context)
    precision = when.precision or "day"
    offered = [Deadline.given(one, precision, context.actor.zone) for one in sorted(set(moments))[:4]]
    if len({one.day or one.at for one in offered}) < len(offered):  # of two hours of one day each is named
        offered = [Deadline(one.at) for one in offered]
    return [_date_button(context, draft, one, precision) for one in offered]


def _date_button(context: RequestContext, draft: Draft, shown: Deadline, precision: str) -> Button:
    value = f"{draft.id}|{shown.at.isoformat()}|{precision}"
    return Button("choose_date", context.localizer.due(shown), value)


def _likely_dates(context: RequestContext) -> list[datetime]:
    """Return the end of today, of the next working day and of the week, as far as they are in the future."""
    calendar = calendar_of(context.actor, context.workspace)
    today = calendar.local(context.now).date()
    friday = calendar.last_working_day(today, today + timedelta(days=(4 - today.weekday()) % 7))
    days = [today] if calendar.is_working_day(today) else []
    ends = [calendar.end_of(day) for day in (*days, calendar.next_working_day(today), friday)]
    return [end for end in ends if end > context.now]


async def _ask_customer(context: RequestContext, draft: Draft) -> Reply:
    said = context.read(draft.text, await reading_context(context, draft.text, draft.made_at)).customers
    meant = await _named(context, said)
    several = len(said) > 1 or len(meant) > 1
    known = meant if several else await context.uow.customers.first(_OFFERED_CUSTOMERS + 1)
    offered = known[: _OFFERED_CUSTOMERS - 1 if draft.customer_guess else _OFFERED_CUSTOMERS]
    buttons = [Button("choose_customer", one.name[:75], f"{draft.id}|{one.id}") for one in offered]
    more = ["new_customer", *(["pick_customer"] if len(known) > len(offered) and not several else []), "no_customer"]
    choices = buttons, [draft_button(context, name, draft) for name in more]
    if several or not draft.customer_guess:
        return await ask(context, draft, "ask.which_customer" if several else "ask.customer", *choices)
    named = await context.uow.customers.find_by_name(draft.customer_guess)
    if named is not None and named.is_archived:
        command = context.typed["customer"]
        return await ask(context, draft, "ask.archived_customer", *choices, archived=named.name, customer=command)
    return await ask(context, draft, "ask.unknown_customer", [_add_button(context, draft)], *choices)


def _add_button(context: RequestContext, draft: Draft) -> Button:
    label = context.text("button.add_customer", name=draft.customer_guess)
    return Button("add_customer", label, draft.id, "primary")


async def ask_whether_again(context: RequestContext, draft: Draft) -> Reply | None:
    """Return the question whether a promise that was made minutes ago is meant a second time; None for a new one."""
    made = await find_made_already(context.uow, context.actor, draft, context.now)
    if made is None:
        return None
    names = await context.names([made])
    customer, who = customer_text(context.localizer, names.customer(made)), names.person(made.maker)
    moment = context.localizer.due(made.deadline)
    fields = {"label": made.label, "was": made.what, "customer": customer, "moment": moment, "who": who}
    show, anyway = button(context.localizer, "open", made.number), draft_button(context, "record_anyway", draft)
    sentence = "ask.again" if made.maker == draft.maker else "ask.again.other"
    return await ask(context, draft, sentence, [show, anyway], **fields)


async def _named(context: RequestContext, names: Sequence[str]) -> list[Customer]:
    """Return the customers that these names may mean, as many as are offered."""
    found = [await context.uow.customers.find_by_name(name) for name in names[:_OFFERED_CUSTOMERS]]
    return [one for each in found for one in await customers_meant(context, each)][:_OFFERED_CUSTOMERS]


async def ask(context: RequestContext, draft: Draft, sentence: str, *rows: list[Button], **fields: str) -> Reply:
    """Store a draft and return a question about it, with rows of buttons and one that discards it."""
    await keep_open(context.uow, draft)
    title = context.text(sentence, name=draft.customer_guess or "", what=draft.what, **fields)
    title = title if draft.number is None else f"{label_of(draft.number)} · {title}"
    last = [*rows[-1], draft_button(context, "drop_draft", draft)]
    blocks: list[Block] = [Note(f"“{draft.what}”")] if draft.what else []
    if draft.number is None and draft.due and draft.due > context.now and "moment" not in fields:
        blocks.append(Note(context.text("ask.due", due=context.localizer.due(draft.deadline(context.actor.zone)))))
    customer = await context.uow.customers.get(draft.customer) if draft.customer else None
    blocks += [Note(line) for line in await values_lines(context, customer)]
    blocks += [Buttons(tuple(row)) for row in (*rows[:-1], last) if row]
    return Reply(card=Card(title, tuple(blocks)), replaces=True)


def draft_button(context: RequestContext, name: str, draft: Draft) -> Button:
    return Button(name, context.text(f"button.{name}"), draft.id)
