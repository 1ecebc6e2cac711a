"""The names of people and customers in tables of their own, so that a text is compared with few of them.

A process of the previous release, which may still run, writes no names: who was added by it is found by name once
their row is written again (a person within a day, a customer when somebody adds or changes them).
"""

import json
from collections.abc import Iterator, Sequence

from alembic import op
from sqlalchemy import (
    Column,
    ColumnClause,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    RowMapping,
    column,
    insert,
    table,
    text,
)

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Words
from commitments.domain.customer import Customer
from commitments.domain.person import Person

revision = "0007"
down_revision = "0006"

_PAGE = 1000
# The columns of this migration: the mappers may know later ones.
_COLUMNS = {
    "person_names": ("person", "part", "words", "start", "letters"),
    "customer_names": ("customer", "words", "name_key", "start", "letters", "first"),
}


def upgrade() -> None:
    _person_names()
    _customer_names()
    _fill()


def downgrade() -> None:
    op.drop_table("customer_names")
    op.drop_table("person_names")


def _person_names() -> None:
    op.create_table(
        "person_names",
        Column("workspace", Words, nullable=False),
        Column("person", Words, nullable=False),
        Column("part", Words, nullable=False),
        Column("words", Words, nullable=False),
        Column("start", Words, nullable=False),
        Column("letters", Words, nullable=False),
        PrimaryKeyConstraint("workspace", "person", "part", "words", name="person_names_pkey"),
        ForeignKeyConstraint(
            ["workspace", "person"],
            ["people.workspace", "people.id"],
            name="person_names_person_fkey",
            ondelete="CASCADE",
        ),
    )
    op.create_index("person_names_by_start", "person_names", ["workspace", "start"])


def _customer_names() -> None:
    op.create_table(
        "customer_names",
        Column("workspace", Words, nullable=False),
        Column("customer", Integer, nullable=False, autoincrement=False),
        Column("words", Words, nullable=False),
        Column("name_key", Words, nullable=False),
        Column("start", Words, nullable=False),
        Column("letters", Words, nullable=False),
        Column("first", Words, nullable=False),
        PrimaryKeyConstraint("workspace", "customer", "words", name="customer_names_pkey"),
        ForeignKeyConstraint(
            ["workspace", "customer"],
            ["customers.workspace", "customers.id"],
            name="customer_names_customer_fkey",
            ondelete="CASCADE",
        ),
    )
    op.create_index("customer_names_by_name", "customer_names", ["workspace", "name_key"])
    op.create_index("customer_names_by_start", "customer_names", ["workspace", "start"])


def _fill() -> None:
    for page in _pages("people", "name", ""):
        people = ((row["workspace"], Person(row["id"], row["name"])) for row in page)
        _add("person_names", [one for whose, person in people for one in mappers.from_person_names(whose, person)])
    for page in _pages("customers", "name, aliases", 0):
        named = ((row["workspace"], Customer(row["id"], row["name"], _aliases(row["aliases"]))) for row in page)
        _add("customer_names", [one for whose, each in named for one in mappers.from_customer_names(whose, each)])


def _aliases(kept: str | list[str]) -> tuple[str, ...]:
    """Return stored aliases, which the driver of PostgreSQL has parsed already."""
    return tuple(json.loads(kept) if isinstance(kept, str) else kept)


def _add(name: str, rows: Sequence[mappers.Values]) -> None:
    if rows:
        written = [{"workspace": row["company"]} | {each: row[each] for each in _COLUMNS[name]} for row in rows]
        columns: list[ColumnClause[object]] = [column(each) for each in written[0]]
        op.get_bind().execute(insert(table(name, *columns)), written)


def _pages(name: str, columns: str, first: str | int) -> Iterator[Sequence[RowMapping]]:
    """Yield the rows of a table by pages, in the order of its key."""
    after: tuple[str, str | int] = ("", first)
    wanted = f"SELECT workspace, id, {columns} FROM {name} WHERE (workspace, id) > (:workspace, :id)"  # noqa: S608 - names of ours
    while True:
        page = text(f"{wanted} ORDER BY workspace, id LIMIT {_PAGE}")
        rows = op.get_bind().execute(page, {"workspace": after[0], "id": after[1]}).mappings().all()
        if not rows:
            return
        yield rows
        after = (rows[-1]["workspace"], rows[-1]["id"])
