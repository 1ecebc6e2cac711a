"""Working hours and days off of companies and people; the wall time of dates; what calendars were planned from.

A process of the previous release, which may still run, omits the columns: what it stores keeps no wall time.
"""

from alembic import op
from sqlalchemy import Column

from commitments.adapters.sql.column_types import Json, Words

revision = "0011"
down_revision = "0009"

_COLUMNS = (
    ("workspaces", "schedule", Json),
    ("workspaces", "calendars", Words),
    ("people", "schedule", Json),
    ("commitments", "due_wall", Words),
    ("commitments", "first_due_wall", Words),
)


def upgrade() -> None:
    for table, name, kind in _COLUMNS:
        op.add_column(table, Column(name, kind))


def downgrade() -> None:
    for table, name, _ in reversed(_COLUMNS):
        op.drop_column(table, name)
