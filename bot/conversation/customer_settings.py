"""Parses the settings that follow a customer's name: "Acme tier gold zone Asia/Seoul"."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from bot.conversation.customer_question import Misunderstood, Offer, misspelt, typed, unclear
from bot.conversation.customer_setting_values import DEFAULT, LONGEST_NAME, with_value
from bot.conversation.customer_words import Word, Words, quoted, replaced, text_of, words_of
from bot.conversation.mentions import people_and_rest
from bot.conversation.request_context import RequestContext
from commitments.application.customers.configure_customer import CustomerChange, Resettable
from commitments.domain.errors import UnknownPerson

_LISTS = ("people", "contact", "alias")
_OF_PEOPLE = ("people", "remove", "contact", "remove_contact")
_MINUS = re.compile(r"^[-–−]\s?")  # "alias -Akme"
_JOINING = frozenset({"and", "&", "및", "와", "과", "님", "을", "를"})
_ONCE = frozenset({"tier", "zone", "country", "language", "manager", "announce", "remind"})
_ALONE = frozenset({"archive", "restore", "settings", "list", "everyone", "help"})
_MAY_BEGIN = frozenset({"rename", "merge", "archive", "restore", "settings"})
INTO = frozenset({"to", "into", "with", "as", "->", "→", "=>", "으로", "로", "에"})
_OBJECTS = frozenset({"을", "를", "와", "과", "랑"})
_TO_THE_END = frozenset({"values", "rename", "merge"})
_RESET: Mapping[str, Resettable] = {
    "tier": "tier",
    "zone": "zone",
    "country": "country",
    "language": "language",
    "remind": "policy",
    "manager": "manager",
    "here": "channel",
}


def split_settings(words: Words) -> tuple[Words, Words]:
    """Return the words of the customer's name, and those from the first setting on; a name has one word at least."""
    head = next((at for at, word in enumerate(words) if at and word.key), len(words))
    return words[:head], words[head:]


def name_first(words: Words) -> Words:
    """Return "archive Acme", "rename Acme to Acme Inc", "merge Acmee into Acme" with the name before the keyword."""
    key = words[0].key
    if len(words) < 2 or key not in _MAY_BEGIN or any(word.key for word in words[1:]):
        return words
    if key not in _TO_THE_END:
        return [*words[1:], words[0]]
    joins = next((at for at in range(2, len(words) - 1) if words[at].text.lower() in INTO), None)
    return words if joins is None else [*words[1:joins], words[0], *words[joins + 1 :]]


def verb_before(words: Words) -> Words:
    """Return "Acmee를 Acme에 합치기", or in the other order, with the verb between the names: Acmee 합치기 Acme."""
    *named, verb = words
    if verb.key not in ("merge", "rename") or any(word.key for word in named):
        return words
    what = next((at for at, word in enumerate(named) if _ending(word, _OBJECTS)), None)
    if what is None:
        return words
    into = next((at for at in range(what) if _ending(named[at], INTO)), None)
    if into is not None and what == len(named) - 1:  # Acme에 Acmee를 합치기
        return [*_bare(named[into + 1 :], _OBJECTS), verb, *_bare(named[: into + 1], INTO)]
    if what == len(named) - 1:
        return words
    return [*_bare(named[: what + 1], _OBJECTS), verb, *_bare(named[what + 1 :], INTO)]


def _ending(word: Word, particles: Collection[str]) -> str:
    """Return the longest of some particles that a word ends with, or ""."""
    found = [one for one in particles if word.text.endswith(one) and not (one.isascii() or word.quoted)]
    return max(found, key=len, default="")


def _bare(words: Words, particles: Collection[str]) -> list[Word]:
    """Return words without the particle at their end."""
    last = replace(words[-1], text=words[-1].text.removesuffix(_ending(words[-1], particles)))
    return [*words[:-1], *([last] if last.text else [])]


def is_only(settings: Words, *meanings: str) -> bool:
    """Whether settings are one keyword alone, of these."""
    return len(settings) == 1 and settings[0].key in meanings


def sets_channel(text: str) -> bool:
    """Whether the text after /customer binds the channel in which it is said."""
    return any(word.key == "here" for word in split_settings(words_of(text))[1])


async def parse_change(context: RequestContext, words: Words) -> CustomerChange:
    """Return what the settings change. Raises Misunderstood, UnknownPerson."""
    change, index, of = CustomerChange(), 0, "people"
    while index < len(words):
        key, until = words[index].key or "", _end_of(words, index)
        if key in _ONCE and any(word.key == key for word in words[:index]):
            raise Misunderstood(context.text("customer.twice", word=words[index].text))
        of = key if key in _LISTS else of
        following = words[until].key if until == index + 1 < len(words) else None
        if key == "remove" and following == "alias":  # "remove alias Akme"
            index, until, key = until, _end_of(words, until), "remove_alias"
            change = await _with_setting(context, change, key, words, index + 1, until)
        elif not (key in _LISTS and following and (key != "alias" or following == "remove")):
            # "people remove @sam", "alias remove Akme" only say what is changed
            key = f"remove_{of}" if key == "remove" and of != "people" else key
            change = await _with_setting(context, change, key, words, index + 1, until)
        index = until
    return change


def _end_of(words: Words, index: int) -> int:
    if words[index].key in _TO_THE_END:
        return len(words)
    return next((at for at in range(index + 1, len(words)) if words[at].key), len(words))


async def _with_setting(
    context: RequestContext, change: CustomerChange, key: str, words: Words, start: int, end: int
) -> CustomerChange:
    value = text_of(words[start:end])
    is_default = end == start + 1 and words[start].value == DEFAULT
    if key == "here" and not is_default:
        return replace(change, channel=_channel(context, words, start, end))
    if key in _ALONE:
        raise unclear(context, text_of([*words[: start - 1], *words[start:]]) or words[start - 1].text, "alone")
    if not value:
        raise unclear(context, words[start - 1].text, _CHOICES.get(key, "any"))
    if key in _RESET and is_default:
        return replace(change, reset=change.reset | {_RESET[key]})
    if key in _OF_PEOPLE or key == "manager":
        return _with_people(context, change, key, await _people(context, words, start, end))
    if key == "remove_alias" or (key == "alias" and _MINUS.match(value)):
        removed = [_MINUS.sub("", one) for one in _aliases(context, words, start, end)]
        return replace(change, removed_aliases=(*change.removed_aliases, *removed))
    if key == "alias":
        return replace(change, aliases=(*change.aliases, *_aliases(context, words, start, end)))
    try:
        return with_value(context, change, key, words, start, end)
    except Misunderstood:  # a word of a value that is not understood may be a misspelt keyword
        _require_no_keyword(context, words, start, end)
        raise


def _require_no_keyword(context: RequestContext, words: Words, start: int, end: int) -> None:
    """Raise Misunderstood if a word is like a keyword."""
    if (wrong := next((at for at in range(start, end) if words[at].near), None)) is not None:
        raise misspelt(context, words, wrong)


def _aliases(context: RequestContext, words: Words, start: int, end: int) -> list[str]:
    _require_no_keyword(context, words, start + 1, end)
    named, text = words[start:end], text_of(words[start:end])
    if any(one.quoted for one in named):
        names = [one.text if one.quoted else one.text.strip(",") for one in named]
    elif "," in text.rstrip(","):
        names = [one.strip() for one in text.split(",")]
    elif len(named) > 1:
        each = [*words[:start], *map(quoted, named), *words[end:]]
        offers = [Offer(text, replaced(words, start, end, text)), Offer(" · ".join(one.text for one in named), each)]
        raise Misunderstood(
            context.text("customer.which_alias", name=text[:80]),
            offers,
            context.text("choices.alias", **typed(context)),
        )
    else:
        names = [text]
    return [one[:LONGEST_NAME] for one in names if one]


async def _people(context: RequestContext, words: Words, start: int, end: int) -> list[str]:
    """Return the people of a setting. Raises Misunderstood for words beside them, UnknownPerson."""
    people, rest = await people_and_rest(context, text_of(words[start:end]))
    beside = [word for word in rest.replace(",", " ").split() if word.lower() not in _JOINING]
    if beside and not beside[0].startswith("@"):
        _require_no_keyword(context, words, start, end)
        raise unclear(context, " ".join(beside), "person")
    if beside or not people:
        raise UnknownPerson(person=" ".join(beside)[:80] or text_of(words[start:end])[:80])
    return people


def _channel(context: RequestContext, words: Words, start: int, end: int) -> str:
    if start < end:
        raise unclear(context, text_of(words[start - 1 : end]), "here", [Offer(words[start - 1].text, words[:start])])
    if not context.request.place:
        raise Misunderstood(context.text("customer.here_nowhere", customer=context.typed["customer"]))
    return context.request.place


def _with_people(context: RequestContext, change: CustomerChange, key: str, people: list[str]) -> CustomerChange:
    match key:
        case "manager":
            if len(people) > 1:
                raise Misunderstood(context.text("customer.one_manager"))
            return replace(change, manager=people[0])
        case "people":
            return replace(change, listed=(*change.listed, *people))
        case "remove":
            return replace(change, unlisted=(*change.unlisted, *people))
        case "contact":
            return replace(change, contacts=(*change.contacts, *people))
        case _:
            return replace(change, removed_contacts=(*change.removed_contacts, *people))


_CHOICES = {
    "language": "language", "alias": "alias", "values": "values", "rename": "rename",
    "tier": "tier", "zone": "zone", "country": "country", "announce": "announce", "remind": "remind",
    "manager": "person", "people": "person", "contact": "person", "remove": "person", "remove_contact": "person",
    "remove_alias": "alias",
}  # fmt: skip
