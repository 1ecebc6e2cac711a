"""The people listed for a customer, and who of today is listed; see docs/decisions/0026.

Until now everybody who owned or made a commitment for a customer saw all of that customer's. Listed are those whose
place there is not their own doing: whom somebody else entrusted with a commitment, and the maker of the earliest one.
"""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, text

from commitments.adapters.sql.column_types import Words

revision = "0006"
down_revision = "0005"

_LISTED = """
INSERT INTO customer_people (workspace, customer, person)
SELECT workspace, customer, owner FROM commitments
WHERE customer IS NOT NULL AND status <> 'cancelled' AND owner <> maker
UNION
SELECT made.workspace, made.customer, made.maker FROM commitments AS made
JOIN (
    SELECT workspace, min(number) AS number FROM commitments
    WHERE customer IS NOT NULL AND status <> 'cancelled' GROUP BY workspace, customer
) AS earliest ON earliest.workspace = made.workspace AND earliest.number = made.number
"""


def upgrade() -> None:
    op.create_table(
        "customer_people",
        Column("workspace", Words, nullable=False),
        Column("customer", Integer, nullable=False, autoincrement=False),
        Column("person", Words, nullable=False),
        PrimaryKeyConstraint("workspace", "customer", "person", name="customer_people_pkey"),
        ForeignKeyConstraint(
            ["workspace", "customer"], ["customers.workspace", "customers.id"], name="customer_people_customer_fkey"
        ),
    )
    op.create_index("customer_people_by_person", "customer_people", ["workspace", "person", "customer"])
    op.execute(text(_LISTED))
    for role in ("owner", "maker"):  # no longer read: sight of a customer does not follow from its commitments
        op.drop_index(f"commitments_{role}_customers", "commitments")


def downgrade() -> None:
    for role in ("owner", "maker"):
        op.create_index(f"commitments_{role}_customers", "commitments", ["workspace", role, "customer"])
    op.drop_table("customer_people")
