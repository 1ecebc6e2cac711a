"""Finds the date phrases of a line and selects the one that is the deadline."""

from collections.abc import Sequence
from typing import NamedTuple

from commitments.language.dates.date_phrase import DatePhrase, Strength
from commitments.language.dates.foreign_dates import find_foreign_date
from commitments.language.dates.national_holidays import find_national_holiday
from commitments.language.dates.phrase_search import find_phrases
from commitments.language.dates.values import Elsewhere, ParsedDate
from commitments.language.government.coverage import is_cut_short, is_earliest, left_over
from commitments.language.government.government import places_of
from commitments.language.line_context import LineContext


class Deadline(NamedTuple):
    """The deadline of a line, its spans in the text, and the phrases, or the source, it was read from.

    `others` are dates that may as well be it; `cut_short`: a number beside it may belong to it. Both have to be asked.
    """

    parsed: ParsedDate
    spans: tuple[tuple[int, int], ...]
    phrases: tuple[DatePhrase, ...] = ()
    source: str = ""
    others: tuple[ParsedDate, ...] = ()
    cut_short: bool = False


class Dates(NamedTuple):
    """The date phrases of a line: those that are strong enough, and of these the usable: governed by the promise.

    `conditions` are dates of what has to happen first, `replaced` those that are said not to be the deadline,
    `earlier` those of clauses before the one with the final verb.
    """

    strong: list[DatePhrase]
    usable: list[DatePhrase]
    conditions: Sequence[DatePhrase] = ()
    replaced: Sequence[DatePhrase] = ()
    earlier: Sequence[DatePhrase] = ()


def find_deadline(text: str, context: LineContext) -> Deadline | None:
    """Return the deadline that `text` names, or None."""
    return deadline_among(find_dates(text, context), text, context)


def find_dates(text: str, context: LineContext) -> Dates:
    """Return the date phrases of a line."""
    strong = [phrase for phrase in find_phrases(text, context) if phrase.strength > Strength.WEAK or phrase.whole]
    places = places_of(text, strong, context.languages)
    if not any(places):
        return Dates(strong, strong)
    usable = [phrase for phrase, elsewhere in zip(strong, places, strict=True) if elsewhere is None]
    others = (
        [one for one, place in zip(strong, places, strict=True) if place is wanted]
        for wanted in (Elsewhere.CONDITION, Elsewhere.REPLACED, Elsewhere.EARLIER)
    )
    return Dates(strong, usable, *others)


def deadline_among(dates: Dates, text: str, context: LineContext) -> Deadline | None:
    """Return the deadline among the dates of a line; where it has none, that of a holiday or of another language."""
    if dates.usable:
        deadline = deadline_of(dates.usable)
        deadline = _on_day_of(deadline, dates.replaced) if dates.replaced else deadline
        return _after_conditions(deadline, dates.conditions) if dates.conditions else deadline
    if dates.strong:
        return None
    by_data = _from("a public holiday of the country, by its data", find_national_holiday(text, context))
    return by_data or _from("read in another language, by dateparser", find_foreign_date(text, context))


def deadline_of(usable: Sequence[DatePhrase]) -> Deadline:
    """Return the deadline among phrases that may be it."""
    latest = [phrase for phrase in usable if not is_earliest(phrase)] or usable
    deadline = _joined_with_time(max(latest, key=_preference), usable)
    others = tuple(phrase.parsed for phrase in left_over(deadline.phrases, usable))
    return deadline._replace(others=others, cut_short=is_cut_short(deadline.phrases))


def _on_day_of(deadline: Deadline, replaced: Sequence[DatePhrase]) -> Deadline:
    """Return a deadline of a clock time on the day of the one that it replaces: 내일 3시 말고 4시까지."""
    day = next((one.parsed for one in replaced if one.parsed.day and one.parsed.clock_time), None)
    if day is None or not _only_time(deadline.parsed):
        return deadline
    return deadline._replace(parsed=day.at_time(deadline.parsed))


def _after_conditions(deadline: Deadline, conditions: Sequence[DatePhrase]) -> Deadline:
    """Return the deadline, asked about where it is before what has to happen first."""
    day = deadline.parsed.day
    early = day and any(one.parsed.day and one.parsed.day > day for one in conditions)
    return deadline._replace(parsed=deadline.parsed._replace(ambiguous=True)) if early else deadline


def _from(source: str, found: tuple[ParsedDate, tuple[int, int]] | None) -> Deadline | None:
    return Deadline(found[0], (found[1],), source=source) if found else None


def _preference(phrase: DatePhrase) -> tuple[Strength, bool, bool, int]:
    return phrase.strength, not phrase.bare, phrase.at_line_edge, phrase.start


def _joined_with_time(chosen: DatePhrase, usable: Sequence[DatePhrase]) -> Deadline:
    """Join a day and a clock time that stand apart: "tomorrow send it by 3pm"."""
    for other in usable:
        if other is chosen:
            continue
        day, time = (chosen, other) if chosen.parsed.day else (other, chosen)
        if _only_day(day.parsed) and _only_time(time.parsed) and other.strength >= Strength.PLAIN:
            if time.bare and not _is_clock_of_its_own(day, time):
                continue
            parsed = day.parsed.at_time(time.parsed)._replace(ambiguous=time.bare or day.parsed.ambiguous)
            first, second = sorted((day, time), key=lambda phrase: phrase.start)
            return Deadline(parsed, ((first.start, first.end), (second.start, second.end)), (first, second))
    return Deadline(chosen.parsed, ((chosen.start, chosen.end),), (chosen,))


def _is_clock_of_its_own(day: DatePhrase, time: DatePhrase) -> bool:
    """Whether a clock time before a Korean noun may be that of a day that nothing governs: 3일에 모임 1시 야탑."""
    return day.strength < Strength.GOVERNED and any(
        token.text == "시" for token in time.tokens[time.pos : time.pos + 3]
    )


def _only_day(parsed: ParsedDate) -> bool:
    return parsed.day is not None and parsed.clock_time is None and parsed.exact is None and parsed.first is None


def _only_time(parsed: ParsedDate) -> bool:
    return parsed.clock_time is not None and parsed.day is None
