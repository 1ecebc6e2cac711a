"""The calendar dates of what is due by the day; what recurs.

A process of the previous release, which may still run, omits the columns: the dates that it stores are moments.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from alembic import op
from sqlalchemy import Column, Connection, Date, Integer, bindparam, column, select, table, text, update
from sqlalchemy.sql import Update

from commitments.adapters.sql.column_types import Instant, Words
from commitments.domain.wall_time import is_known

revision = "0016"
down_revision = "0015"

_COLUMNS = (
    ("commitments", "first_day", Date), ("commitments", "recurs", Words), ("commitments", "follows", Integer),
    ("moves", "from_day", Date), ("moves", "to_day", Date), ("drafts", "recurs", Words),
)  # fmt: skip
_RECURRING = text("recurs IS NOT NULL AND closed_at IS NULL")

_commitments = table(
    "commitments", column("workspace"), column("number"), column("zone"), column("precision"),
    column("first_due", Instant), column("first_day", Date),
)  # fmt: skip
_moves = table(
    "moves", column("workspace"), column("number"), column("sequence"), column("from_due", Instant),
    column("to_due", Instant), column("from_day", Date), column("to_day", Date),
)  # fmt: skip


def upgrade() -> None:
    for where, name, kind in _COLUMNS:
        op.add_column(where, Column(name, kind))
    op.create_index("commitments_follows", "commitments", ["workspace", "follows"], unique=True)
    op.create_index(
        "commitments_recurring", "commitments", ["workspace", "due"],
        postgresql_where=_RECURRING, sqlite_where=_RECURRING,
    )  # fmt: skip
    _fill_days(op.get_bind())


def _fill_days(connection: Connection) -> None:
    """Take earlier dates for given as the date in force was: an older release kept only how that was given."""
    c, m = _commitments.c, _moves.c
    by_day = connection.execute(select(c.workspace, c.number, c.zone, c.first_due).where(c.precision == "day")).all()
    zones = {(one.workspace, one.number): one.zone for one in by_day}
    first = [{"w": one.workspace, "n": one.number, "d": _day(one.first_due, one.zone)} for one in by_day]
    here = (c.workspace == bindparam("w")) & (c.number == bindparam("n"))
    _run(connection, update(_commitments).where(here).values(first_day=bindparam("d")), first)
    moved = connection.execute(select(m.workspace, m.number, m.sequence, m.from_due, m.to_due)).all()
    days = [
        {
            "w": one.workspace, "n": one.number, "s": one.sequence,
            "f": _day(one.from_due, zone), "t": _day(one.to_due, zone),
        }
        for one in moved if (zone := zones.get((one.workspace, one.number)))
    ]  # fmt: skip
    this = (m.workspace == bindparam("w")) & (m.number == bindparam("n")) & (m.sequence == bindparam("s"))
    _run(connection, update(_moves).where(this).values(from_day=bindparam("f"), to_day=bindparam("t")), days)


def _day(moment: datetime, zone: str) -> date | None:
    return None if not is_known(zone) else moment.astimezone(ZoneInfo(zone)).date()


def _run(connection: Connection, statement: Update, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(statement, rows)


def downgrade() -> None:
    op.drop_index("commitments_recurring", "commitments")
    op.drop_index("commitments_follows", "commitments")
    for where, name, _ in reversed(_COLUMNS):
        op.drop_column(where, name)
