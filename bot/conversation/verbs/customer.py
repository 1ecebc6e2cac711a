"""/customer: show or configure a customer; or set the reminder policy of a tier or of everyone."""

from bot.cards.card import Card, Note
from bot.conversation.commitment_reply import replanned
from bot.conversation.customer_profile import customer_profile, lead_times_text
from bot.conversation.customer_settings import (
    LONGEST_NAME,
    asks_for_people,
    parse_change,
    parse_lead_times,
    sets_channel,
    split_settings,
)
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import CommandRequest, Reply
from bot.conversation.verb import Completion, SlashCommand
from commitments.application.authorization import require_visible_customer, visible_customers
from commitments.application.customers.configure_customer import configure_customer
from commitments.application.customers.find_customer import find_customer
from commitments.application.customers.set_reminder_policy import set_reminder_policy
from commitments.domain.errors import UnknownSetting

_EVERYBODY = "everyone"
_MOST_NAMED = 20
_MOST_LISTED = 50


async def _customer(context: RequestContext, text: str) -> Reply:
    name, settings = split_settings(text)
    if not name:
        return await _set_tier_or_help(context, settings)
    if not settings or asks_for_people(settings):
        return await _show(context, name)
    if len(name) > LONGEST_NAME:
        raise UnknownSetting(word=name[:20])
    if name.lower() == _EVERYBODY:
        return await _set_policy(context, None, settings)
    change = await parse_change(context, settings)
    done = await configure_customer(context.uow, context.actor, name, change, context.now)
    card = await customer_profile(context, done.customer, context.text("customer.saved", name=done.customer.name))
    notes = [_read_along(context)] if change.channel else []
    for note in (*notes, *([replanned(context, done.replanned)] if done.replanned else [])):
        card = with_note(card, note)
    return Reply(card=card)


def _read_along(context: RequestContext) -> str:
    """Return the sentence about who from outside reads the channel, so that a wrong one is noticed."""
    outsiders = context.request.outsiders if isinstance(context.request, CommandRequest) else None
    if outsiders is None:
        return context.text("customer.readers_unknown")
    if not outsiders:
        return context.text("customer.no_readers")
    shown = ", ".join(outsiders[:_MOST_NAMED])
    more = len(outsiders) - _MOST_NAMED
    return context.text("customer.readers", names=shown if more <= 0 else f"{shown} (+{more})")


async def _set_tier_or_help(context: RequestContext, words: list[str]) -> Reply:
    """Handle "/customer tier gold remind 5d 1d", the policy of a tier; anything else shows the help."""
    if len(words) > 2 and words[0].lower() == "tier" and words[2].lower() == "remind":
        return await _set_policy(context, words[1].lower(), words[2:])
    names = [one.name for one in await visible_customers(context.uow, context.actor, _MOST_LISTED)]
    listed = ", ".join(names) or context.text("customer.nobody")
    return Reply(card=Card(context.text("customer.help", customer=context.typed["customer"]), (Note(listed),)))


async def _set_policy(context: RequestContext, tier: str | None, words: list[str]) -> Reply:
    if words[0].lower() != "remind":
        raise UnknownSetting(word=words[0])
    policy = parse_lead_times(words[1:])
    count = await set_reminder_policy(context.uow, context.actor, tier, policy, context.now)
    name = tier or context.text("customer.everyone")
    said = context.text("customer.policy", name=name, leads=lead_times_text(policy))
    return Reply(card=Card(f"{said} {replanned(context, count)}".strip()))


async def _show(context: RequestContext, name: str) -> Reply:
    found = await find_customer(context.uow, name)
    place = context.request.place
    customer, wholly = await require_visible_customer(context.uow, context.actor, found, name[:LONGEST_NAME], place)
    return Reply(card=await customer_profile(context, customer, customer.name, wholly=wholly))


def _reads_only(text: str) -> bool:
    name, settings = split_settings(text)
    return not settings or (bool(name) and asks_for_people(settings))


COMMAND = SlashCommand(
    name="customer",
    run=_customer,
    hint="customer_command",
    takes_text=True,
    completions=(Completion("Acme here", "customer_here"),),
    help="customer",
    reads_only=_reads_only,
    needs_outsiders=sets_channel,
)
