"""Builds forms, and the inputs that several forms share."""

from collections.abc import Sequence
from datetime import date, time

from bot.cards.card import (
    Block,
    CheckInput,
    ChoiceInput,
    DateInput,
    Form,
    Input,
    Note,
    Option,
    PersonInput,
    Text,
    TextInput,
    TimeInput,
    is_required,
)
from bot.cards.commitment_card import customer_text, due_text
from bot.conversation.request_context import RequestContext
from commitments.application.reminder_scheduling import calendar_of
from commitments.domain.accounts import platform_of
from commitments.domain.commitment import Commitment
from commitments.domain.deadline import Deadline
from commitments.domain.draft import Draft

NO_CUSTOMER = "0"
MOST_OPTIONS = 100  # a platform's menu holds no more

About = Commitment | Draft | Sequence[Block]
"""What a form acts on: a commitment, a draft, or what is said of something else."""


async def build_form(context: RequestContext, name: str, value: object, *inputs: Input, about: About) -> Form:
    """Return the form `name`, titled "<name>.title" with the button "<name>.submit", below what it acts on."""
    title, submit = context.text(f"{name}.title"), context.text(f"{name}.submit")
    required = [Note(context.text("form.required"))] if any(map(is_required, inputs)) else []
    intro = (*await _acted_on(context, about), *required)
    missing = context.text("form.missing")
    return Form(name, title, submit, context.text("form.close"), str(value), intro, inputs, missing)


async def _acted_on(context: RequestContext, about: About) -> Sequence[Block]:
    match about:
        case Commitment():
            return await _commitment(context, about)
        case Draft(number=int(number)):
            moved = await context.uow.commitments.get(number)
            return () if moved is None else await _commitment(context, moved)
        case Draft():
            return await _draft(context, about)
        case _:
            return about


async def _commitment(context: RequestContext, one: Commitment) -> Sequence[Block]:
    """Return its number and words, then its customer and date in the zones of both."""
    customer = await context.uow.customers.get(one.customer) if one.customer is not None else None
    due = due_text(context.localizer, one, customer)
    title = context.text("open.title", label=one.label, what=one.what)
    about = context.text("form.about", customer=customer_text(context.localizer, customer), moment=due)
    return Text(title, strong=True), Note(about)


async def _draft(context: RequestContext, draft: Draft) -> Sequence[Block]:
    """Return the words of a promise that is being made, then its customer and date as far as they are known."""
    customer = await context.uow.customers.get(draft.customer) if draft.customer is not None else None
    known = [customer.name] if customer else []
    known += [context.localizer.due(draft.deadline(context.actor.zone))] if draft.due else []
    return Text(f"“{draft.what}”", strong=True), *([Note(" · ".join(known))] if known else [])


def moment_inputs(context: RequestContext, label: str, due: Deadline) -> tuple[DateInput, TimeInput]:
    """Return the pickers of a due date in the actor's zone, which stands beside the time."""
    day, clock = date_and_time(context, due)
    time = context.text("field.time", zone=context.localizer.zone_at(due.at))
    return DateInput("date", context.text(label), day), TimeInput("time", time, clock)


def date_and_time(context: RequestContext, shown: Deadline) -> tuple[date, time]:
    """Return what pickers show of a due date: by the day its date, and when the actor's work ends."""
    calendar = calendar_of(context.actor, context.workspace)
    local = calendar.local(shown.at)
    clock = calendar.hours.end if shown.day else local.time().replace(second=0, microsecond=0)
    return shown.day or local.date(), clock


async def customer_input(context: RequestContext, chosen: int | None) -> ChoiceInput:
    """Return a choice of customers: none, the first ones by name, and the chosen one wherever it stands."""
    first = await context.uow.customers.first(MOST_OPTIONS - 1)
    known = await context.uow.customers.get(chosen) if chosen else None
    if known is not None and known not in first:
        first = [*first[:-1], known]
    options = [Option(NO_CUSTOMER, context.text("customer.none"))]
    options += [Option(str(one.id), one.name[:75]) for one in first]
    return ChoiceInput("customer", context.text("field.customer"), tuple(options), str(chosen or NO_CUSTOMER))


def reason_inputs(
    context: RequestContext, reason: str = "", hint: str = "reason.hint", *, optional: bool = False
) -> tuple[TextInput, CheckInput]:
    """Return the inputs for a reason and for keeping it internal."""
    label = context.text("field.reason")
    text = TextInput("reason", label, reason, context.text(hint), optional=optional, max_length=500)
    return text, CheckInput("internal", context.text("reason.internal"))


def owner_input(context: RequestContext, owner: str, *, optional: bool = True) -> PersonInput:
    """Return the picker of an owner; one of the company's other platform is not in it, and stays unless another is.

    With `optional` False somebody is to be picked.
    """
    if context.platform is None or platform_of(owner) == context.platform:
        return PersonInput("owner", context.text("field.owner"), owner)
    return PersonInput("owner", context.text("field.owner_elsewhere"), optional=optional)
