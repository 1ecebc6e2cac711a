"""Finds English promises that announce a delivery: "you'll have it by Friday", "fix goes out tomorrow, I'm on it"."""

import re
from collections.abc import Iterator

from commitments.language.languages.english import delivery_words, pledge_words
from commitments.language.languages.english.pledge_clauses import (
    is_reported,
    lead_in,
    without_event_days,
    without_other_subjects,
)
from commitments.language.languages.english.pledges import START
from commitments.language.languages.english.services import base_forms
from commitments.language.pledges.pledge_dates import DateSlot, spaced_pattern
from commitments.language.text.word_patterns import word_set

_SENDING = spaced_pattern(rf"{START}(?P<verb>[a-z]{{2,12}}ing)(?= )")
_SENT = word_set("send resend ship email mail forward")  # what is sent is sent to somebody
_THING = spaced_pattern(
    r" (?:the|it|them|that|this|these|those)\b"
    r"(?!.*\b(?:is|isn't|was|wasn't|costs?|takes?|means?|will|would|could|kids|children|spam)\b)"
)
_OWN = spaced_pattern(pledge_words.OWN)
_PRESENT = spaced_pattern(
    r"(?<![\w'])(?<!can )(?<!should )(?<!will )(?<!do )we"
    r" (?:ship|deliver|send|release|deploy|refund|restore|fix|patch|migrate|install|pay|credit)(?= )"
)
_WITHIN = spaced_pattern(r"\b(?:within|in) (?:\d|an?|one|two|three)")
_TO_YOU = spaced_pattern(
    r"(?:^|[,;–—-] )(?P<what>[\w#][^,;–—]{1,50}) to (?:you|u)(?= (?:by|before|tomorrow|tmrw|tonight|today)\b)"
)
_CLIENT, _NAMED = spaced_pattern(pledge_words.CLIENT), re.compile(pledge_words.NAMED)
_YOURS, _FOR_SURE, _GRANTED = (
    spaced_pattern(delivery_words.YOURS),
    spaced_pattern(delivery_words.FOR_SURE),
    spaced_pattern(delivery_words.GRANTED),
)
_OWNING, _OURS_TOO, _COMES = (
    spaced_pattern(delivery_words.OWNING),
    spaced_pattern(delivery_words.OURS_TOO),
    spaced_pattern(delivery_words.COMES),
)
_THEIRS, _WANTED, _ELSEWHERE = (
    spaced_pattern(delivery_words.THEIRS),
    spaced_pattern(delivery_words.WANTED),
    spaced_pattern(delivery_words.ELSEWHERE),
)
_AUXILIARY = spaced_pattern(delivery_words.AUXILIARY)


def find_english_deliveries(sentence: str) -> Iterator[DateSlot]:
    """Return the date slots of deliveries to somebody that come from us."""
    yield from _present_tense_slots(sentence)
    yield from _recipient_slots(sentence)
    comes = _COMES.search(sentence) is not None
    too = comes and _OURS_TOO.search(sentence) and not (_WANTED.search(sentence) or _THEIRS.search(sentence))
    if (too or takes_ownership(sentence)) and not _ELSEWHERE.search(sentence):
        yield DateSlot(sentence, needs_limit=not comes)


def takes_ownership(sentence: str) -> bool:
    """Whether one of us takes ownership: "I'm on it"."""
    return _OWNING.search(sentence) is not None


def announces_delivery(sentence: str) -> bool:
    """Whether a sentence announces a delivery: "fix goes out tomorrow"."""
    return _COMES.search(sentence) is not None and _THEIRS.search(sentence) is None


def _present_tense_slots(sentence: str) -> Iterator[DateSlot]:
    """Find "sending it to you tonight" and "we ship your order on Monday"."""
    for match in _SENDING.finditer(sentence):
        tail = without_other_subjects(sentence[match.end() :])
        verbs = base_forms(match["verb"].casefold())
        sent = not verbs.isdisjoint(_SENT) and _THING.match(f" {tail.lstrip()}") and not _OWN.search(tail)
        if sent or (_CLIENT.search(tail) and not verbs.isdisjoint(pledge_words.GIVING | pledge_words.DOING)):
            yield DateSlot(without_event_days(tail))
    for match in _PRESENT.finditer(sentence):
        tail = without_other_subjects(sentence[match.end() :])
        if not (_WITHIN.search(tail) or is_reported(sentence, match.start())):
            yield DateSlot(without_event_days(tail), needs_limit=not (_CLIENT.search(tail) or _NAMED.search(tail)))


def _recipient_slots(sentence: str) -> Iterator[DateSlot]:
    for match in _YOURS.finditer(sentence):
        tail = without_other_subjects(sentence[match.end() :])
        if not (is_reported(sentence, match.start()) or _THEIRS.search(match.group() + tail)):
            yield DateSlot(tail, needs_limit=_FOR_SURE.match(sentence, match.start()) is None)
            yield DateSlot(lead_in(sentence[: match.start()]), date_only=True)
    for match in _GRANTED.finditer(sentence):
        yield DateSlot(sentence[match.end() :])
    for match in _TO_YOU.finditer(sentence):
        if not _AUXILIARY.search(match["what"]):
            yield DateSlot(sentence[match.end() :])
