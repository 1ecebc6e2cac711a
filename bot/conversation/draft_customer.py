"""What is answered to the question which customer a draft is for."""

from dataclasses import replace

from bot.cards.card import TextInput
from bot.conversation.form_answers import chosen_customer, number_in
from bot.conversation.form_builder import build_form, customer_input
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verbs.promise import resume
from commitments.application.customers.configure_customer import CustomerChange, configure_customer
from commitments.application.customers.find_customer import find_customer
from commitments.application.validation import require_customer
from commitments.domain.draft import Draft


async def choose_customer(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    customer = number_in(parts[0]) if parts else None
    if customer is None:
        return context.plain("error.unknown_action")
    return await _with_customer(context, draft, customer)


async def _with_customer(context: RequestContext, draft: Draft, customer: int | None) -> Reply:
    """Continue with the chosen customer, None for no customer; raises NoSuchCustomer."""
    await require_customer(context.uow, customer)
    return await resume(context, draft.with_customer(customer))


async def pick_customer(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    customer = await customer_input(context, None)
    return Reply(form=await build_form(context, "pick_customer_form", draft.id, customer, about=draft))


async def customer_picked(context: RequestContext, draft: Draft, submitted: FormSubmission) -> Reply:
    return await _with_customer(context, draft, chosen_customer(submitted))


async def new_customer(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    name = TextInput("name", context.text("field.name"), draft.customer_guess or "", max_length=80)
    return Reply(form=await build_form(context, "new_customer_form", draft.id, name, about=draft))


async def customer_named(context: RequestContext, draft: Draft, submitted: FormSubmission) -> Reply:
    name = " ".join(submitted.answers.get("name", "").split())[:80]
    if not name:
        return Reply(errors={"name": context.text("ask.name")})
    return await _with_customer_named(context, draft, name)


async def add_customer(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    if not draft.customer_guess:
        return context.plain("error.unknown_action")
    return await _with_customer_named(context, draft, draft.customer_guess)


async def _with_customer_named(context: RequestContext, draft: Draft, name: str) -> Reply:
    """Continue with a customer, who is added unless a colleague did that meanwhile."""
    known = await find_customer(context.uow, name)  # anybody may promise something to it
    if known is not None:
        return await _with_customer(context, draft, known.id)
    added = (await configure_customer(context.uow, context.actor, name, CustomerChange(), context.now)).customer
    reply = await _with_customer(context, draft, added.id)
    note = context.text("did.customer_added", name=added.name, customer=context.typed["customer"])
    return replace(reply, card=with_note(reply.card, note)) if reply.card else reply


async def no_customer(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    return await _with_customer(context, draft, None)
