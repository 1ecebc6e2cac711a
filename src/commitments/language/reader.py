"""Reads a line: finds the deadline, the customer and the owner; the remainder is what was promised."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from commitments.language.context_of_line import line_context_of
from commitments.language.dates.date_resolution import resolve
from commitments.language.dates.length_alone import length_alone
from commitments.language.dates.lengths import date_ahead
from commitments.language.dates.shifted_dates import negative
from commitments.language.dates.values import ClockTime
from commitments.language.government.deadline_selection import (
    Dates,
    Deadline,
    deadline_among,
    deadline_of,
    find_dates,
    find_deadline,
)
from commitments.language.line_context import LineContext
from commitments.language.mention_syntax import with_names
from commitments.language.names.customer_names import Customers, find_customers
from commitments.language.names.owner_names import Owner, find_owner
from commitments.language.pledges.hedges import hedged
from commitments.language.reading import Context, Part, Precision, Problem, Reading, When
from commitments.language.text.hesitations import without_hesitations
from commitments.language.text.long_text import restore_middle, set_middle_aside
from commitments.language.text.markup import without_list_mark
from commitments.language.text.normalization import blank, has_content, normalize, tidy_remainder, without_asap
from commitments.language.text.reading_forms import reading_form
from commitments.language.what.filler import without_filler
from commitments.language.what.parts import parts_of
from commitments.language.what.recurrence import find_recurrence
from commitments.language.what.several import Segment, words_of

NO_WHEN = When(None, None, Problem.NO_DEADLINE)


class Line(NamedTuple):
    """A normalized line with its middle set aside, in forms of the same length.

    `words` has nothing that recurs in it; `said` is its plain form, in which dates are read.
    """

    text: str
    words: str
    said: str
    middle: str
    recurs: str | None
    context: LineContext


class Pieces(NamedTuple):
    """The owner and the customers of a line, `rest` without them and the deadline, and `what` without filler.

    `named` is `what` with the names of several customers.
    """

    owner: Owner | None
    customers: Customers
    rest: str
    what: str
    named: str


def read(text: str, context: Context) -> Reading:
    """Read a whole line of chat as one promise, said at `context.now` in `context.zone`. Never raises for any text.

    Raise NaiveTime when `context.now` has no zone. Moments are aware, in the speaker's zone.
    """
    line = line_of(text, context)
    return read_line(line, find_dates(line.said, line.context), context)


def read_when(text: str, context: Context) -> When:
    """Read a date phrase such as "Monday", "the 15th", "금요일까지", "2h", "tomorrow 3pm".

    The problem is NO_DEADLINE if there is none. Raise NaiveTime when `context.now` has no zone.
    """
    line = line_of(text, context)
    return _resolved(_in_their_zone(find_deadline(line.said, line.context), context.their_zone), line.context)


def read_from(
    text: str, context: Context, start: datetime, precision: Precision, *, earlier: bool = False
) -> When | None:
    """Return what lies a length of time after `start`, or before it; None where the text is no length: "a week", 3일.

    With the precision "time" a day has the clock time of `start`. Raise NaiveTime when a moment has no zone.
    """
    line = line_of(text, context)
    length = length_alone(line.said, line.context)
    from_there = line_context_of(line.text, context._replace(now=start))
    parsed = date_ahead(from_there, negative(length) if earlier else length) if length else None
    if parsed is None:
        return None
    if precision == "time" and parsed.day:
        parsed = parsed._replace(clock_time=ClockTime(from_there.now.hour, from_there.now.minute, sure=True))
    return resolve(parsed._replace(fixed=True), line.context)


def line_of(text: str, context: Context) -> Line:
    """Return the line in which dates, names and words are looked for."""
    line, middle = set_middle_aside(without_hesitations(normalize(text, context.commands)))
    line_context = line_context_of(line, context)
    recurrence = find_recurrence(line, line_context.today)
    words = without_asap(recurrence.line if recurrence else line)
    recurs = recurrence.words if recurrence else None
    return Line(line, words, reading_form(words), middle, recurs, line_context)


def take_apart(line: Line, deadline: Deadline | None, context: Context) -> Pieces | None:
    """Return the pieces of a line beside its deadline; None where it has no other words."""
    rest = without_list_mark(blank(line.words, deadline.spans if deadline else ()))
    if not (line.middle or has_content(rest)):
        return None
    owner = find_owner(rest, context.people, line.text, context.customers)
    rest = blank(rest, ((owner.start, owner.end),) if owner else ())
    customers = find_customers(rest, context.customers, context.people.values())
    named = _what(rest) if len(customers.names) + (customers.guess is not None) > 1 else ""
    rest = blank(rest, customers.spans)
    return Pieces(owner, customers, rest, _what(rest) if has_content(rest) else "", named)


def _what(rest: str) -> str:
    tidy = tidy_remainder(rest)
    without = without_filler(tidy)
    return tidy if without == tidy else tidy_remainder(without)


def reading_of(line: Line, deadline: Deadline | None, context: Context) -> Reading:
    """Return what a line says with a deadline."""
    pieces = take_apart(line, deadline, context)
    if pieces is None:
        when = _when(_in_their_zone(deadline, context.their_zone), line)
        return Reading("", when, problem=Problem.NO_WHAT, recurs=line.recurs)
    owner, customers = pieces.owner, pieces.customers
    when = _when(_in_their_zone(deadline, _zone_of(customers, context)), line)
    what = restore_middle(pieces.what, line.middle)
    what = what if context.keeps_mentions else with_names(what, context.people)
    return Reading(
        what=what,
        when=when,
        owner=owner.who if owner else None,
        customer=customers.names[0] if len(customers.names) == 1 and not customers.guess else None,
        customer_guess=customers.guess,
        customers=customers.names,
        problem=_problem(what, when, customers),
        hedged=hedged(line.text),
        recurs=line.recurs,
        named="" if line.middle else pieces.named,
    )


def _zone_of(customers: Customers, context: Context) -> ZoneInfo | None:
    if customers.names or customers.guess:
        return context.customer_zones.get(customers.names[0]) if len(customers.names) == 1 else None
    return context.their_zone


def _in_their_zone(deadline: Deadline | None, zone: ZoneInfo | None) -> Deadline | None:
    """Return a deadline of the customer's time in their zone; where that is not known, it is asked about."""
    if deadline is None or not deadline.parsed.theirs:
        return deadline
    parsed = deadline.parsed
    return deadline._replace(parsed=parsed._replace(zone=zone) if zone else parsed._replace(ambiguous=True))


def _when(deadline: Deadline | None, line: Line) -> When:
    when = _resolved(deadline, line.context)
    return when._replace(problem=Problem.UNCLEAR_DATE) if line.recurs and when.due and not when.problem else when


def _resolved(deadline: Deadline | None, line_context: LineContext) -> When:
    if deadline is None:
        return NO_WHEN
    when = resolve(deadline.parsed, line_context)
    others = {resolve(parsed, line_context).due for parsed in deadline.others} - {when.due}
    ahead = {due for due in others if due is not None and due > line_context.instant}
    if not (ahead or deadline.cut_short):
        return when
    alternatives = tuple(sorted({*when.alternatives, *ahead}))
    return when._replace(alternatives=alternatives, problem=when.problem or Problem.UNCLEAR_DATE)


def _problem(what: str, when: When, customers: Customers) -> Problem | None:
    if not what:
        return Problem.NO_WHAT
    if when.problem:
        return when.problem
    if what.isdecimal() and when.due:  # "9 tomorrow": a count of nothing, or an hour
        return Problem.UNCLEAR_DATE
    several = len(customers.names) + (customers.guess is not None) > 1
    return Problem.SEVERAL_CUSTOMERS if several else None


def read_line(line: Line, dates: Dates, context: Context) -> Reading:
    """Read a line whose dates are found as one promise, with its parts."""
    deadline, parts = select_deadline(line, dates)
    reading = reading_of(line, deadline, context)
    return _with_parts(reading, _parts_read(line, parts), line.context) if parts else reading


def select_deadline(line: Line, dates: Dates) -> tuple[Deadline | None, list[Segment]]:
    """Return the deadline of a line, and its parts, of which the last is due then."""
    found = parts_of(line.said, dates, line.context)
    if not found:
        return deadline_among(dates, line.said, line.context), []
    latest = max(found, key=lambda one: resolve(one.phrase.parsed, line.context).due or line.context.now)
    return deadline_of([latest.phrase])._replace(spans=()), found  # the words keep all dates


def _with_parts(reading: Reading, parts: tuple[Part, ...], context: LineContext) -> Reading:
    """Return the reading with its parts; a part of the past is told although the last date lies ahead."""
    if all(part.due >= context.instant for part in parts):
        return reading._replace(parts=parts)
    when = reading.when._replace(problem=Problem.PAST_DEADLINE)
    problem = Problem.NO_WHAT if reading.problem is Problem.NO_WHAT else Problem.PAST_DEADLINE
    return reading._replace(parts=parts, when=when, problem=problem)


def _parts_read(line: Line, parts: Sequence[Segment]) -> tuple[Part, ...]:
    read_parts = ((words_of(line.words, one), resolve(one.phrase.parsed, line.context).due) for one in parts)
    return tuple(Part(tidy_remainder(words), due) for words, due in read_parts if due is not None)
