"""Remembers which rows a unit of work has locked, so that none is read, changed and saved without a lock.

Rows are locked in the order draft, company, customers, people, commitments; queues last, by `flush`.
"""

from collections.abc import Hashable

from sqlalchemy import Table


class RowLocks:
    """The rows that only this unit of work may change until it ends: those that it locked or added.

    A lock on a row that does not exist is remembered too, though it keeps nobody from adding the row.
    """

    def __init__(self) -> None:
        self._exists: dict[tuple[str, Hashable], bool] = {}

    def add(self, table: Table, key: Hashable, *, exists: bool = True) -> None:
        self._exists[table.name, key] = exists

    def has(self, table: Table, key: Hashable) -> bool:
        return (table.name, key) in self._exists

    def has_existing(self, table: Table, key: Hashable) -> bool:
        return self._exists.get((table.name, key), False)

    def require(self, table: Table, key: Hashable) -> None:
        """Raise ValueError unless a row was locked or added."""
        if not self.has_existing(table, key):
            raise ValueError(f"{table.name} {key} is changed without a lock")
