"""Parses the settings that follow a customer's name: "Acme tier gold zone Asia/Seoul"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.conversation.customer_question import Misunderstood, Offer, misspelt, unclear
from bot.conversation.customer_words import Words, near_of, replaced, text_of, words_of
from bot.conversation.mentions import people_and_rest
from bot.conversation.places import city_of, country_named, near_countries, near_zones, zones_named
from bot.conversation.request_context import RequestContext
from bot.i18n.catalogues import catalogue_of, catalogues, find_language
from commitments.application.customers.configure_customer import CustomerChange, Resettable
from commitments.application.customers.tiers import tiers_of
from commitments.domain.customer import Announce
from commitments.domain.errors import UnknownPerson
from commitments.domain.reminder_policy import Policy

LONGEST_NAME = 80
LONGEST_NOTE = 300
DEFAULT = "default"
_LISTS = ("people", "contact")
_OF_PEOPLE = ("people", "remove", "contact", "remove_contact")
_JOINING = frozenset({"and", "&", "및", "와", "과", "님", "을", "를"})
_ONCE = frozenset({"tier", "zone", "country", "language", "manager", "announce", "remind"})
_ALONE = frozenset({"archive", "restore", "settings", "list", "everyone", "help"})
_MAY_BEGIN = frozenset({"rename", "merge", "archive", "restore", "settings"})
INTO = frozenset({"to", "into", "with", "as", "->", "→", "=>", "으로", "로", "에"})
_TO_THE_END = frozenset({"values", "rename", "merge"})
_RESET: Mapping[str, Resettable] = {
    "tier": "tier",
    "zone": "zone",
    "country": "country",
    "language": "language",
    "remind": "policy",
}
_LEAD_TIME = re.compile(r"(\d{1,3})\s*(?:([dh])|(일)|(시간))", re.IGNORECASE)
_MOST_LEAD_TIMES = 10
_MOST_OFFERED = 8


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


def is_only(settings: Words, *meanings: str) -> bool:
    """Whether settings are one keyword alone, of these."""
    return len(settings) == 1 and settings[0].key in meanings


def sets_channel(text: str) -> bool:
    """Whether the text after /customer binds the channel in which it is said."""
    return any(word.key == "here" for word in split_settings(words_of(text))[1])


def lead_times_in(text: str) -> Policy | None:
    """Return the policy of "5d 1d 2h" or "5일 1일 2시간": working days and hours before the date."""
    found = _LEAD_TIME.findall(text)
    if not 0 < len(found) <= _MOST_LEAD_TIMES or _LEAD_TIME.sub("", text).strip(" ,"):
        return None
    in_days = {int(count) for count, unit, day, _ in found if day or unit.lower() == "d"}
    in_hours = {int(count) for count, unit, _, hour in found if hour or unit.lower() == "h"}
    return Policy(tuple(sorted(in_days, reverse=True)), tuple(sorted(in_hours, reverse=True)))


async def parse_change(context: RequestContext, words: Words) -> CustomerChange:
    """Return what the settings change. Raises Misunderstood, UnknownPerson."""
    change, index, of = CustomerChange(), 0, "people"
    while index < len(words):
        key, until = words[index].key or "", _end_of(words, index)
        if key in _ONCE and any(word.key == key for word in words[:index]):
            raise Misunderstood(context.text("customer.twice", word=words[index].text))
        of = key if key in _LISTS else of
        if not (key in _LISTS and until == index + 1 < len(words)):  # "people remove @sam" only says what is changed
            key = "remove_contact" if (key, of) == ("remove", "contact") else key
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
    if key == "here":
        return replace(change, channel=_channel(context, words, start, end))
    if key in _ALONE:
        raise unclear(context, text_of([*words[: start - 1], *words[start:]]) or words[start - 1].text, "alone")
    if not value:
        raise unclear(context, words[start - 1].text, _CHOICES.get(key, "any"))
    if key in _RESET and words[start].value == DEFAULT and end == start + 1:
        return replace(change, reset=change.reset | {_RESET[key]})
    if key in _OF_PEOPLE or key == "manager":
        return _with_people(context, change, key, await _people(context, words, start, end))
    if key == "alias":
        return replace(change, aliases=(*change.aliases, *_aliases(context, words, start, end)))
    try:
        return _with_value(context, change, key, words, start, end)
    except Misunderstood:  # a word of a value that is not understood may be a misspelt keyword
        _require_no_keyword(context, words, start, end)
        raise


def _with_value(
    context: RequestContext, change: CustomerChange, key: str, words: Words, start: int, end: int
) -> CustomerChange:
    said = context, words, start, end
    match key:
        case "tier":
            return replace(change, tier=_tier(*said))
        case "zone":
            return replace(change, zone=_zone(*said))
        case "country":
            return replace(change, country=_country(*said))
        case "language":
            return replace(change, language=_language(*said))
        case "announce":
            return replace(change, announce=_announce(*said))
        case "remind":
            return replace(change, policy=_remind(*said))
        case "values":
            return replace(change, note=_note(*said))
        case "rename":
            return replace(change, name=text_of(words[start:end])[:LONGEST_NAME])
        case _:
            raise unclear(context, words[start - 1].text, "any")


def _require_no_keyword(context: RequestContext, words: Words, start: int, end: int) -> None:
    """Raise Misunderstood if a word is like a keyword."""
    if (wrong := next((at for at in range(start, end) if words[at].near), None)) is not None:
        raise misspelt(context, words, wrong)


def _aliases(context: RequestContext, words: Words, start: int, end: int) -> list[str]:
    _require_no_keyword(context, words, start + 1, end)
    return [one.text[:LONGEST_NAME] for one in words[start:end]]


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


def _offers(words: Words, start: int, end: int, found: Mapping[str, str]) -> list[Offer]:
    """Return an offer for each label and value, which stands in the place of what was said."""
    return [Offer(label, replaced(words, start, end, value)) for label, value in list(found.items())[:_MOST_OFFERED]]


def _tier(context: RequestContext, words: Words, start: int, end: int) -> str:
    said = (words[start].value if end == start + 1 else text_of(words[start:end])).lower()
    known = tiers_of(context.workspace)
    if said in known:
        return said
    raise no_such_tier(context, said, _offers(words, start, end, {one: one for one in near_tiers(said, known)}))


def near_tiers(said: str, known: Sequence[str]) -> list[str]:
    """Return the tiers that a word may mean, also by what another language says for them."""
    spoken = {
        word: tier for one in catalogues().values() for tier in known for word in one.setting_values.get(tier, ())
    }
    spoken |= {tier: tier for tier in known}
    return list(dict.fromkeys(spoken[one] for one in near_of(said, spoken)))


def no_such_tier(context: RequestContext, said: str, offers: Sequence[Offer] = ()) -> Misunderstood:
    """Return the refusal of a tier that nobody set up, which names the others."""
    tiers, command = ", ".join(tiers_of(context.workspace)), context.typed["customer"]
    note = context.text("customer.tiers", tiers=tiers, customer=command, tier=said[:40])
    return Misunderstood(context.text("customer.no_tier", tier=said[:40]), offers, note)


def _zone(context: RequestContext, words: Words, start: int, end: int) -> str:
    said = text_of(words[start:end])
    found = zones_named(said, context.now)
    if len(found) == 1:
        return found[0]
    offers = _offers(words, start, end, {city_of(zone): zone for zone in found or near_zones(said, _MOST_OFFERED)})
    if found:
        raise Misunderstood(context.text("customer.which_zone", name=said[:40]), offers, context.text("choices.zone"))
    raise unclear(context, said, "zone", offers)


def _country(context: RequestContext, words: Words, start: int, end: int) -> str:
    said = text_of(words[start:end])
    if code := country_named(said):
        return code
    names = catalogue_of(context.localizer.language).locale.territories
    near = {names[code]: code for code in near_countries(said, _MOST_OFFERED)}
    raise unclear(context, said, "country", _offers(words, start, end, near))


def _language(context: RequestContext, words: Words, start: int, end: int) -> str:
    said = text_of(words[start:end])
    if language := find_language(said):
        return language
    title = context.text("customer.unclear", word=said[:40])
    known = {one.name: one.code for one in catalogues().values()}
    raise Misunderstood(title, _offers(words, start, end, known), context.text("choices.any_of", list=", ".join(known)))


def _announce(context: RequestContext, words: Words, start: int, end: int) -> Announce:
    said = words[start].value.lower() if end == start + 1 else text_of(words[start:end])
    if said in set(Announce):
        return Announce(said)
    raise unclear(context, said, "announce", _offers(words, start, end, {one.value: one.value for one in Announce}))


def _remind(context: RequestContext, words: Words, start: int, end: int) -> Policy:
    said = text_of(words[start:end])
    if policy := lead_times_in(said):
        return policy
    raise unclear(context, said, "remind")


def _note(context: RequestContext, words: Words, start: int, end: int) -> str:
    said = text_of(words[start:end])
    if len(said) > LONGEST_NOTE:
        raise Misunderstood(context.text("customer.long_note", count=LONGEST_NOTE))
    return "" if end == start + 1 and words[start].value == DEFAULT else said


_CHOICES = {
    "language": "language", "alias": "alias", "values": "values", "rename": "rename",
    "tier": "tier", "zone": "zone", "country": "country", "announce": "announce", "remind": "remind",
    "manager": "person", "people": "person", "contact": "person", "remove": "person", "remove_contact": "person",
}  # fmt: skip
