"""Finds English promises that say what comes: "you'll have it by Friday", "fix goes out tomorrow, I'm on it"."""

import re
from collections.abc import Iterator

from commitments.language.clauses import hangs, head_of, ours, own_days
from commitments.language.dated import Place, pattern
from commitments.language.english_pledges import START, bases_of
from commitments.language.words import coming as come
from commitments.language.words import promising as say

_SENDING = pattern(rf"{START}(?P<verb>[a-z]{{2,12}}ing)(?= )")
_PRESENT = pattern(
    r"(?<![\w'])(?<!can )(?<!should )(?<!will )(?<!do )we"
    r" (?:ship|deliver|send|release|deploy|refund|restore|fix|patch|migrate|install|pay|credit)(?= )"
)
_WITHIN = pattern(r"\b(?:within|in) (?:\d|an?|one|two|three)")
_TO_YOU = pattern(
    r"(?:^|[,;–—-] )(?P<what>[\w#][^,;–—]{1,50}) to (?:you|u)(?= (?:by|before|tomorrow|tmrw|tonight|today)\b)"
)
_CLIENT, _NAMED = pattern(say.CLIENT), re.compile(say.NAMED)
_YOURS, _FOR_SURE, _GRANTED = pattern(come.YOURS), pattern(come.FOR_SURE), pattern(come.GRANTED)
_OWNING, _OURS_TOO, _COMES = pattern(come.OWNING), pattern(come.OURS_TOO), pattern(come.COMES)
_THEIRS, _WANTED, _ELSEWHERE = pattern(come.THEIRS), pattern(come.WANTED), pattern(come.ELSEWHERE)
_AUXILIARY = pattern(come.AUXILIARY)


def arrivals(sentence: str) -> Iterator[Place]:
    """Give the places for the date of what will come to somebody, where it comes from us."""
    yield from _presents(sentence)
    yield from _yours(sentence)
    comes = _COMES.search(sentence) is not None
    too = comes and _OURS_TOO.search(sentence) and not (_WANTED.search(sentence) or _THEIRS.search(sentence))
    if (too or owned(sentence)) and not _ELSEWHERE.search(sentence):
        yield Place(sentence, bound=not comes)


def owned(sentence: str) -> bool:
    """Tell whether a sentence says that somebody of us has taken it on: "I'm on it"."""
    return _OWNING.search(sentence) is not None


def coming(sentence: str) -> bool:
    """Tell whether a sentence says that something comes: "fix goes out tomorrow"."""
    return _COMES.search(sentence) is not None and _THEIRS.search(sentence) is None


def _presents(sentence: str) -> Iterator[Place]:
    """Find "sending it to you tonight" and "we ship your order on Monday"."""
    for match in _SENDING.finditer(sentence):
        tail = ours(sentence[match.end() :])
        if _CLIENT.search(tail) and not bases_of(match["verb"].casefold()).isdisjoint(say.GIVING | say.DOING):
            yield Place(own_days(tail))
    for match in _PRESENT.finditer(sentence):
        tail = ours(sentence[match.end() :])
        if not _WITHIN.search(tail):
            yield Place(own_days(tail), bound=not (_CLIENT.search(tail) or _NAMED.search(tail)))


def _yours(sentence: str) -> Iterator[Place]:
    for match in _YOURS.finditer(sentence):
        tail = ours(sentence[match.end() :])
        if not (hangs(sentence, match.start()) or _THEIRS.search(match.group() + tail)):
            yield Place(tail, bound=_FOR_SURE.match(sentence, match.start()) is None)
            yield Place(head_of(sentence[: match.start()]), whole=True)
    for match in _GRANTED.finditer(sentence):
        yield Place(sentence[match.end() :])
    for match in _TO_YOU.finditer(sentence):
        if not _AUXILIARY.search(match["what"]):
            yield Place(sentence[match.end() :])
