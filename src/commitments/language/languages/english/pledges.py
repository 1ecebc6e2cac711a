"""Finds English pledges by subject, future tense, verb and beneficiary, and the slots where their dates may stand."""

import re
from collections.abc import Iterator

from commitments.language.languages.english import pledge_words
from commitments.language.languages.english.pledge_clauses import (
    is_reported,
    lead_in,
    without_delegation,
    without_event_days,
    without_other_subjects,
)
from commitments.language.languages.english.services import Action, Manner, action_of, is_for_others, serves
from commitments.language.pledges.pledge_dates import DateSlot, spaced_pattern
from commitments.language.text.word_patterns import word_set

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
_WILL = rf"ill|{_WELL}|imma|let me|lemme|{_PROMISE}|{START}(?:will|shall|going to|gonna)"
_FUTURE = spaced_pattern(
    rf"(?<![\w'])(?:{_WE}|{_WILL}|(?P<also>(?:and|but) will))"
    rf" (?:{pledge_words.ADVERB} )?(?:{pledge_words.ADVERB} )?(?P<verb>(?:e-)?[a-z]{{2,15}})(?!\w)"
)
_START = spaced_pattern(START)
_PLAN = spaced_pattern("(?:.{0,9} )?(?:going to|gonna|imma|let me|lemme) ")
_TO_PLACE = spaced_pattern("going to (?-i:[A-Z][a-z])")  # "going to Denver" has no verb
_REASON = spaced_pattern(r"\b(?:since|because) $")
_FIRST = spaced_pattern(rf"(?<![\w']){pledge_words.SUBJECT}(?!\w)")
_CLIENT = spaced_pattern(pledge_words.CLIENT)
# "We can deliver by Friday" is a promise when it is no choice, and nobody is asked.
_CHOICE = spaced_pattern(r"\b(?:or|either|earliest|soonest|please|pls|work|works|prefer|want|need|would|only)\b")
_HAVING = word_set("have get")


def find_english_pledges(sentence: str) -> Iterator[DateSlot]:
    """Return the date slots of each pledge: what one of us promises to do for somebody else."""
    found = [match for match in _FUTURE.finditer(sentence) if not match["can"] or _START.match(sentence, match.start())]
    for match, following in zip(found, [*found[1:], None], strict=False):
        if not _is_about_others(match, sentence):
            clause = sentence[match.start("verb") : following.start() if following else None]
            yield from _date_slots(match, sentence, without_delegation(without_other_subjects(clause)))


def _date_slots(match: re.Match[str], sentence: str, clause: str) -> Iterator[DateSlot]:
    """Return the slots for the date of a pledge: its clause, and what stands before its subject."""
    manner = _manner(match)
    action = action_of(clause.partition(", ")[0] if manner.now else clause)
    if (match["can"] and not _is_delivery(sentence, action)) or (manner.now and not match["verb"].endswith("ing")):
        return
    serving = serves(action, manner)
    if serving is None:
        return
    needs_limit = not serving or match["can"] is not None
    yield DateSlot(without_event_days(clause), needs_limit=needs_limit)
    if not _is_program(action, manner):
        yield DateSlot(lead_in(sentence[: match.start()]), date_only=True, needs_limit=needs_limit)


def _manner(match: re.Match[str]) -> Manner:
    pledge = match.group().casefold()
    ours = pledge.startswith(("we", "our", "the team"))
    return Manner(ours, plan=not ours and _PLAN.match(pledge) is not None, now=match["now"] is not None)


def _is_about_others(match: re.Match[str], sentence: str) -> bool:
    """Whether others say it ("they think we'll …") or do it ("they came and will …"), or it only gives a reason."""
    head = sentence[: match.start()]
    if _TO_PLACE.search(match.group()) or _REASON.search(head) or is_reported(sentence, match.start()):
        return True
    return bool(match["also"] and not _FIRST.search(head))


def _is_program(action: Action, manner: Manner) -> bool:
    """Whether it may be a program: "on Monday we'll look at rates"; "on Monday we'll send it" is none."""
    return manner.ours and not action.is_one_of(pledge_words.GIVING) and not _CLIENT.search(action.tail)


def _is_delivery(sentence: str, action: Action) -> bool:
    """Whether "we can" is about a delivery and asks nobody for a preference."""
    gives = action.is_one_of(pledge_words.GIVING) or (action.is_one_of(_HAVING) and is_for_others(action))
    return gives and not _CHOICE.search(sentence)
