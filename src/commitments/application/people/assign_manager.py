"""Set whom people report to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from commitments.application.authorization import Right, require_right
from commitments.application.people.replan_person import replan_or_mark
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.validation import require_owner
from commitments.domain.person import Person


async def assign_manager(
    uow: UnitOfWork, actor: Person, manager: str, people: Iterable[str], now: datetime
) -> list[Person]:
    """Set the manager of people and return them. Raises NotAllowed, UnknownPerson, CannotOwn."""
    require_right(actor, Right.ASSIGN_MANAGERS)
    await require_owner(uow, manager)
    others = [person for person in people if person != manager]
    for name in sorted(others):  # in one order, whoever else locks them
        await uow.people.get_for_update(name)
    before = [await require_owner(uow, person) for person in others]
    led = [replace(person, manager=manager) for person in before]
    for old, person in zip(before, led, strict=True):
        await uow.people.save(person)
        await replan_or_mark(uow, old, person, now)
    return led
