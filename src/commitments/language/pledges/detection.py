"""Detects whether an unmarked chat message contains a promise of ours, sentence by sentence.

The cheap tests run first; dates are only looked for where somebody of us says what they will do for another.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from commitments.language.languages.registry import PRODUCT
from commitments.language.pledges.hedges import hedged
from commitments.language.pledges.pledge_dates import DateSlot, has_date, spaced_pattern
from commitments.language.pledges.sentences import posted_by_bot, sentences

_PLEDGES = tuple(one.pledges() for one in reversed(PRODUCT.each) if one.pledges)
_SIGNS = tuple(sign for one in _PLEDGES for sign in one.signs)  # most chat has none and ends here
_MAX_PLEDGES = 40  # sentences of a message in which a date is searched


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return spaced_pattern("|".join(patterns))


_EXCLUDED = _any(one.excluded for one in _PLEDGES)
_DISCLAIMER = _any(one.disclaimer for one in _PLEDGES)
_AFTERTHOUGHT = _any(one.afterthought for one in _PLEDGES)
_NOT_SERIOUS = _any(one.not_serious for one in _PLEDGES)
_UNLESS = _any(one.unless for one in _PLEDGES)
_RESERVATION = _any(one.reservation for one in _PLEDGES)
_THEN = _any(one.then for one in _PLEDGES)
_REQUEST = _any(one.request for one in _PLEDGES)
_OFFER = _any(one.offer for one in _PLEDGES)
_WORKS = _any(one.works for one in _PLEDGES)
_PURPOSE = _any(one.purpose for one in _PLEDGES)
_HELPED = _any(one.helped for one in _PLEDGES)
_FOR_YOU = _any(one.for_you for one in _PLEDGES)
_BY_THEN = _any(one.by_then for one in _PLEDGES)


def detect(text: str) -> bool:
    """Whether `text` contains a promise of ours: what we will do for somebody, with a date. Never raises.

    For messages that nobody marked as a command. When in doubt, False.
    """
    low = text[:10_000].casefold()
    if not any(sign in low for sign in _SIGNS):
        return False
    said = ["", *sentences(text), ""]
    spoken = ((slots, *near) for near in zip(said, said[1:], said[2:], strict=False) if (slots := _pledge_slots(*near)))
    promised = any(
        _is_firm(*pledge) and (_is_for_you(pledge[2]) or not any(map(_HELPED.search, said)))
        for pledge in islice(spoken, _MAX_PLEDGES)
    )
    return promised and not _DISCLAIMER.search(" ".join(said)) and not posted_by_bot(text)


def _pledge_slots(before: str, sentence: str, after: str) -> list[DateSlot]:
    """Return the date slots of the pledges in a sentence, which stands between its neighbours."""
    if sentence.endswith("?") or _has_tag_question(sentence, after) or _is_offer(before, sentence, after):
        return []
    return list(_date_slots(sentence, before, after))


def _is_firm(slots: list[DateSlot], before: str, sentence: str, after: str) -> bool:
    """Whether a pledge has a date and is not withdrawn."""
    if _EXCLUDED.search(_PURPOSE.sub("", sentence)) or hedged(_WORKS.sub(" ", sentence)) or _is_withdrawn(after):
        return False
    return not (_THEN.match(sentence) and _REQUEST.search(before)) and any(map(has_date, slots))


def _is_for_you(sentence: str) -> bool:
    """Whether something is done for "you", or handed over."""
    return _FOR_YOU.search(_HELPED.sub(" ", sentence)) is not None


def _has_tag_question(sentence: str, after: str) -> bool:
    """Whether a short tag question follows a sentence: "드릴게요 괜찮으세요?"."""
    return sentence[-1] not in ".!~" and after.endswith("?") and after.count(" ") < 3


def _is_offer(before: str, sentence: str, after: str) -> bool:
    """Whether "we can" is an offer: "Please sign so we can ship", "We can ship it today. Is that ok?"."""
    if not _OFFER.search(sentence):
        return False
    return after.endswith("?") or before.endswith(" so") or _REQUEST.search(before) is not None


def _is_withdrawn(after: str) -> bool:
    """Whether the next sentence sets conditions, laughs, reports, or hedges (when short, or with "though")."""
    if _AFTERTHOUGHT.match(after) or _UNLESS.match(after) or _NOT_SERIOUS.match(after):
        return True
    return (after.count(" ") < 4 or _RESERVATION.match(after) is not None) and not after.endswith("?") and hedged(after)


def _date_slots(sentence: str, before: str, after: str) -> Iterator[DateSlot]:
    """Return the slots for a date: in the sentence, or in a neighbour that is nothing but a date."""
    found = [slot for one in _PLEDGES for slot in one.find(sentence)]
    if not found:
        yield from _slots_beside_ownership(sentence, before, after)
        return
    yield from found
    yield from _date_only_neighbours(before, after)
    if _BY_THEN.search(sentence):
        yield DateSlot(before)


def _date_only_neighbours(before: str, after: str) -> Iterator[DateSlot]:
    """Return the neighbours that may be nothing but a date; the date of a question belongs to the question."""
    if not after.endswith("?"):
        yield DateSlot(after, date_only=True, needs_limit=True)
    if not before.endswith("?"):
        yield DateSlot(before, date_only=True)


def _slots_beside_ownership(sentence: str, before: str, after: str) -> Iterator[DateSlot]:
    """Return the slots for a date in "Fix goes out tomorrow." next to "I'm on it."."""
    if _REQUEST.search(sentence):
        return
    for one in _PLEDGES:
        yield from one.beside_ownership(sentence, before, after)
