"""Finds the parts of one promise: quantities of one thing with dates of their own, "3 now, 4 in three days"."""

import re
from collections.abc import Sequence
from datetime import date

from commitments.language.dates.date_phrase import DatePhrase, Strength
from commitments.language.dates.values import ParsedDate
from commitments.language.government.deadline_selection import Dates
from commitments.language.line_context import LineContext
from commitments.language.text.lazy_regex import compiled
from commitments.language.what.several import Segment, segments_of, words_of

_FILLER = r"\s*(?:(?:and|then|um+|uh+|er|so)\s+)*"
_NUMBER = (
    r"(?:\d{1,6}(?:[.,]\d{1,3})?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen)(?![a-z])"
    r"|(?:하나|둘|셋|넷|[한두세네]|다섯|여섯|일곱|여덟|아홉|열)(?=\s?[가-힣]))"
)
_REST = (
    rf"(?i){_FILLER}(?:the\s+|an?\s+)?(?:(?:rest|remainder|remaining|others?|other half|second half|half)(?!\w)"
    rf"|another\s+{_NUMBER}|(?:last|next|first|final|remaining|other)\s+{_NUMBER}|{_NUMBER}\s+more(?!\w)"
    rf"|{_NUMBER}$|나머지|절반|남은|\d차분?)"
)
_COUNTED = rf"(?i){_FILLER}{_NUMBER}\s?(?P<unit>[a-z]{{2,20}}|[가-힣]{{1,4}}?)(?=는|은|\W|$)"
_QUANTITY = rf"(?i)(?<![\w#.-]){_NUMBER}|(?<!\w)half(?!\w)|절반|반은|일부|first"
_NOW = re.compile(
    r"(?<!\w)(?:right )?(?:now|away|immediately)(?!\w)|(?<![가-힣])(?:지금|바로|당장|즉시)(?![가-힣])", re.IGNORECASE
)
_WORD_OR_COUNT = re.compile(r"[^\W_]")


def parts_of(line: str, dates: Dates, context: LineContext) -> list[Segment]:
    """Return the stretches of a line that are parts of one promise, or none.

    "Now" is the date of a part only. So is a date of the past ("3 yesterday, 4 tomorrow"), which is told then.
    """
    usable, today = dates.usable, context.today
    for phrases in (usable, _with_now(line, usable, today), _with_past(usable, dates.strong, today)):
        found = segments_of(line, phrases, context.languages, _WORD_OR_COUNT) if len(phrases) > 1 else []
        if found and are_parts(line, found):
            return found
    return []


def are_parts(line: str, found: Sequence[Segment]) -> bool:
    """Whether the stretches are quantities of one thing: "3 now, 4 in three days", "half tomorrow, the rest Friday"."""
    first, *others = (words_of(line, one) for one in found)
    return compiled(_QUANTITY).search(first) is not None and all(_continues(first, one) for one in others)


def _continues(first: str, words: str) -> bool:
    if compiled(_REST).match(words):
        return True
    counted = compiled(_COUNTED).match(words)
    if counted is None:
        return False
    return re.search(rf"{_NUMBER}\s?{re.escape(counted['unit'])}", first, re.IGNORECASE) is not None


def _with_now(line: str, phrases: Sequence[DatePhrase], today: date) -> list[DatePhrase]:
    said = _NOW.search(line, 0, phrases[0].start) if phrases else None
    if said is None:
        return []
    start, end = said.span()
    now = phrases[0]._replace(start=start, end=end, parsed=ParsedDate(day=today), strength=Strength.PLAIN, bare=False)
    return [now, *phrases]


def _with_past(usable: Sequence[DatePhrase], strong: Sequence[DatePhrase], today: date) -> list[DatePhrase]:
    past = [one for one in strong if one.parsed.day and one.parsed.day < today and one not in usable]
    return sorted([*past, *usable], key=lambda one: one.start) if past else []
