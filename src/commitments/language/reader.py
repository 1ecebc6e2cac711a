"""Reads a line: finds the deadline, the customer and the owner; what is left is what was promised."""

from commitments.language.customer_names import Customers, find_customers
from commitments.language.date_phrases import Deadline, find_deadline
from commitments.language.date_resolution import settle
from commitments.language.folding import folded, unfolded
from commitments.language.hedges import hedged
from commitments.language.manners import without_manners
from commitments.language.ornaments import without_list_mark
from commitments.language.owner_names import find_owner
from commitments.language.reading import Context, Problem, Reading, When
from commitments.language.scene import Scene, scene_of
from commitments.language.tidy import blanked, cleaned, says_something, tidied, without_soon

NO_WHEN = When(None, None, Problem.NO_DEADLINE)


def read(text: str, context: Context) -> Reading:
    """Read a whole line of chat, said at `context.now` in `context.zone`. Never raises for any text.

    Raises NaiveTime when `context.now` carries no zone. Moments are aware, in the speaker's zone.
    """
    line, middle = folded(cleaned(text, context.commands))
    scene = scene_of(line, context)
    said = without_soon(line)
    deadline = find_deadline(said, scene)
    when = _when(deadline, line, scene)
    rest = without_list_mark(blanked(said, deadline.places if deadline else ()))
    if not (middle or says_something(rest)):
        return Reading("", when, problem=Problem.NO_WHAT)
    owner = find_owner(rest, context.people, line)
    rest = blanked(rest, ((owner.start, owner.end),) if owner else ())
    customers = find_customers(rest, context.customers)
    rest = blanked(rest, customers.places)
    what = unfolded(tidied(without_manners(tidied(rest))) if says_something(rest) else "", middle)
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

    Gives NO_DEADLINE when there is none. Raises NaiveTime when `context.now` carries no zone.
    """
    line, _ = folded(cleaned(text, context.commands))
    scene = scene_of(line, context)
    return _when(find_deadline(without_soon(line), scene), line, scene)


def _when(deadline: Deadline | None, line: str, scene: Scene) -> When:
    return settle(deadline.mark, scene) if deadline else NO_WHEN


def _problem(what: str, when: When, customers: Customers) -> Problem | None:
    if not what:
        return Problem.NO_WHAT
    if when.problem:
        return when.problem
    return Problem.SEVERAL_CUSTOMERS if len(customers.names) > 1 else None
