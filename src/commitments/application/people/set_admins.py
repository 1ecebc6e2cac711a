"""Make the people of the settings admins."""

from collections.abc import Iterable
from dataclasses import replace

from commitments.application.people.refresh_person import role_of
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.person import Role


async def set_admins(uow: UnitOfWork, before: Iterable[str], admins: Iterable[str]) -> None:
    """Assign known people the role that they have by the admins of now; `before` were those until now."""
    for name in sorted({*before, *admins}):  # in one order, whoever else locks them
        known = await uow.people.get_for_update(name)
        if known is None or known.role is Role.OUTSIDER:
            continue
        role = role_of(replace(known, role=Role.MEMBER), admins)
        if role is not known.role:
            await uow.people.save(replace(known, role=role))
