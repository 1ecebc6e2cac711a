"""Parses the settings that follow a customer's name: "Acme tier gold zone Asia/Seoul"."""

import re
import shlex
from collections.abc import Callable
from dataclasses import replace

from bot.conversation.mentions import require_people
from bot.conversation.request_context import RequestContext
from bot.i18n.catalogues import find_language
from bot.validation import find_country, find_zone
from commitments.application.customers.configure_customer import CustomerChange
from commitments.domain.customer import Announce
from commitments.domain.errors import UnknownSetting
from commitments.domain.reminder_policy import Policy

LONGEST_NAME = 80
_LISTS = ("people", "contact")
_KEYS = ("here", "tier", "zone", "country", "language", "manager", "alias", "announce", "remind", "remove", *_LISTS)
_WORDS = {
    **{key: key for key in _KEYS}, "contacts": "contact", "사람": "people", "연락처": "contact", "제외": "remove",
}  # fmt: skip
_NEVER_FIRST = (*_LISTS, "remove")  # a name may begin with these: "People Corp here"
_OF_PEOPLE = ("people", "remove", "contact", "remove_contact")
_LEAD_TIME = re.compile(r"(\d{1,3})\s*([dh])", re.IGNORECASE)
_MOST_LEAD_TIMES = 10


def split_settings(text: str) -> tuple[str, list[str]]:
    """Return the customer's name and the words from the first setting on."""
    words = _words(text)
    keys = enumerate(map(_key, words))
    head = next((at for at, key in keys if key and (at or key not in _NEVER_FIRST)), len(words))
    return " ".join(words[:head]).strip(), words[head:]


def asks_for_people(settings: list[str]) -> bool:
    """Whether settings only name the list of people, or of contacts, which is to be shown."""
    return [_key(word) for word in settings] in [[one] for one in _LISTS]


def sets_channel(text: str) -> bool:
    """Whether the text after /customer binds the channel in which it is said."""
    return "here" in map(_key, split_settings(text)[1])


def _key(word: str) -> str | None:
    return _WORDS.get(word.lower())


def _words(text: str) -> list[str]:
    curly = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    try:
        return shlex.split(text.translate(curly).replace("'", "\\'"))
    except ValueError:  # a quotation mark that is never closed
        return text.replace('"', " ").split()


def parse_lead_times(words: list[str]) -> Policy:
    """Return the policy of "5d 1d 2h": working days and hours before the date. Raises UnknownSetting."""
    found = _LEAD_TIME.findall(" ".join(words))
    if not 0 < len(found) <= _MOST_LEAD_TIMES or _LEAD_TIME.sub("", " ".join(words)).strip(" ,"):
        raise UnknownSetting(word=" ".join(words)[:40] or "remind")
    days = tuple(sorted({int(count) for count, unit in found if unit.lower() == "d"}, reverse=True))
    hours = tuple(sorted({int(count) for count, unit in found if unit.lower() == "h"}, reverse=True))
    return Policy(days, hours)


async def parse_change(context: RequestContext, words: list[str]) -> CustomerChange:
    """Return what the settings change. Raises UnknownSetting, UnknownPerson."""
    change, index, of = CustomerChange(), 0, "people"
    while index < len(words):
        key = _key(words[index])
        if key is None:
            raise UnknownSetting(word=words[index])
        until = index + 1
        while until < len(words) and _key(words[until]) is None:
            until += 1
        of = key if key in _LISTS else of
        if not (key in _LISTS and until == index + 1 < len(words)):  # "people remove @sam" only says what is changed
            key = "remove_contact" if (key, of) == ("remove", "contact") else key
            change = await _with_setting(context, change, key, words[index + 1 : until])
        index = until
    return change


async def _with_setting(context: RequestContext, change: CustomerChange, key: str, values: list[str]) -> CustomerChange:
    value = " ".join(values)
    if key == "here":
        if values or not context.request.place:
            raise UnknownSetting(word=f"here {value}".strip())
        return replace(change, channel=context.request.place)
    if not value:
        raise UnknownSetting(word=key)
    if key == "manager":
        return replace(change, manager=(await require_people(context, value))[0])
    if key in _OF_PEOPLE:
        return _with_people(change, key, await require_people(context, value))
    if key == "alias":
        return replace(change, aliases=(*change.aliases, *(one[:LONGEST_NAME] for one in values)))
    if key == "remind":
        return replace(change, policy=parse_lead_times(values))
    return replace(change, **{key: _PARSERS[key](value)})


def _with_people(change: CustomerChange, key: str, people: list[str]) -> CustomerChange:
    match key:
        case "people":
            return replace(change, listed=(*change.listed, *people))
        case "remove":
            return replace(change, unlisted=(*change.unlisted, *people))
        case "contact":
            return replace(change, contacts=(*change.contacts, *people))
        case _:
            return replace(change, removed_contacts=(*change.removed_contacts, *people))


def _known(find: Callable[[str], str | None]) -> Callable[[str], str]:
    """Return a parser of a setting's value, which refuses what `find` does not know."""

    def parse(value: str) -> str:
        found = find(value)
        if found is None:
            raise UnknownSetting(word=value[:40])
        return found

    return parse


def _announce(value: str) -> Announce:
    try:
        return Announce(value.lower())
    except ValueError:
        raise UnknownSetting(word=value[:40]) from None


_PARSERS = {
    "tier": lambda value: value.lower()[:40],
    "zone": _known(find_zone),
    "country": _known(find_country),
    "announce": _announce,
    "language": _known(find_language),
}
