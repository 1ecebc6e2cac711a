"""Make the people of the settings admins."""

from collections.abc import Iterable
from dataclasses import replace

from commitments.application.people.roles import role_again
from commitments.application.ports.unit_of_work import UnitOfWork


async def set_admins(uow: UnitOfWork, before: Iterable[str], admins: Iterable[str]) -> None:
    """Assign known people the role that they have by the admins of now; `before` were those until now."""
    named = {*before, *admins}
    found = await uow.people.get_many(named)
    everybody = named | {one.also for one in found.values() if one.also}
    for name in sorted(everybody):  # in one order, whoever else locks them
        known = await uow.people.get_for_update(name)
        if known is None:
            continue
        role = role_again(known, admins, await uow.people.get(known.also) if known.also else None)
        if role is not known.role:
            await uow.people.save(replace(known, role=role))
