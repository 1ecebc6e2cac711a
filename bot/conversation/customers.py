"""/customer: show one, or set what follows its name; and whom people report to."""

import re
import shlex
from collections.abc import Callable
from dataclasses import replace

from bot.cards.card import Card, Field, Fields, Note
from bot.conversation.asking import require_length
from bot.conversation.mentions import people_in
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.i18n.catalogues import language_called
from bot.validation import find_country, find_zone
from commitments.application.authorization import (
    Right,
    require_right,
    require_visible_customer,
    visible_customers,
)
from commitments.application.customers.configure_customer import CustomerChange, configure_customer
from commitments.application.customers.find_customer import find_customer
from commitments.application.customers.set_reminder_policy import set_reminder_policy
from commitments.application.people.assign_manager import assign_manager
from commitments.domain.customer import Announce, Customer
from commitments.domain.errors import UnknownPerson, UnknownSetting
from commitments.domain.policy import Policy

_KEYS = frozenset({"here", "tier", "zone", "country", "language", "manager", "alias", "announce", "remind"})
_LEAD = re.compile(r"(\d{1,3})\s*([dh])", re.IGNORECASE)
_EVERYBODY = "everyone"
_LONGEST_NAME = 80
_MOST_LEADS = 10


async def customer(context: RequestContext, text: str) -> Reply:
    """Show a customer, or change it: its channel, tier, zone, country, language, manager, aliases, reminders."""
    require_length(text)
    words = _words(text)
    head = next((index for index, word in enumerate(words) if word.lower() in _KEYS), len(words))
    name = " ".join(words[:head]).strip()
    if not name:
        return await _policy_or_help(context, words[head:])
    if head == len(words):
        return await _show(context, name)
    if len(name) > _LONGEST_NAME:
        raise UnknownSetting(word=name[:20])
    if name.lower() == _EVERYBODY:
        return await _policy(context, None, words[head:])
    kept = await configure_customer(context.uow, context.actor, name, await _change(context, words[head:]), context.now)
    return Reply(card=await _card(context, kept, context.say("customer.saved", name=kept.name)))


def _words(text: str) -> list[str]:
    curly = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    try:
        return shlex.split(text.translate(curly).replace("'", "\\'"))
    except ValueError:  # a quotation mark that is never closed
        return text.replace('"', " ").split()


async def _policy_or_help(context: RequestContext, words: list[str]) -> Reply:
    """Answer "/customer tier gold remind 5d 1d": a policy of a tier, with no customer named."""
    if len(words) > 2 and words[0].lower() == "tier" and words[2].lower() == "remind":
        return await _policy(context, words[1].lower(), words[2:])
    names = [one.name for one in await visible_customers(context.uow, context.actor)]
    listed = ", ".join(names[:50]) or context.say("customer.nobody")
    return Reply(card=Card(context.say("customer.help", customer=context.typed["customer"]), (Note(listed),)))


async def _policy(context: RequestContext, tier: str | None, words: list[str]) -> Reply:
    if words[0].lower() != "remind":
        raise UnknownSetting(word=words[0])
    policy = _leads(words[1:])
    await set_reminder_policy(context.uow, context.actor, tier, policy)
    return context.plain("customer.policy", name=tier or context.say("customer.everyone"), leads=_leads_text(policy))


def _leads(words: list[str]) -> Policy:
    """Read "5d 1d 2h": working days and hours before the date."""
    found = _LEAD.findall(" ".join(words))
    if not 0 < len(found) <= _MOST_LEADS or _LEAD.sub("", " ".join(words)).strip(" ,"):
        raise UnknownSetting(word=" ".join(words)[:40] or "remind")
    days = tuple(sorted({int(count) for count, unit in found if unit.lower() == "d"}, reverse=True))
    hours = tuple(sorted({int(count) for count, unit in found if unit.lower() == "h"}, reverse=True))
    return Policy(days, hours)


def _leads_text(policy: Policy) -> str:
    return " ".join([*(f"{days}d" for days in policy.lead_days), *(f"{hours}h" for hours in policy.lead_hours)])


async def _change(context: RequestContext, words: list[str]) -> CustomerChange:
    change, index = CustomerChange(), 0
    while index < len(words):
        key = words[index].lower()
        if key not in _KEYS:
            raise UnknownSetting(word=words[index])
        until = index + 1
        while until < len(words) and words[until].lower() not in _KEYS:
            until += 1
        change = await _with(context, change, key, words[index + 1 : until])
        index = until
    return change


async def _with(context: RequestContext, change: CustomerChange, key: str, values: list[str]) -> CustomerChange:
    value = " ".join(values)
    if key == "here":
        if values or not context.request.place:
            raise UnknownSetting(word=f"here {value}".strip())
        return replace(change, channel=context.request.place)
    if not value:
        raise UnknownSetting(word=key)
    if key == "manager":
        return replace(change, manager=await _person(context, value))
    if key == "alias":
        return replace(change, aliases=(*change.aliases, *(one[:_LONGEST_NAME] for one in values)))
    if key == "remind":
        return replace(change, policy=_leads(values))
    return replace(change, **{key: _READERS[key](value)})


async def _person(context: RequestContext, text: str) -> str:
    people = await people_in(context, text)
    if not people:
        raise UnknownPerson(person=text[:80])
    return people[0]


def _found(find: Callable[[str], str | None]) -> Callable[[str], str]:
    """Return a reader of a setting's value, which refuses what `find` does not know."""

    def read(value: str) -> str:
        found = find(value)
        if found is None:
            raise UnknownSetting(word=value[:40])
        return found

    return read


def _announce(value: str) -> Announce:
    try:
        return Announce(value.lower())
    except ValueError:
        raise UnknownSetting(word=value[:40]) from None


_READERS = {
    "tier": lambda value: value.lower()[:40],
    "zone": _found(find_zone),
    "country": _found(find_country),
    "announce": _announce,
    "language": _found(language_called),
}


async def _show(context: RequestContext, name: str) -> Reply:
    found = await find_customer(context.uow, name)
    seen = await require_visible_customer(
        context.uow, context.actor, found, name[:_LONGEST_NAME], context.request.place
    )
    return Reply(card=await _card(context, seen, seen.name))


async def _card(context: RequestContext, one: Customer, title: str) -> Card:
    names = await context.names([], [one.manager] if one.manager else [])
    channel = await context.uow.channels.get(one.channel) if one.channel else None
    rows = [
        ("channel", f"#{channel.name}" if channel and channel.name else one.channel),
        ("aliases", ", ".join(one.aliases)),
        ("tier", one.tier),
        ("zone", one.zone),
        ("country", one.country),
        ("language", one.language),
        ("manager", names.person(one.manager) if one.manager else None),
        ("announce", context.say(f"announce.{one.announce}")),
        ("remind", _leads_text(one.policy) if one.policy else None),
    ]
    fields = tuple(Field(context.say(f"field.{name}"), value or "—") for name, value in rows)
    return Card(title, (Fields(fields),))


async def manager(context: RequestContext, text: str) -> Reply:
    """Say whom people report to: "manager @sam of @jane @minho" (admins only)."""
    require_right(context.actor, Right.ASSIGN_MANAGERS)
    people = await people_in(context, text)
    if len(people) < 2:
        raise UnknownPerson(person=text[:80] or "@…")
    led = await assign_manager(context.uow, context.actor, people[0], people[1:], context.now)
    boss = await context.names([], people[:1])
    return context.plain("did.manager", name=boss.person(people[0]), people=", ".join(one.name for one in led))
