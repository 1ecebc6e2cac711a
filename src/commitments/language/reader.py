"""Reads a line: finds the deadline, the customer and the owner; the remainder is what was promised."""

from commitments.language.dates.date_resolution import resolve
from commitments.language.dates.deadline_selection import Deadline, find_deadline
from commitments.language.line_context import LineContext, line_context_of
from commitments.language.names.customer_names import Customers, find_customers
from commitments.language.names.owner_names import find_owner
from commitments.language.pledges.hedges import hedged
from commitments.language.reading import Context, Problem, Reading, When
from commitments.language.text.filler import without_filler
from commitments.language.text.long_text import restore_middle, set_middle_aside
from commitments.language.text.markup import without_list_mark
from commitments.language.text.normalization import blank, has_content, normalize, tidy_remainder, without_asap

NO_WHEN = When(None, None, Problem.NO_DEADLINE)


def read(text: str, context: Context) -> Reading:
    """Read a whole line of chat, said at `context.now` in `context.zone`. Never raises for any text.

    Raise NaiveTime when `context.now` has no zone. Moments are aware, in the speaker's zone.
    """
    line, middle = set_middle_aside(normalize(text, context.commands))
    line_context = line_context_of(line, context)
    said = without_asap(line)
    deadline = find_deadline(said, line_context)
    when = _when(deadline, line, line_context)
    rest = without_list_mark(blank(said, deadline.spans if deadline else ()))
    if not (middle or has_content(rest)):
        return Reading("", when, problem=Problem.NO_WHAT)
    owner = find_owner(rest, context.people, line)
    rest = blank(rest, ((owner.start, owner.end),) if owner else ())
    customers = find_customers(rest, context.customers)
    rest = blank(rest, customers.spans)
    what = restore_middle(tidy_remainder(without_filler(tidy_remainder(rest))) if has_content(rest) else "", middle)
    return Reading(
        what=what,
        when=when,
        owner=owner.who if owner else None,
        customer=customers.names[0] if len(customers.names) == 1 else None,
        customer_guess=customers.guess,
        customers=customers.names,
        problem=_problem(what, when, customers),
        hedged=hedged(line),
    )


def read_when(text: str, context: Context) -> When:
    """Read a date phrase such as "Monday", "the 15th", "금요일까지", "2h", "tomorrow 3pm".

    The problem is NO_DEADLINE if there is none. Raise NaiveTime when `context.now` has no zone.
    """
    line, _ = set_middle_aside(normalize(text, context.commands))
    line_context = line_context_of(line, context)
    return _when(find_deadline(without_asap(line), line_context), line, line_context)


def _when(deadline: Deadline | None, line: str, line_context: LineContext) -> When:
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
