"""Dates that count from another date of the line: "demo Dec 10, script two days before"; 12/3 회의 이틀 전까지."""

from collections.abc import Sequence
from typing import NamedTuple

from commitments.language.dates.constituents import ChartCell, Constituent
from commitments.language.dates.date_phrase import DatePhrase, Strength, phrase_of
from commitments.language.dates.shifted_dates import shifted
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext
from commitments.language.tokens.token import Token, goes_on
from commitments.language.tokens.words_around import WordsAround

_KINDS = ("MOMENT", "DAY", "TIME")
_DATES = (*_KINDS, "PERIOD", "DEADLINE")
_FARTHEST = 40  # words between the two
_SIDES = frozenset({"before", "after", "prior"})  # a noun may follow these: "two days before launch"
_DETERMINERS = frozenset({"the", "our", "their", "your", "this", "that", "its"})
_BY = frozenset({"by", "before", "until", "till", "due"})
_BY_THEN = ("까지", "이내", "내로", "안에")


class _Anchor(NamedTuple):
    pos: int
    end: int
    parsed: ParsedDate


def with_dates_of_the_line(
    found: Sequence[DatePhrase], tokens: Sequence[Token], chart: Sequence[ChartCell], context: LineContext
) -> list[DatePhrase]:
    """Return the phrases with a date that counts from another one in place of that other."""
    around = context.languages.around
    for pos in range(1, len(tokens)):
        relative = chart[pos].get("RELATIVE")
        if relative:
            end, constituent = max(relative.items())
            anchor = _anchor(tokens, chart, pos)
            one_phrase = anchor is None or _is_of_one_phrase(chart, anchor.pos, pos)
            if anchor is None and (later := _asked_before(found, tokens, pos, end, around)):
                return [later if one.start == later.start else one for one in found]
            if anchor and not one_phrase and _refers_back(tokens, chart, pos, end, around):
                counted = _counted(tokens, anchor, constituent, context)
                phrase = phrase_of(tokens, around, pos, constituent, counted, Strength.GOVERNED)
                return _in_place_of(found, tokens, anchor, phrase)
    return list(found)


def _anchor(tokens: Sequence[Token], chart: Sequence[ChartCell], pos: int) -> _Anchor | None:
    """Return the nearest date before a position, as long as it can be."""
    dates = [
        (end, -at, constituent[1])
        for at in range(max(0, pos - _FARTHEST), pos)
        for kind in _KINDS
        for end, constituent in chart[at].get(kind, {}).items()
        if end <= pos and _is_told(constituent[1]) and not _is_part(tokens, at)
    ]
    if not dates:
        return None
    end, at, parsed = max(dates, key=lambda one: one[:2])
    return _Anchor(-at, end, parsed)


def _is_told(parsed: ParsedDate) -> bool:
    return not parsed.weak and (parsed.day is not None or parsed.clock_time is not None)


def _asked_before(
    found: Sequence[DatePhrase], tokens: Sequence[Token], pos: int, end: int, around: WordsAround
) -> DatePhrase | None:
    """Return the date after "the day before", as a question: the kit the day before, launch is Dec 9."""
    eve = any(token.text in around.eves for token in tokens[pos:end])
    closed = end == len(tokens) or not tokens[end].wordlike
    later = next((one for one in found if one.pos >= end and one.parsed.day), None) if eve or closed else None
    return later._replace(parsed=later.parsed._replace(ambiguous=True)) if later else None


def _is_of_one_phrase(chart: Sequence[ChartCell], start: int, pos: int) -> bool:
    """Whether the grammar reads both in one: 금요일 전날, the day before Friday."""
    return any(to > pos for at in range(start, pos) for kind in _DATES for to in chart[at].get(kind, {}))


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].glued and at > 0 and tokens[at - 1].wordlike and not tokens[at - 1].kinds


def _refers_back(tokens: Sequence[Token], chart: Sequence[ChartCell], pos: int, end: int, around: WordsAround) -> bool:
    """Whether "two days before" stands alone or before a noun of the line, and not before a date or a new noun."""
    longer = any(to > end for kind in _DATES for to in chart[pos].get(kind, {}))
    if longer or goes_on(tokens, end):
        return False
    if end == len(tokens) or tokens[end - 1].text not in _SIDES or not tokens[end].wordlike:
        return True
    noun = end + 1 if tokens[end].text in _DETERMINERS else end
    said = {token.text for token in tokens[max(0, pos - _FARTHEST) : pos]}
    if noun == end and tokens[end].text in around.function_words:
        return True
    return noun < len(tokens) and tokens[noun].text in said


def _counted(tokens: Sequence[Token], anchor: _Anchor, constituent: Constituent, context: LineContext) -> ParsedDate:
    """Return the date; a question where the other date may be a deadline itself."""
    day = anchor.parsed.day
    parsed = shifted(context, anchor.parsed, constituent[1]) or ParsedDate(day=day, ambiguous=True)
    before = tokens[anchor.pos - 1].text if anchor.pos else ""
    after = tokens[anchor.end].text if anchor.end < len(tokens) else ""
    if (before in _BY or after.startswith(_BY_THEN) or after == "(") and day and parsed.day:
        return parsed._replace(alternatives=(parsed.day, day), ambiguous=True)
    return parsed


def _in_place_of(
    found: Sequence[DatePhrase], tokens: Sequence[Token], anchor: _Anchor, phrase: DatePhrase
) -> list[DatePhrase]:
    spans = [(tokens[anchor.pos].start, tokens[anchor.end - 1].end), (phrase.start, phrase.end)]
    others = [one for one in found if all(one.end <= start or one.start >= end for start, end in spans)]
    return sorted([*others, phrase], key=lambda one: one.start)
