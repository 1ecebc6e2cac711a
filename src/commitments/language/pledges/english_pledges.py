"""Finds English pledges by subject, future tense, verb and beneficiary, and the slots where their dates may stand."""

import re
from collections.abc import Iterator

from commitments.language.pledges.english_clauses import (
    is_reported,
    lead_in,
    without_delegation,
    without_event_days,
    without_other_subjects,
)
from commitments.language.pledges.pledge_dates import DateSlot, spaced_pattern
from commitments.language.words import exclusion_words, pledge_words
from commitments.language.words.word_patterns import word_set

_IS = "(?:'m|'re|'s|m| am| are| is)"
_INTERJECTION = "".join(
    rf"|(?<=\b{word} )" for word in ("ok", "yes", "yep", "thx", "thanks", "cool", "sure", "np", "k")
)
START = rf"(?:^|(?<=[^\w\s:] ){_INTERJECTION})"
_WELL = "well(?= (?:send|have|get|ship|fix|deliver|push|share|deploy|call) )"
_PROMISE = "(?:i|we)(?: can)? (?:promise|commit) to|count on (?:us|me) to"
_WE = (
    rf"{pledge_words.SUBJECT}(?:'ll|'l| will| wil| shall|(?P<can> can)|{_IS}? (?:going to|gonna)"
    rf"|{_IS} (?:committed|set|scheduled) to|(?P<now>{_IS}))"
)
_WILL = rf"ill|{_WELL}|imma|let me|lemme|{_PROMISE}|{START}(?:will|going to|gonna)"
_FUTURE = spaced_pattern(
    rf"(?<![\w'])(?:{_WE}|{_WILL}|(?P<also>(?:and|but) will))"
    rf" (?:{pledge_words.ADVERB} )?(?:{pledge_words.ADVERB} )?(?P<verb>[a-z]{{2,15}})(?!\w)"
)
_START = spaced_pattern(START)
_ALSO = spaced_pattern(r"\b(?:and|then|(?P<to>to)) (?:then |will )?(?P<verb>[a-z]{2,15})\b")
_FIRST = spaced_pattern(rf"(?<![\w']){pledge_words.SUBJECT}(?!\w)")
_CLIENT, _NAMED = spaced_pattern(pledge_words.CLIENT), re.compile(pledge_words.NAMED)
_NAME = re.compile(rf"\s(?!{pledge_words.DATES})[A-Z]\w")
_IT, _THING, _READY = (
    spaced_pattern(" (?:it|this|that|them)\\b"),
    spaced_pattern(pledge_words.THING),
    spaced_pattern(pledge_words.READY),
)
_IDIOM, _FOR_NOBODY, _TREATS = (
    spaced_pattern(pledge_words.IDIOM),
    spaced_pattern(pledge_words.FOR_NOBODY),
    spaced_pattern(exclusion_words.TREATS),
)
_TO_US = spaced_pattern(r"(?:me|us)\b")
_FROM = spaced_pattern(r"\bfrom (?!me\b|us\b|our (?:side|end|team)|now)\w")
_GATHERING = spaced_pattern(
    rf" (?:up )?(?:(?:an?|the|our|another|some) )?(?:team |quick |short )?{exclusion_words.MEETINGS}\b"
    r"(?! (?:notes|recording|summary|minutes))"
)
_HOSTING = word_set("have take make run set do get host hold schedule arrange book organize organise plan")
# "We can deliver by Friday" is a promise when it is no choice, and nobody is asked.
_CHOICE = spaced_pattern(r"\b(?:or|either|earliest|soonest|please|pls|work|works|prefer|want|need|would|only)\b")


def find_english_pledges(sentence: str) -> Iterator[DateSlot]:
    """Return the date slots of each pledge: what one of us promises to do for somebody else."""
    found = [match for match in _FUTURE.finditer(sentence) if not match["can"] or _START.match(sentence, match.start())]
    for match, following in zip(found, [*found[1:], None], strict=False):
        tail = without_delegation(
            without_other_subjects(sentence[match.start("verb") : following.start() if following else None])
        )
        if _is_about_others(match, sentence) or (match["can"] and not _is_delivery(sentence, tail)):
            continue
        serves = _serves(tail, now=match["now"] is not None)
        if serves is not None:
            needs_limit = not serves or match["can"] is not None
            yield DateSlot(without_event_days(tail), needs_limit=needs_limit)
            yield DateSlot(lead_in(sentence[: match.start()]), date_only=True, needs_limit=needs_limit)


def _is_about_others(match: re.Match[str], sentence: str) -> bool:
    """Whether others say it ("they think we'll …"), or others do it ("they came and will …")."""
    head = sentence[: match.start()]
    return is_reported(sentence, match.start()) or bool(match["also"] and not _FIRST.search(head))


def _is_delivery(sentence: str, clause: str) -> bool:
    """Whether "we can" is about a delivery and asks nobody for a preference."""
    verb, _, rest = clause.partition(" ")
    verb = verb.casefold()
    return not _CHOICE.search(sentence) and (
        verb in pledge_words.GIVING or (verb in ("have", "get") and _for_others({verb}, clause, " " + rest))
    )


def _serves(clause: str, *, now: bool) -> bool | None:
    """Whether a clause, from its verb on, serves somebody: True, False where it may, None where it serves nobody."""
    verb, space, rest = clause.partition(" ")
    verb, tail = verb.casefold().strip(",.;:!").rsplit("-", 1)[-1], space + rest
    bases = base_forms(verb)
    if not pledge_words.ASKING.isdisjoint(bases) or _TO_US.match(rest) or (now and not verb.endswith("ing")):
        return None
    if _for_others(bases, clause, tail, now=now) or _second_verb_serves(bases, clause):
        return True
    return None if now or _serves_nobody(verb, bases, clause, tail) else False


def _for_others(bases: set[str], clause: str, tail: str, *, now: bool = False) -> bool:
    client = _CLIENT.search(tail) is not None
    if (
        (now and (pledge_words.GIVING | pledge_words.DOING).isdisjoint(bases))
        or _TREATS.search(tail)
        or _is_for_oneself(bases, clause)
    ):
        return False
    if (_FOR_NOBODY.match(clause) and not client) or (not bases.isdisjoint(("get", "have")) and _is_receiving(tail)):
        return False
    if _GATHERING.match(tail) and not _HOSTING.isdisjoint(bases):
        return False
    if not pledge_words.GIVING.isdisjoint(bases) or client or _NAMED.search(tail):
        return True
    it = not now and not pledge_words.DOING.isdisjoint(bases) and _IT.match(tail)
    ready = not bases.isdisjoint(("have", "get")) and _READY.match(tail)
    return bool(it or ready or (not bases.isdisjoint(("give", "get", "bring")) and _NAME.match(tail)))


def _second_verb_serves(bases: set[str], clause: str) -> bool:
    """Whether a second verb serves: "talk to legal and get back to you", "be at your site to install it"."""
    for also in _ALSO.finditer(clause):
        if (also["to"] is None or not bases.isdisjoint(pledge_words.GOING)) and _for_others(
            {also["verb"].casefold()}, clause[also.start("verb") :], clause[also.end() :]
        ):
            return True
    return False


def _serves_nobody(verb: str, bases: set[str], clause: str, tail: str) -> bool:
    if _is_receiving(tail) or _is_for_oneself(bases, clause) or _FOR_NOBODY.match(clause):
        return True
    return verb in ("have", "get") and (not _THING.match(tail) or _TREATS.search(tail) is not None)


def _is_for_oneself(bases: set[str], clause: str) -> bool:
    return not pledge_words.FOR_ONESELF.isdisjoint(bases) and not _IDIOM.match(clause)


def _is_receiving(tail: str) -> bool:
    """Whether we receive instead of give: "get the parts from the vendor"."""
    return _FROM.search(tail.partition(" and ")[0]) is not None


def base_forms(verb: str) -> set[str]:
    """Return the possible base forms of a verb in -ing."""
    return {verb[:-3], verb[:-3] + "e", verb[:-4]} if verb.endswith("ing") else {verb}
