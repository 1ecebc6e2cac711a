"""Reads a line: finds the deadline, the customer and the owner; the remainder is what was promised."""

from collections.abc import Sequence
from typing import NamedTuple

from commitments.language.dates.date_resolution import resolve
from commitments.language.dates.deadline_selection import Deadline, deadline_of, find_deadline, usable_phrases
from commitments.language.line_context import LineContext, line_context_of
from commitments.language.names.customer_names import Customers, find_customers
from commitments.language.names.owner_names import find_owner
from commitments.language.pledges.hedges import hedged
from commitments.language.reading import Context, Part, Problem, Reading, When
from commitments.language.recurrence import find_recurrence
from commitments.language.several import Segment, are_parts, segments, words_of
from commitments.language.text.filler import without_filler
from commitments.language.text.long_text import restore_middle, set_middle_aside
from commitments.language.text.markup import without_list_mark
from commitments.language.text.normalization import blank, has_content, normalize, tidy_remainder, without_asap

NO_WHEN = When(None, None, Problem.NO_DEADLINE)
_MOST_LINES = 20  # of a pasted list


class _Line(NamedTuple):
    """A normalized line with its middle set aside; `said` is where dates are read: nothing in it recurs."""

    text: str
    said: str
    middle: str
    recurs: str | None
    context: LineContext


def read(text: str, context: Context) -> Reading:
    """Read a whole line of chat as one promise, said at `context.now` in `context.zone`. Never raises for any text.

    Raise NaiveTime when `context.now` has no zone. Moments are aware, in the speaker's zone.
    """
    line = _line_of(text, context)
    deadline = find_deadline(line.said, line.context)
    parts = _parts(line)
    if parts and deadline:
        latest = max(parts, key=lambda one: resolve(one.phrase.parsed, line.context).due or line.context.now)
        deadline = deadline_of([latest.phrase])
    reading = _reading(line, deadline, context)
    return reading._replace(parts=_parts_read(line, parts)) if parts else reading


def read_promises(text: str, context: Context) -> tuple[Reading, ...]:
    """Read a line or a pasted list as the promises that it holds, in their order; one where it holds one.

    A promise to several customers is one for each. Raise NaiveTime when `context.now` has no zone.
    """
    promises = [one for piece in _pieces(text, context) for one in _for_each_customer(read(piece, context))]
    known = promises[0].customers if promises else ()
    return tuple(_with_customer(one, known) for one in promises) if len(promises) > 1 else tuple(promises)


def read_when(text: str, context: Context) -> When:
    """Read a date phrase such as "Monday", "the 15th", "금요일까지", "2h", "tomorrow 3pm".

    The problem is NO_DEADLINE if there is none. Raise NaiveTime when `context.now` has no zone.
    """
    line = _line_of(text, context)
    return _when(find_deadline(line.said, line.context), line.context)


def _line_of(text: str, context: Context) -> _Line:
    line, middle = set_middle_aside(normalize(text, context.commands))
    recurrence = find_recurrence(line)
    said = without_asap(recurrence.line if recurrence else line)
    return _Line(line, said, middle, recurrence.words if recurrence else None, line_context_of(line, context))


def _reading(line: _Line, deadline: Deadline | None, context: Context) -> Reading:
    when = _when(deadline, line.context)
    if line.recurs and when.due and not when.problem:
        when = when._replace(problem=Problem.UNCLEAR_DATE)
    rest = without_list_mark(blank(line.said, deadline.spans if deadline else ()))
    if not (line.middle or has_content(rest)):
        return Reading("", when, problem=Problem.NO_WHAT, recurs=line.recurs)
    owner = find_owner(rest, context.people, line.text)
    rest = blank(rest, ((owner.start, owner.end),) if owner else ())
    customers = find_customers(rest, context.customers)
    rest = blank(rest, customers.spans)
    tidied = tidy_remainder(without_filler(tidy_remainder(rest))) if has_content(rest) else ""
    what = restore_middle(tidied, line.middle)
    return Reading(
        what=what,
        when=when,
        owner=owner.who if owner else None,
        customer=customers.names[0] if len(customers.names) == 1 else None,
        customer_guess=customers.guess,
        customers=customers.names,
        problem=_problem(what, when, customers),
        hedged=hedged(line.text),
        recurs=line.recurs,
    )


def _when(deadline: Deadline | None, line_context: LineContext) -> When:
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
    return Problem.SEVERAL_CUSTOMERS if len(customers.names) > 1 else None


def _parts(line: _Line) -> list[Segment]:
    found = segments(line.said, usable_phrases(line.said, line.context))
    return found if found and are_parts(line.said, found) else []


def _parts_read(line: _Line, parts: Sequence[Segment]) -> tuple[Part, ...]:
    read_parts = ((words_of(line.said, one), resolve(one.phrase.parsed, line.context).due) for one in parts)
    return tuple(Part(tidy_remainder(words), due) for words, due in read_parts if due is not None)


def _pieces(text: str, context: Context) -> list[str]:
    """Return the stretches of a text that are promises of their own: lines with dates, or stretches of a line."""
    lines = [one for one in text.splitlines() if has_content(one)]
    if 1 < len(lines) <= _MOST_LINES:
        dated = [read_when(one, context).due is not None for one in lines]
        if all(dated):
            return [piece for one in lines for piece in _pieces(one, context)]
    line = _line_of(text, context)
    found = [] if line.middle else segments(line.said, usable_phrases(line.said, line.context))
    if not found or are_parts(line.said, found):
        return [text]
    return [line.text[one.start : one.end] for one in found]


def _for_each_customer(reading: Reading) -> list[Reading]:
    if reading.problem is not Problem.SEVERAL_CUSTOMERS:
        return [reading]
    return [reading._replace(customer=name, customers=(name,), problem=None) for name in reading.customers]


def _with_customer(reading: Reading, first: tuple[str, ...]) -> Reading:
    """Return the promise with the customer of the first, where it names none: "Acme: this Monday, that Friday"."""
    if reading.customer or reading.customer_guess or len(first) != 1:
        return reading
    return reading._replace(customer=first[0], customers=first)
