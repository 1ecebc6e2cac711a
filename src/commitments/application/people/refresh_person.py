"""Stores a person's data from the platform."""

from dataclasses import replace
from datetime import datetime

from commitments.application.people.matching import ask_if_same
from commitments.application.people.pairing import settle
from commitments.application.people.replan_person import replan_or_mark
from commitments.application.people.roles import role_of
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.taking_over import note_back, note_left
from commitments.application.validation import can_own
from commitments.domain.person import Person


async def refresh_person(uow: UnitOfWork, fresh: Person, now: datetime) -> Person:
    """Store a person's data from the platform and return it; reminders that depend on it are planned again.

    Who takes over what they own, and what they are asked, is asked once they cannot own anything any more.
    """
    known = await uow.people.get_for_update(fresh.id)
    other = await uow.people.get_for_update(known.also) if known and known.also else None
    company = await uow.companies.get()
    kept = replace(fresh if known is None else _with_ours(fresh, known), read_at=now)
    matched = None if company.joined is None or kept.also else kept.email
    kept = replace(kept, role=role_of(fresh, company.admins, other), email=matched)
    await uow.people.save(kept)
    if known is not None and can_own(known) != can_own(kept):
        await _left_or_back(uow, kept, other, now)
        kept = await uow.people.get(kept.id) or kept
    await ask_if_same(uow, kept, now)
    return kept if known is None else (await replan_or_mark(uow, known, kept, now)).person


def _with_ours(fresh: Person, known: Person) -> Person:
    """Return a person as the platform tells them, with what only we know."""
    own = replace(fresh, manager=known.manager, schedule=known.schedule)
    return replace(own, also=known.also, told_in=known.told_in)


async def _left_or_back(uow: UnitOfWork, kept: Person, other: Person | None, now: datetime) -> None:
    """Ask who takes over from somebody who has left with every account; nobody has who is here with one."""
    if other is None:
        await (note_back if can_own(kept) else note_left)(uow, kept.id, now)
        return
    await settle(uow, kept, other)
    if not can_own(other):
        for account in sorted(kept.accounts):
            await (note_back if can_own(kept) else note_left)(uow, account, now)
