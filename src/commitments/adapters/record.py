"""What happened to a commitment: its moves and its history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select, update

from commitments.adapters import rows
from commitments.adapters.session import Family
from commitments.adapters.tables import history, moves
from commitments.model import Entry, Move


class Record(Family):
    """Methods about moves and history."""

    async def add_move(self, move: Move) -> Move:
        """Record a move; its sequence is given by the store, from 1."""
        where = self._where(moves, {"number": move.number})
        result = await self.session.run(select(func.coalesce(func.max(moves.c.sequence), 0) + 1).where(*where))
        stored = replace(move, sequence=int(result.scalar_one()))
        await self.session.run(self.session.insert(moves).values(rows.from_move(self.workspace, stored)))
        return stored

    async def put_move(self, move: Move) -> None:
        """Replace a recorded move (told, undone)."""
        where = self._where(moves, {"number": move.number, "sequence": move.sequence})
        await self.session.run(update(moves).where(*where).values(rows.from_move(self.workspace, move)))

    async def moves(self, number: int) -> Sequence[Move]:
        """Give the moves of a commitment, oldest first."""
        return [rows.to_move(row) for row in await self._all(moves, "sequence", number=number)]

    async def add_entry(self, entry: Entry) -> None:
        """Add a line of history; the store gives its id."""
        await self.session.run(self.session.insert(history).values(rows.from_entry(self.workspace, entry)))

    async def mark_undone(self, entry: int) -> None:
        """Mark a line of history as undone."""
        where = self._where(history, {"id": entry})
        await self.session.run(update(history).where(*where).values(undone=True))

    async def history(self, number: int) -> Sequence[Entry]:
        """Give the history of a commitment, oldest first."""
        return [rows.to_entry(row) for row in await self._all(history, "id", number=number)]

    async def last_entry_by(self, actor: str, since: datetime) -> Entry | None:
        """Give the newest entry by `actor` since a moment that can be undone: `before` set, not undone."""
        undoable = select(history).where(
            *self._where(history, {"actor": actor}),
            history.c.at >= since,
            history.c.before.is_not(None),
            history.c.undone.is_(False),
        )
        row = await self.session.row(undoable.order_by(history.c.at.desc(), history.c.id.desc()).limit(1))
        return None if row is None else rows.to_entry(row)
