"""What the database holds at the end of a run."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from commitments.adapters.sql.outbox.row_decoding import RAW, decode
from commitments.adapters.sql.schema import commitments, notifications
from commitments.adapters.sql.store import SqlStore
from commitments.domain.clock import SystemClock
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payloads.notice import Notice
from tests.chaos.judge import Row
from tests.chaos.settings_race import Found, read_settings

_MOST_CUSTOMERS: Final = 100_000


@dataclass(frozen=True, slots=True)
class Stored:
    """Notifications, settings, customers and cards by the number of the commitment, and what was promised."""

    rows: list[Row]
    settings: Found
    customers: dict[int, str]
    cards: dict[int, MessageRef | None]
    recorded: list[str]


async def read_stored(store: SqlStore, company: str) -> Stored:
    """Return what is stored; notifications of today only, for what people promised meanwhile is reminded of later."""
    soon = SystemClock().now() + timedelta(days=1)
    async with store.engine.connect() as connection:
        raw = (await connection.execute(select(*RAW).where(notifications.c.due_at < soon))).mappings().all()
        made = (await connection.execute(select(commitments))).mappings().all()
    async with store.transaction(company) as uow:
        settings = await read_settings(uow, _MOST_CUSTOMERS)
        named = {one.id: one.name for one in await uow.customers.first(_MOST_CUSTOMERS)}
        stood = await uow.commitments.get_many({one["number"] for one in made})
    theirs = {one.number: one for one in stood if one.customer}
    return Stored(
        [_row(decode(one)) for one in raw], settings,
        {number: named[one.customer or 0] for number, one in theirs.items()},
        {number: one.card for number, one in theirs.items()}, [one["what"] for one in made],
    )  # fmt: skip


def _row(one: Notification) -> Row:
    phrase = one.payload.phrase if isinstance(one.payload, Notice) else ""
    return Row(
        one.id,
        one.kind,
        one.number,
        one.due_at,
        one.state,
        one.reason,
        one.sent_at,
        one.message,
        phrase,
        one.destination.id,
    )
