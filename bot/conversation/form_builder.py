"""Builds forms, and the inputs that several forms share."""

from bot.cards.card import CheckInput, ChoiceInput, Form, Input, Option, TextInput
from bot.conversation.request_context import RequestContext

NO_CUSTOMER = "0"
_MOST_OPTIONS = 100  # a platform's menu holds no more


def build_form(context: RequestContext, name: str, value: object, *inputs: Input) -> Form:
    """Return the form `name`, titled "<name>.title" with the button "<name>.submit"."""
    title, submit = context.text(f"{name}.title"), context.text(f"{name}.submit")
    return Form(name, title, submit, context.text("form.close"), str(value), inputs=inputs)


async def customer_input(context: RequestContext, chosen: int | None) -> ChoiceInput:
    """Return a choice of customers: none, the first ones by name, and the chosen one wherever it stands."""
    first = await context.uow.customers.first(_MOST_OPTIONS - 1)
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
