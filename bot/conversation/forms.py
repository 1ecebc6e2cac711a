"""The forms people fill in, each prefilled with what is known, and how their answers are read."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.cards.actions import Submit
from bot.cards.card import (
    CheckInput,
    ChoiceInput,
    DateInput,
    Form,
    Input,
    Option,
    PersonInput,
    Text,
    TextInput,
    TimeInput,
)
from bot.cards.customer_card import customer_card
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission
from bot.i18n.localizer import Localizer
from commitments.application.commitments.reschedule import NewDate
from commitments.application.customer_view import CustomerView
from commitments.application.reason import Reason
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from commitments.domain.draft import Draft
from commitments.domain.errors import NoDate, NoSuchCustomer

SNOOZES = ("1h", "3h", "tomorrow", "3d", "7d")
_NOBODY = "0"
_FIRST_YEAR, _LAST_YEAR = 1970, 2999


def form(context: RequestContext, action: Submit, value: object, *inputs: Input) -> Form:
    """Make a form whose title and button are the phrases of its action."""
    title, submit = context.say(f"{action}.title"), context.say(f"{action}.submit")
    return Form(action, title, submit, context.say("form.close"), str(value), inputs=inputs)


def move_form(context: RequestContext, commitment: Commitment, due: datetime | None = None, reason: str = "") -> Form:
    """Ask for a new date and a reason; `due` and `reason` are what was said already."""
    local = (due or commitment.due).astimezone(ZoneInfo(context.actor.zone))
    return form(
        context,
        Submit.MOVE,
        commitment.number,
        DateInput("date", context.say("field.new_date"), local.date()),
        TimeInput("time", context.say("field.time"), local.time()),
        TextInput("reason", context.say("field.reason"), reason, context.say("reason.hint"), max_length=500),
        CheckInput("internal", context.say("reason.internal")),
    )


def cancel_form(context: RequestContext, commitment: Commitment) -> Form:
    """Ask why it is given up."""
    return form(
        context,
        Submit.CANCEL,
        commitment.number,
        TextInput("reason", context.say("field.reason"), "", context.say("reason.hint"), max_length=500),
        CheckInput("internal", context.say("reason.internal")),
    )


def give_form(context: RequestContext, commitment: Commitment) -> Form:
    """Ask who is to own it."""
    return form(
        context, Submit.GIVE, commitment.number, PersonInput("owner", context.say("field.owner"), commitment.owner)
    )


def snooze_form(context: RequestContext, commitment: Commitment) -> Form:
    """Ask until when."""
    options = tuple(Option(choice, context.say(f"snooze.{choice}")) for choice in SNOOZES)
    return form(
        context,
        Submit.SNOOZE,
        commitment.number,
        ChoiceInput("until", context.say("field.until"), options, SNOOZES[0]),
    )


def edit_form(context: RequestContext, commitment: Commitment, customers: list[Customer]) -> Form:
    """Offer what can be corrected. A new date is a move and needs a reason; a new owner is told."""
    local = commitment.due.astimezone(ZoneInfo(context.actor.zone))
    return form(
        context,
        Submit.EDIT,
        commitment.number,
        TextInput("what", context.say("field.what"), commitment.what, max_length=1000),
        customer_input(context, customers, commitment.customer),
        PersonInput("owner", context.say("field.owner"), commitment.owner),
        DateInput("date", context.say("field.due"), local.date()),
        TimeInput("time", context.say("field.time"), local.time()),
        TextInput("reason", context.say("field.move_reason"), optional=True, max_length=500),
    )


def customer_input(context: RequestContext, customers: list[Customer], chosen: int | None) -> ChoiceInput:
    """Offer the customers, and nobody."""
    options = [Option(_NOBODY, context.say("customer.none"))]
    options += [Option(str(one.id), one.name[:75]) for one in customers[:99]]
    return ChoiceInput("customer", context.say("field.customer"), tuple(options), str(chosen or _NOBODY))


def tell_form(context: RequestContext, commitment: Commitment, view: CustomerView, voice: Localizer) -> Form:
    """Preview the customer's card, in their language, and let its words be changed."""
    preview = customer_card(voice, view)
    intro = (Text(preview.title, strong=True), *preview.blocks)
    asked = form(
        context,
        Submit.TELL,
        commitment.number,
        TextInput(
            "wording", context.say("field.wording"), commitment.wording, context.say("tell.hint"), max_length=1000
        ),
    )
    return Form(asked.action, asked.title, asked.submit, asked.close, asked.value, intro, asked.inputs)


def not_yet_form(context: RequestContext, number: int) -> Form:
    """Ask the customer what is missing; they may leave it empty."""
    return form(
        context,
        Submit.NOT_YET,
        number,
        TextInput("missing", context.say("field.missing"), optional=True, max_length=500),
    )


def pick_date_form(context: RequestContext, draft: Draft) -> Form:
    """Ask for a date and a time."""
    local = context.now.astimezone(ZoneInfo(context.actor.zone))
    return form(
        context,
        Submit.PICK_DATE,
        draft.id,
        DateInput("date", context.say("field.due"), local.date()),
        TimeInput("time", context.say("field.time"), time(18)),
    )


def new_customer_form(context: RequestContext, draft: Draft) -> Form:
    """Ask for a new customer's name."""
    name = TextInput("name", context.say("field.name"), draft.customer_guess or "", max_length=80)
    return form(context, Submit.NEW_CUSTOMER, draft.id, name)


def pick_customer_form(context: RequestContext, draft: Draft, customers: list[Customer]) -> Form:
    """Offer all customers."""
    return form(context, Submit.PICK_CUSTOMER, draft.id, customer_input(context, customers, None))


def number_in(text: str) -> int | None:
    """Read the number of a button or an option: up to nine digits, else None."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def chosen_customer(submitted: FormSubmission) -> int | None:
    """Give the customer that was chosen, None for nobody; raises NoSuchCustomer for what is no option."""
    answer = submitted.answers.get("customer", _NOBODY)
    number = number_in(answer)
    if number is None:
        raise NoSuchCustomer
    return number or None


def date_in(parts: Sequence[str]) -> NewDate | None:
    """Read the moment and the precision of a date's button; None for what no button of ours says."""
    try:
        due = datetime.fromisoformat(parts[0]) if parts else None
    except ValueError:
        return None
    if due is None or due.tzinfo is None or not _FIRST_YEAR <= due.year <= _LAST_YEAR:
        return None
    return NewDate(due, "time" if parts[1:] == ["time"] else "day")


def chosen_date(context: RequestContext, submitted: FormSubmission) -> NewDate:
    """Read the date and time of a form in the actor's zone; raises NoDate."""
    try:
        day = date.fromisoformat(submitted.answers.get("date", ""))
        clock = time.fromisoformat(submitted.answers.get("time", "") or "18:00")
    except ValueError:
        raise NoDate from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise NoDate
    due = datetime.combine(day, clock.replace(tzinfo=None), ZoneInfo(context.actor.zone))
    return NewDate(due, "day" if clock == time(18) else "time")


def chosen_reason(submitted: FormSubmission) -> Reason:
    """Give the reason of a form."""
    return Reason(submitted.answers.get("reason", ""), submitted.answers.get("internal") == "yes")
