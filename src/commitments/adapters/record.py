"""What happened to a commitment: its moves and its history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, func, select

from commitments.adapters import rows
from commitments.adapters.session import Family
from commitments.adapters.statements import select_by
from commitments.adapters.tables import history, moves
from commitments.model import Entry, Move

_h = history.c
_NEXT_MOVE = select(func.coalesce(func.max(moves.c.sequence), 0) + 1).where(
    moves.c.workspace == bindparam("workspace"), moves.c.number == bindparam("number")
)
_UNDOABLE = (
    select_by(history, ("workspace", "actor"))
    .where(_h.at >= bindparam("since"), _h.before.is_not(None), _h.undone.is_(False))
    .order_by(_h.at.desc(), _h.id.desc())
    .limit(1)
)


class Record(Family):
    """Methods about moves and history."""

    async def add_move(self, move: Move) -> Move:
        """Record a move; its sequence is given by the store, from 1."""
        result = await self.session.run(_NEXT_MOVE, self._here({"number": move.number}))
        stored = replace(move, sequence=int(result.scalar_one()))
        await self.session.run(self.session.insert(moves), rows.from_move(self.workspace, stored))
        return stored

    async def put_move(self, move: Move) -> None:
        """Replace a recorded move (told, undone)."""
        values = rows.from_move(self.workspace, move)
        await self._set(moves, values, number=move.number, sequence=move.sequence)

    async def moves(self, number: int) -> Sequence[Move]:
        """Give the moves of a commitment, oldest first."""
        return [rows.to_move(row) for row in await self._all(moves, "sequence", number=number)]

    async def add_entry(self, entry: Entry) -> None:
        """Add a line of history; the store gives its id."""
        await self.session.run(self.session.insert(history), rows.from_entry(self.workspace, entry))

    async def mark_undone(self, entry: int) -> None:
        """Mark a line of history as undone."""
        await self._set(history, {"undone": True}, id=entry)

    async def history(self, number: int) -> Sequence[Entry]:
        """Give the history of a commitment, oldest first."""
        return [rows.to_entry(row) for row in await self._all(history, "id", number=number)]

    async def last_entry_by(self, actor: str, since: datetime) -> Entry | None:
        """Give the newest entry by `actor` since a moment that can be undone: `before` set, not undone."""
        row = await self.session.row(_UNDOABLE, self._here({"actor": actor, "since": since}))
        return None if row is None else rows.to_entry(row)
