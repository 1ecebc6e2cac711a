"""Reads the value of a setting of a customer: a tier, a zone, a country, a language, lead times."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.conversation.countries_and_zones import city_of, country_named, near_countries, near_zones, zones_named
from bot.conversation.customer_question import Misunderstood, Offer, unclear
from bot.conversation.customer_words import Words, near_of, replaced, text_of
from bot.conversation.request_context import RequestContext
from bot.i18n.catalogues import catalogue_of, catalogues, find_language
from bot.i18n.setting_texts import setting_text
from commitments.application.customers.configure_customer import CustomerChange
from commitments.application.customers.tiers import tiers_of
from commitments.domain.customer import Announce
from commitments.domain.reminder_policy import Policy

LONGEST_NAME = 80
LONGEST_NOTE = 300
DEFAULT = "default"
_LEAD_TIME = re.compile(r"(\d{1,3})\s*(?:([dh])|(일)|(시간))", re.IGNORECASE)
_MOST_LEAD_TIMES = 10
_MOST_OFFERED = 8


def with_value(
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


def lead_times_in(text: str) -> Policy | None:
    """Return the policy of "5d 1d 2h" or "5일 1일 2시간": working days and hours before the date."""
    found = _LEAD_TIME.findall(text)
    if not 0 < len(found) <= _MOST_LEAD_TIMES or _LEAD_TIME.sub("", text).strip(" ,"):
        return None
    in_days = {int(count) for count, unit, day, _ in found if day or unit.lower() == "d"}
    in_hours = {int(count) for count, unit, _, hour in found if hour or unit.lower() == "h"}
    return Policy(tuple(sorted(in_days, reverse=True)), tuple(sorted(in_hours, reverse=True)))


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
    known = [setting_text(context.localizer, "tier", one) for one in tiers_of(context.workspace)]
    tiers, command = ", ".join(known), context.typed["customer"]
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
