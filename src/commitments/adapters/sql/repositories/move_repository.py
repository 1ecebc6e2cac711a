"""The moves of commitments."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import bindparam, func, select

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import commitments, moves
from commitments.adapters.sql.session import CompanySession
from commitments.domain.commitment import Move

_NEXT_SEQUENCE = select(func.coalesce(func.max(moves.c.sequence), 0) + 1).where(
    moves.c.company == bindparam("company"), moves.c.number == bindparam("number")
)


class MoveRepository:
    """Implements `ports.repositories.MoveRepository`; the lock on a commitment is also that of its moves."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session

    async def add(self, move: Move) -> Move:
        self._session.locks.require(commitments, move.number)
        result = await self._session.run(_NEXT_SEQUENCE, self._session.here({"number": move.number}))
        stored = replace(move, sequence=int(result.scalar_one()))
        await self._session.run(self._session.insert(moves), mappers.from_move(self._session.company, stored))
        return stored

    async def save(self, move: Move) -> None:
        self._session.locks.require(commitments, move.number)
        values = mappers.from_move(self._session.company, move)
        await self._session.update(moves, values, number=move.number, sequence=move.sequence)

    async def list_for(self, number: int) -> Sequence[Move]:
        return [mappers.to_move(row) for row in await self._session.all(moves, "sequence", number=number)]
