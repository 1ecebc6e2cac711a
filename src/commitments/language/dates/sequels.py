"""Dates that follow another date of the line: draft Dec 7, final a week later; 초안은 7일, 최종본은 일주일 뒤."""

from collections.abc import Sequence

from commitments.language.dates.constituents import ChartCell, Constituent
from commitments.language.dates.date_arithmetic import DAY, WEEK, monday_of, next_weekday, unit_period
from commitments.language.dates.date_phrase import DatePhrase, Strength, phrase_of
from commitments.language.dates.shifted_dates import shifted
from commitments.language.dates.values import ParsedDate, Step
from commitments.language.line_context import LineContext
from commitments.language.tokens.token import Token, goes_on


def with_sequels(
    found: Sequence[DatePhrase], tokens: Sequence[Token], chart: Sequence[ChartCell], context: LineContext
) -> list[DatePhrase]:
    """Return the phrases, those that follow another one counted from it; a question where now may be meant too."""
    phrases, after = list(found), 1
    for pos in range(1, len(tokens)):
        if pos >= after and "SEQUEL" in chart[pos]:
            after, constituent = max(chart[pos]["SEQUEL"].items())
            if not goes_on(tokens, after):
                phrases = _with_sequel(phrases, tokens, pos, constituent, context)
    return phrases


def _with_sequel(
    phrases: list[DatePhrase], tokens: Sequence[Token], pos: int, constituent: Constituent, context: LineContext
) -> list[DatePhrase]:
    start, end = tokens[pos].start, tokens[constituent[0] - 1].end
    first, old = _before(phrases, start), _overlapping(phrases, start, end)
    parsed = _following(context, first.parsed, constituent[1]) if first else None
    if first is None or parsed is None or (old and old.end > end):
        return phrases
    counted = _asked(parsed, old, first)
    sequel = phrase_of(tokens, context.languages.around, pos, constituent, counted, Strength.PLAIN)
    return sorted([*(one for one in phrases if one is not old), sequel], key=lambda one: one.start)


def is_sequel(phrase: DatePhrase) -> bool:
    """Whether a date is counted from the one before it."""
    rule = phrase.constituent[2]
    return rule is not None and rule.kind == "SEQUEL"


def _before(phrases: Sequence[DatePhrase], start: int) -> DatePhrase | None:
    """Return the nearest date before a place."""
    earlier = [one for one in phrases if one.end <= start and one.parsed.day and one.strength >= Strength.PLAIN]
    return earlier[-1] if earlier else None


def _overlapping(phrases: Sequence[DatePhrase], start: int, end: int) -> DatePhrase | None:
    return next((one for one in phrases if one.start < end and one.end > start), None)


def _following(context: LineContext, first: ParsedDate, step: Step) -> ParsedDate | None:
    day = first.day
    if day is None:
        return None
    if step.length:
        return shifted(context, first, step.length)
    if step.weeks is None:
        return ParsedDate(day=next_weekday(day, step.weekday)) if step.weekday is not None else None
    if step.weekday is not None:
        return ParsedDate(day=monday_of(day) + WEEK * step.weeks + DAY * step.weekday)
    return unit_period(day, "week", step.weeks)


def _asked(parsed: ParsedDate, old: DatePhrase | None, first: DatePhrase) -> ParsedDate:
    """Return the date, as a question where it may be counted from now and still come after the first."""
    said, start = old.parsed.day if old else None, first.parsed.day
    if said is None or start is None or parsed.day is None or not start < said != parsed.day:
        return parsed
    return parsed._replace(alternatives=(parsed.day, said), ambiguous=True)
