"""What the forms have in common: their frame, and inputs that more than one of them has."""

from bot.cards.card import CheckInput, ChoiceInput, Form, Input, Option, TextInput
from bot.conversation.request_context import RequestContext
from commitments.domain.customer import Customer

NO_CUSTOMER = "0"


def build_form(context: RequestContext, name: str, value: object, *inputs: Input) -> Form:
    """Return the form `name`, whose title and button are sentences of its own."""
    title, submit = context.say(f"{name}.title"), context.say(f"{name}.submit")
    return Form(name, title, submit, context.say("form.close"), str(value), inputs=inputs)


def customer_input(context: RequestContext, customers: list[Customer], chosen: int | None) -> ChoiceInput:
    """Return a choice of the customers, or none."""
    options = [Option(NO_CUSTOMER, context.say("customer.none"))]
    options += [Option(str(one.id), one.name[:75]) for one in customers[:99]]
    return ChoiceInput("customer", context.say("field.customer"), tuple(options), str(chosen or NO_CUSTOMER))


def reason_inputs(context: RequestContext, reason: str = "") -> tuple[TextInput, CheckInput]:
    """Return the inputs for a reason and whether the customer may read it."""
    text = TextInput("reason", context.say("field.reason"), reason, context.say("reason.hint"), max_length=500)
    return text, CheckInput("internal", context.say("reason.internal"))
