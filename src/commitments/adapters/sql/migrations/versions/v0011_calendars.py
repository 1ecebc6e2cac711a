"""Working hours and days off of companies and people; the wall time of dates; what calendars were planned from.

A process of the previous release, which may still run, omits the columns: what it stores keeps no wall time.
"""

from alembic import op
from sqlalchemy import Column, Connection, bindparam, column, select, table, update

from commitments.adapters.sql.column_types import Instant, Json, Words
from commitments.domain.wall_time import wall_of

revision = "0011"
down_revision = "0009"

_COLUMNS = (
    ("workspaces", "schedule", Json),
    ("workspaces", "calendars", Words),
    ("people", "schedule", Json),
    ("commitments", "due_wall", Words),
    ("commitments", "first_due_wall", Words),
)


_commitments = table(
    "commitments", column("workspace"), column("number"), column("zone"), column("due", Instant),
    column("first_due", Instant), column("due_wall"), column("first_due_wall"),
)  # fmt: skip


def upgrade() -> None:
    for where, name, kind in _COLUMNS:
        op.add_column(where, Column(name, kind))
    _fill_wall_times(op.get_bind())


def _fill_wall_times(connection: Connection) -> None:
    """Keep what the dates show today: an older release stored no wall time."""
    c = _commitments.c
    found = connection.execute(select(c.workspace, c.number, c.zone, c.due, c.first_due)).all()
    rows = [
        {"w": one.workspace, "n": one.number, "d": wall_of(one.due, one.zone), "f": wall_of(one.first_due, one.zone)}
        for one in found
    ]
    if rows:
        here = (c.workspace == bindparam("w")) & (c.number == bindparam("n"))
        filled = update(_commitments).where(here).values(due_wall=bindparam("d"), first_due_wall=bindparam("f"))
        connection.execute(filled, rows)


def downgrade() -> None:
    for where, name, _ in reversed(_COLUMNS):
        op.drop_column(where, name)
