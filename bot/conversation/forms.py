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
from bot.cards.customer import customer_card
from bot.conversation.messages import Submitted
from bot.conversation.turn import Turn
from bot.phrases import Voice
from commitments.desk.changing import NewDate, Reason
from commitments.desk.telling import CustomerView
from commitments.errors import NoDate, NoSuchCustomer
from commitments.model import Commitment, Customer, Draft

SNOOZES = ("1h", "3h", "tomorrow", "3d", "7d")
_NOBODY = "0"
_FIRST_YEAR, _LAST_YEAR = 1970, 2999


def form(turn: Turn, action: Submit, value: object, *inputs: Input) -> Form:
    """Make a form whose title and button are the phrases of its action."""
    title, submit = turn.say(f"{action}.title"), turn.say(f"{action}.submit")
    return Form(action, title, submit, turn.say("form.close"), str(value), inputs=inputs)


def move_form(turn: Turn, commitment: Commitment, due: datetime | None = None, reason: str = "") -> Form:
    """Ask for a new date and a reason; `due` and `reason` are what was said already."""
    local = (due or commitment.due).astimezone(ZoneInfo(turn.actor.zone))
    return form(
        turn,
        Submit.MOVE,
        commitment.number,
        DateInput("date", turn.say("field.new_date"), local.date()),
        TimeInput("time", turn.say("field.time"), local.time()),
        TextInput("reason", turn.say("field.reason"), reason, turn.say("reason.hint"), max_length=500),
        CheckInput("internal", turn.say("reason.internal")),
    )


def cancel_form(turn: Turn, commitment: Commitment) -> Form:
    """Ask why it is given up."""
    return form(
        turn,
        Submit.CANCEL,
        commitment.number,
        TextInput("reason", turn.say("field.reason"), "", turn.say("reason.hint"), max_length=500),
        CheckInput("internal", turn.say("reason.internal")),
    )


def give_form(turn: Turn, commitment: Commitment) -> Form:
    """Ask who is to own it."""
    return form(turn, Submit.GIVE, commitment.number, PersonInput("owner", turn.say("field.owner"), commitment.owner))


def snooze_form(turn: Turn, commitment: Commitment) -> Form:
    """Ask until when."""
    options = tuple(Option(choice, turn.say(f"snooze.{choice}")) for choice in SNOOZES)
    return form(
        turn,
        Submit.SNOOZE,
        commitment.number,
        ChoiceInput("until", turn.say("field.until"), options, SNOOZES[0]),
    )


def edit_form(turn: Turn, commitment: Commitment, customers: list[Customer]) -> Form:
    """Offer what can be corrected. A new date is a move and needs a reason; a new owner is told."""
    local = commitment.due.astimezone(ZoneInfo(turn.actor.zone))
    return form(
        turn,
        Submit.EDIT,
        commitment.number,
        TextInput("what", turn.say("field.what"), commitment.what, max_length=1000),
        customer_input(turn, customers, commitment.customer),
        PersonInput("owner", turn.say("field.owner"), commitment.owner),
        DateInput("date", turn.say("field.due"), local.date()),
        TimeInput("time", turn.say("field.time"), local.time()),
        TextInput("reason", turn.say("field.move_reason"), optional=True, max_length=500),
    )


def customer_input(turn: Turn, customers: list[Customer], chosen: int | None) -> ChoiceInput:
    """Offer the customers, and nobody."""
    options = [Option(_NOBODY, turn.say("customer.none"))]
    options += [Option(str(one.id), one.name[:75]) for one in customers[:99]]
    return ChoiceInput("customer", turn.say("field.customer"), tuple(options), str(chosen or _NOBODY))


def tell_form(turn: Turn, commitment: Commitment, view: CustomerView, voice: Voice) -> Form:
    """Preview the customer's card, in their language, and let its words be changed."""
    preview = customer_card(voice, view)
    intro = (Text(preview.title, strong=True), *preview.blocks)
    asked = form(
        turn,
        Submit.TELL,
        commitment.number,
        TextInput("wording", turn.say("field.wording"), commitment.wording, turn.say("tell.hint"), max_length=1000),
    )
    return Form(asked.action, asked.title, asked.submit, asked.close, asked.value, intro, asked.inputs)


def not_yet_form(turn: Turn, number: int) -> Form:
    """Ask the customer what is missing; they may leave it empty."""
    return form(
        turn,
        Submit.NOT_YET,
        number,
        TextInput("missing", turn.say("field.missing"), optional=True, max_length=500),
    )


def pick_date_form(turn: Turn, draft: Draft) -> Form:
    """Ask for a date and a time."""
    local = turn.now.astimezone(ZoneInfo(turn.actor.zone))
    return form(
        turn,
        Submit.PICK_DATE,
        draft.id,
        DateInput("date", turn.say("field.due"), local.date()),
        TimeInput("time", turn.say("field.time"), time(18)),
    )


def new_customer_form(turn: Turn, draft: Draft) -> Form:
    """Ask for a new customer's name."""
    name = TextInput("name", turn.say("field.name"), draft.customer_guess or "", max_length=80)
    return form(turn, Submit.NEW_CUSTOMER, draft.id, name)


def pick_customer_form(turn: Turn, draft: Draft, customers: list[Customer]) -> Form:
    """Offer all customers."""
    return form(turn, Submit.PICK_CUSTOMER, draft.id, customer_input(turn, customers, None))


def number_in(text: str) -> int | None:
    """Read the number of a button or an option: up to nine digits, else None."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def chosen_customer(submitted: Submitted) -> int | None:
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


def chosen_date(turn: Turn, submitted: Submitted) -> NewDate:
    """Read the date and time of a form in the actor's zone; raises NoDate."""
    try:
        day = date.fromisoformat(submitted.answers.get("date", ""))
        clock = time.fromisoformat(submitted.answers.get("time", "") or "18:00")
    except ValueError:
        raise NoDate from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise NoDate
    due = datetime.combine(day, clock.replace(tzinfo=None), ZoneInfo(turn.actor.zone))
    return NewDate(due, "day" if clock == time(18) else "time")


def chosen_reason(submitted: Submitted) -> Reason:
    """Give the reason of a form."""
    return Reason(submitted.answers.get("reason", ""), submitted.answers.get("internal") == "yes")
