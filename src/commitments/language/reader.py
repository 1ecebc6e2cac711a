"""Reads a line: finds the deadline, the customer and the owner; the remainder is what was promised."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from commitments.language.context_of_line import line_context_of
from commitments.language.dates.date_resolution import resolve
from commitments.language.dates.sequels import is_sequel
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
from commitments.language.names.customer_names import Customers, find_customers, joined_in, words_for
from commitments.language.names.owner_names import Owner, find_owner
from commitments.language.pledges.hedges import hedged
from commitments.language.reading import Context, Part, Problem, Reading, When
from commitments.language.text.hesitations import without_hesitations
from commitments.language.text.long_text import restore_middle, set_middle_aside
from commitments.language.text.markup import has_list_mark, without_list_mark
from commitments.language.text.normalization import blank, has_content, normalize, tidy_remainder, without_asap
from commitments.language.text.reading_forms import reading_form
from commitments.language.what.filler import without_filler
from commitments.language.what.parts import are_parts, parts_of
from commitments.language.what.recurrence import find_recurrence
from commitments.language.what.several import Segment, segments, words_of

NO_WHEN = When(None, None, Problem.NO_DEADLINE)
_MOST_LINES = 20  # of a pasted list
_MOST_ITEMS = 100  # of one whose lines have bullets or numbers


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
    """The owner and the customers of a line, `rest` without them and the deadline, and `what` without filler."""

    owner: Owner | None
    customers: Customers
    rest: str
    what: str


def read(text: str, context: Context) -> Reading:
    """Read a whole line of chat as one promise, said at `context.now` in `context.zone`. Never raises for any text.

    Raise NaiveTime when `context.now` has no zone. Moments are aware, in the speaker's zone.
    """
    line = line_of(text, context)
    return _read_line(line, find_dates(line.said, line.context), context)


def read_promises(text: str, context: Context) -> tuple[Reading, ...]:
    """Read a line or a pasted list as the promises that it holds, in their order; one where it holds one.

    A promise to several customers is one for each. Raise NaiveTime when `context.now` has no zone.
    """
    return tuple(one for piece in _pieces(text, context) for one in _for_each_customer(piece, context.customers))


def read_when(text: str, context: Context) -> When:
    """Read a date phrase such as "Monday", "the 15th", "금요일까지", "2h", "tomorrow 3pm".

    The problem is NO_DEADLINE if there is none. Raise NaiveTime when `context.now` has no zone.
    """
    line = line_of(text, context)
    return _resolved(_in_their_zone(find_deadline(line.said, line.context), context.their_zone), line.context)


def line_of(text: str, context: Context) -> Line:
    """Return the line in which dates, names and words are looked for."""
    line, middle = set_middle_aside(without_hesitations(normalize(text, context.commands)))
    recurrence = find_recurrence(line)
    words = without_asap(recurrence.line if recurrence else line)
    recurs = recurrence.words if recurrence else None
    return Line(line, words, reading_form(words), middle, recurs, line_context_of(line, context))


def take_apart(line: Line, deadline: Deadline | None, context: Context) -> Pieces | None:
    """Return the pieces of a line beside its deadline; None where it has no other words."""
    rest = without_list_mark(blank(line.words, deadline.spans if deadline else ()))
    if not (line.middle or has_content(rest)):
        return None
    owner = find_owner(rest, context.people, line.text)
    rest = blank(rest, ((owner.start, owner.end),) if owner else ())
    customers = find_customers(rest, context.customers, context.people.values())
    rest = blank(rest, customers.spans)
    return Pieces(owner, customers, rest, _what(rest) if has_content(rest) else "")


def _what(rest: str) -> str:
    tidy = tidy_remainder(rest)
    without = without_filler(tidy)
    return tidy if without == tidy else tidy_remainder(without)


def _reading(line: Line, deadline: Deadline | None, context: Context) -> Reading:
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


def _read_line(line: Line, dates: Dates, context: Context) -> Reading:
    deadline, parts = select_deadline(line, dates)
    reading = _reading(line, deadline, context)
    return _with_parts(reading, _parts_read(line, parts), line.context) if parts else reading


def select_deadline(line: Line, dates: Dates) -> tuple[Deadline | None, list[Segment]]:
    """Return the deadline of a line, and its parts, of which the last is due then."""
    found = parts_of(line.said, dates.usable, dates.strong, line.context.today)
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


def _pieces(text: str, context: Context) -> list[Reading]:
    """Return the stretches of a text that are promises of their own, read: lines with dates, or stretches of a line."""
    if 1 < len(items := _items_of(text)) <= _MOST_ITEMS:
        return _list_read(items, context)
    lines = [one for one in text.splitlines() if has_content(one)]
    if 1 < len(lines) <= _MOST_LINES:
        dated = [read_when(one, context).due is not None for one in lines]
        if all(dated):
            return [piece for one in lines for piece in _pieces(one, context)]
    line = line_of(text, context)
    dates = find_dates(line.said, line.context)
    found = [] if line.middle else segments(line.said, dates.usable)
    if not found or are_parts(line.said, found):
        return [_read_line(line, dates, context)]
    stretches = [_read_stretch(line, one, context) for one in found]
    return [_with_customer(one, stretches[0].customers) for one in stretches]


def _items_of(text: str) -> list[str]:
    """Return the items of a list, and the other lines of a mail around it; [] where there are no two items.

    A line goes on with the item above it, unless an empty line parts them.
    """
    items, goes_on = list[str](), False
    for line in text.splitlines():
        if not has_content(line):
            goes_on = False
        elif goes_on and not has_list_mark(line):
            items[-1] += f" {line.strip()}"
        else:
            items.append(line)
            goes_on = has_list_mark(line)
    return items if sum(map(has_list_mark, items)) > 1 else []


def _list_read(items: Sequence[str], context: Context) -> list[Reading]:
    found, heading = list[Reading](), None
    for one in items:
        if has_list_mark(one):
            pieces = _pieces(one, context)
            found += [_under_heading(piece, heading) for piece in pieces] if heading else pieces
        elif _is_beside(one, context):
            heading = read(one, context)
            heading = heading._replace(customer_guess=None) if heading.what else heading
        else:
            found += _pieces(one, context)
    return found


def _is_beside(line: str, context: Context) -> bool:
    """Whether a line of a mail without a list mark is a heading, or a line without a date, as a greeting is."""
    return line.rstrip().endswith((":", "：")) or read_when(line, context).problem is Problem.NO_DEADLINE


def words_beside_list(text: str, context: Context) -> tuple[str, ...]:
    """Return the lines around a pasted list that are no promise: "Hi Minho," and "Thanks, Alice"."""
    beside = [one for one in _items_of(text) if not has_list_mark(one) and _is_beside(one, context)]
    return tuple(one.strip() for one in beside if read(one, context).what)


def _under_heading(item: Reading, heading: Reading) -> Reading:
    """Return an item with the customer and the date of its heading, where it has none: "For Acme, by Friday:"."""
    if not (item.customers or item.customer_guess):
        item = item._replace(
            customer=heading.customer, customers=heading.customers, customer_guess=heading.customer_guess
        )
    if item.when.problem is Problem.NO_DEADLINE and item.what:
        item = item._replace(when=heading.when, problem=heading.when.problem)
    return item


def _read_stretch(line: Line, one: Segment, context: Context) -> Reading:
    """Read a stretch by itself; where its date follows that of another stretch, with that date."""
    stretch = line_of(line.text[one.start : one.end], context)
    if not (is_sequel(one.phrase) and len(stretch.text) == one.end - one.start):
        return _read_line(stretch, find_dates(stretch.said, stretch.context), context)
    phrase = one.phrase._replace(start=one.phrase.start - one.start, end=one.phrase.end - one.start)
    return _reading(stretch, deadline_of([phrase]), context)


def _for_each_customer(reading: Reading, names: Mapping[str, str]) -> list[Reading]:
    if len(reading.customers) == 1:
        reading = reading._replace(
            customers=(*reading.customers, *joined_in(reading.what, reading.customers[0], names))
        )
    if len(reading.customers) + (reading.customer_guess is not None) < 2:
        return [reading]
    reading = reading._replace(shared=reading.what)
    problem = reading.problem
    if problem is Problem.SEVERAL_CUSTOMERS and not reading.customer_guess:
        problem = None  # else the name that nobody knows is asked about
    known = [
        reading._replace(
            what=words_for(reading.what, name, names),
            customer=name,
            customers=(name,),
            customer_guess=None,
            problem=problem,
        )
        for name in reading.customers
    ]
    return [*known, reading._replace(customers=())] if reading.customer_guess else known


def _with_customer(reading: Reading, first: tuple[str, ...]) -> Reading:
    """Return the promise with the customer of the first, where it names none: "Acme: this Monday, that Friday"."""
    if reading.customer or reading.customer_guess or len(first) != 1:
        return reading
    return reading._replace(customer=first[0], customers=first)
