"""/customer: show one, or set what follows its name; and whom people report to."""

import re
import shlex
from collections.abc import Callable
from dataclasses import replace

from bot.cards.card import Card, Field, Fields, Note
from bot.conversation.asking import require_length
from bot.conversation.messages import Reply
from bot.conversation.people import people_in
from bot.conversation.turn import Turn
from bot.phrases.catalogues import language_called
from bot.validation import find_country, find_zone
from commitments.desk.access import require_inside
from commitments.desk.customers import CustomerChange, customer_called, set_customer, set_manager, set_policy
from commitments.errors import NotAllowed, UnknownCustomer, UnknownPerson, UnknownSetting
from commitments.model import Announce, Customer, Policy, Role

_KEYS = frozenset({"here", "tier", "zone", "country", "language", "manager", "alias", "announce", "remind"})
_LEAD = re.compile(r"(\d{1,3})\s*([dh])", re.IGNORECASE)
_EVERYBODY = "everyone"
_LONGEST_NAME = 80
_MOST_LEADS = 10


async def customer(turn: Turn, text: str) -> Reply:
    """Show a customer, or change it: its channel, tier, zone, country, language, manager, aliases, reminders."""
    require_inside(turn.actor)
    require_length(text)
    words = _words(text)
    head = next((index for index, word in enumerate(words) if word.lower() in _KEYS), len(words))
    name = " ".join(words[:head]).strip()
    if not name:
        return await _policy_or_help(turn, words[head:])
    if head == len(words):
        return await _show(turn, name)
    if len(name) > _LONGEST_NAME:
        raise UnknownSetting(word=name[:20])
    if name.lower() == _EVERYBODY:
        return await _policy(turn, None, words[head:])
    kept = await set_customer(turn.tx, turn.actor, name, await _change(turn, words[head:]), turn.now)
    return Reply(card=await _card(turn, kept, turn.say("customer.saved", name=kept.name)))


def _words(text: str) -> list[str]:
    curly = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    try:
        return shlex.split(text.translate(curly).replace("'", "\\'"))
    except ValueError:  # a quotation mark that is never closed
        return text.replace('"', " ").split()


async def _policy_or_help(turn: Turn, words: list[str]) -> Reply:
    """Answer "/customer tier gold remind 5d 1d": a policy of a tier, with no customer named."""
    if len(words) > 2 and words[0].lower() == "tier" and words[2].lower() == "remind":
        return await _policy(turn, words[1].lower(), words[2:])
    everybody = [one.name for one in await turn.tx.customers()]
    if turn.actor.role is not Role.ADMIN:
        mine = await turn.tx.customers_of(turn.actor.id)
        everybody = [one.name for one in await turn.tx.customers() if one.id in mine]
    listed = ", ".join(everybody[:50]) or turn.say("customer.nobody")
    return Reply(card=Card(turn.say("customer.help", customer=turn.typed["customer"]), (Note(listed),)))


async def _policy(turn: Turn, tier: str | None, words: list[str]) -> Reply:
    if words[0].lower() != "remind":
        raise UnknownSetting(word=words[0])
    policy = _leads(words[1:])
    await set_policy(turn.tx, turn.actor, tier, policy)
    return turn.plain("customer.policy", name=tier or turn.say("customer.everyone"), leads=_leads_text(policy))


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


async def _change(turn: Turn, words: list[str]) -> CustomerChange:
    change, index = CustomerChange(), 0
    while index < len(words):
        key = words[index].lower()
        if key not in _KEYS:
            raise UnknownSetting(word=words[index])
        until = index + 1
        while until < len(words) and words[until].lower() not in _KEYS:
            until += 1
        change = await _with(turn, change, key, words[index + 1 : until])
        index = until
    return change


async def _with(turn: Turn, change: CustomerChange, key: str, values: list[str]) -> CustomerChange:
    value = " ".join(values)
    if key == "here":
        if values or not turn.request.place:
            raise UnknownSetting(word=f"here {value}".strip())
        return replace(change, channel=turn.request.place)
    if not value:
        raise UnknownSetting(word=key)
    if key == "manager":
        return replace(change, manager=await _person(turn, value))
    if key == "alias":
        return replace(change, aliases=(*change.aliases, *(one[:_LONGEST_NAME] for one in values)))
    if key == "remind":
        return replace(change, policy=_leads(values))
    return replace(change, **{key: _READERS[key](value)})


async def _person(turn: Turn, text: str) -> str:
    people = await people_in(turn, text)
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


async def _show(turn: Turn, name: str) -> Reply:
    found = await customer_called(turn.tx, name)
    if found is None:
        raise UnknownCustomer(customer=name[:_LONGEST_NAME])
    seen = turn.actor.role is Role.ADMIN or found.id in await turn.tx.customers_of(turn.actor.id)
    if not seen and found.channel != turn.request.place:
        raise UnknownCustomer(customer=name[:_LONGEST_NAME])
    return Reply(card=await _card(turn, found, found.name))


async def _card(turn: Turn, one: Customer, title: str) -> Card:
    names = await turn.names([], [one.manager] if one.manager else [])
    channel = await turn.tx.channel(one.channel) if one.channel else None
    rows = [
        ("channel", f"#{channel.name}" if channel and channel.name else one.channel),
        ("aliases", ", ".join(one.aliases)),
        ("tier", one.tier),
        ("zone", one.zone),
        ("country", one.country),
        ("language", one.language),
        ("manager", names.person(one.manager) if one.manager else None),
        ("announce", turn.say(f"announce.{one.announce}")),
        ("remind", _leads_text(one.policy) if one.policy else None),
    ]
    fields = tuple(Field(turn.say(f"field.{name}"), value or "—") for name, value in rows)
    return Card(title, (Fields(fields),))


async def manager(turn: Turn, text: str) -> Reply:
    """Say whom people report to: "manager @sam of @jane @minho" (admins only)."""
    if turn.actor.role is not Role.ADMIN:
        raise NotAllowed
    people = await people_in(turn, text)
    if len(people) < 2:
        raise UnknownPerson(person=text[:80] or "@…")
    led = await set_manager(turn.tx, turn.actor, people[0], people[1:], turn.now)
    boss = await turn.names([], people[:1])
    return turn.plain("did.manager", name=boss.person(people[0]), people=", ".join(one.name for one in led))
