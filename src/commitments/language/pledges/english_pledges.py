"""Finds English pledges: subject, future, verb and whom it serves; and where the date of each may stand."""

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

_IS = "(?:'m|'re|'s|m| am| are| is)"
_HELLO = "".join(rf"|(?<=\b{word} )" for word in ("ok", "yes", "yep", "thx", "thanks", "cool", "sure", "np", "k"))
START = rf"(?:^|(?<=[^\w\s:] ){_HELLO})"
_WELL = "well(?= (?:send|have|get|ship|fix|deliver|push|share|deploy|call) )"
_VOW = "(?:i|we)(?: can)? (?:promise|commit) to|count on (?:us|me) to"
_WE = (
    rf"{pledge_words.SUBJECT}(?:'ll|'l| will| wil| shall|(?P<can> can)|{_IS}? (?:going to|gonna)"
    rf"|{_IS} (?:committed|set|scheduled) to|(?P<now>{_IS}))"
)
_WILL = rf"ill|{_WELL}|imma|let me|lemme|{_VOW}|{START}(?:will|going to|gonna)"
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
_IDIOM, _IDLE, _TREATS = (
    spaced_pattern(pledge_words.IDIOM),
    spaced_pattern(pledge_words.IDLE),
    spaced_pattern(exclusion_words.TREATS),
)
_TO_US = spaced_pattern(r"(?:me|us)\b")
_FROM = spaced_pattern(r"\bfrom (?!me\b|us\b|our (?:side|end|team)|now)\w")
_GATHERING = spaced_pattern(
    rf" (?:up )?(?:(?:an?|the|our|another|some) )?(?:team |quick |short )?{exclusion_words.GATHERING}\b"
    r"(?! (?:notes|recording|summary|minutes))"
)
_HOSTING = pledge_words.word_set("have take make run set do get host hold schedule arrange book organize organise plan")
# "We can deliver by Friday" is a promise when it is no choice, and nobody is asked.
_CHOICE = spaced_pattern(r"\b(?:or|either|earliest|soonest|please|pls|work|works|prefer|want|need|would|only)\b")


def find_english_pledges(sentence: str) -> Iterator[DateSlot]:
    """Give the places for the date of each thing that somebody of us says they will do for another."""
    found = [match for match in _FUTURE.finditer(sentence) if not match["can"] or _START.match(sentence, match.start())]
    for match, following in zip(found, [*found[1:], None], strict=False):
        tail = without_delegation(
            without_other_subjects(sentence[match.start("verb") : following.start() if following else None])
        )
        if _others_say(match, sentence) or (match["can"] and not _delivers(sentence, tail)):
            continue
        serves = _serves(tail, now=match["now"] is not None)
        if serves is not None:
            bound = not serves or match["can"] is not None
            yield DateSlot(without_event_days(tail), bound=bound)
            yield DateSlot(lead_in(sentence[: match.start()]), whole=True, bound=bound)


def _others_say(match: re.Match[str], sentence: str) -> bool:
    """Tell whether others say it ("they think we'll …"), or others do it ("they came and will …")."""
    head = sentence[: match.start()]
    return is_reported(sentence, match.start()) or bool(match["also"] and not _FIRST.search(head))


def _delivers(sentence: str, clause: str) -> bool:
    """Tell whether what we can do is to deliver, and no question of what others would like."""
    verb, _, rest = clause.partition(" ")
    verb = verb.casefold()
    return not _CHOICE.search(sentence) and (
        verb in pledge_words.GIVING or (verb in ("have", "get") and _for_others({verb}, clause, " " + rest))
    )


def _serves(clause: str, *, now: bool) -> bool | None:
    """Tell whether a clause, from its verb on, serves somebody (True), may do so (False), or is nothing for others."""
    verb, space, rest = clause.partition(" ")
    verb, tail = verb.casefold().strip(",.;:!").rsplit("-", 1)[-1], space + rest
    bases = base_forms(verb)
    if not pledge_words.ASKING.isdisjoint(bases) or _TO_US.match(rest) or (now and not verb.endswith("ing")):
        return None
    if _for_others(bases, clause, tail, now=now) or _goes_on(bases, clause):
        return True
    return None if now or _idle(verb, bases, clause, tail) else False


def _for_others(bases: set[str], clause: str, tail: str, *, now: bool = False) -> bool:
    client = _CLIENT.search(tail) is not None
    if (
        (now and (pledge_words.GIVING | pledge_words.DOING).isdisjoint(bases))
        or _TREATS.search(tail)
        or _selfish(bases, clause)
    ):
        return False
    if (_IDLE.match(clause) and not client) or (not bases.isdisjoint(("get", "have")) and _taken(tail)):
        return False
    if _GATHERING.match(tail) and not _HOSTING.isdisjoint(bases):
        return False
    if not pledge_words.GIVING.isdisjoint(bases) or client or _NAMED.search(tail):
        return True
    it = not now and not pledge_words.DOING.isdisjoint(bases) and _IT.match(tail)
    ready = not bases.isdisjoint(("have", "get")) and _READY.match(tail)
    return bool(it or ready or (not bases.isdisjoint(("give", "get", "bring")) and _NAME.match(tail)))


def _goes_on(bases: set[str], clause: str) -> bool:
    """Tell whether a second verb serves: "talk to legal and get back to you", "be at your site to install it"."""
    for also in _ALSO.finditer(clause):
        if (also["to"] is None or not bases.isdisjoint(pledge_words.GOING)) and _for_others(
            {also["verb"].casefold()}, clause[also.start("verb") :], clause[also.end() :]
        ):
            return True
    return False


def _idle(verb: str, bases: set[str], clause: str, tail: str) -> bool:
    if _taken(tail) or _selfish(bases, clause) or _IDLE.match(clause):
        return True
    return verb in ("have", "get") and (not _THING.match(tail) or _TREATS.search(tail) is not None)


def _selfish(bases: set[str], clause: str) -> bool:
    return not pledge_words.OWN.isdisjoint(bases) and not _IDIOM.match(clause)


def _taken(tail: str) -> bool:
    """Tell "get the parts from the vendor": we get, and do not give."""
    return _FROM.search(tail.partition(" and ")[0]) is not None


def base_forms(verb: str) -> set[str]:
    """Give what a verb may be without its -ing."""
    return {verb[:-3], verb[:-3] + "e", verb[:-4]} if verb.endswith("ing") else {verb}
