"""What a message must not show its reader any longer."""

from collections.abc import Collection, Sequence

from commitments.application.authorization import may_see
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.history import ASIDE, Entry, Event
from commitments.domain.person import Person


async def is_hidden(uow: UnitOfWork, commitment: Commitment, reader: Person) -> bool:
    """Whether a message must not show its reader a commitment: they lost sight of it, and it changed since.

    As long as its newest change is the one that took it from them, they know it as it is.
    """
    if await may_see(uow, reader, commitment):
        return False
    return not _has_just_lost(reader.accounts, await uow.history.list_for(commitment.number))


def _has_just_lost(owners: Collection[str], history: Sequence[Entry]) -> bool:
    """Whether the newest change of a commitment took it from one of these: handed over, or a handing over undone."""
    given = next((one for one in reversed(history) if one.event is Event.HANDED_OVER), None)
    if given is None:
        return False
    newest = next(one for one in reversed(history) if one.event not in ASIDE)
    taken_back = newest.event is Event.UNDONE and newest.old == Event.HANDED_OVER
    return (given.new if taken_back else given.old) in owners and (taken_back or newest is given)
