"""Values for the tests: one of each, with what matters filled in."""

from datetime import UTC, datetime, timedelta
from typing import Any

from commitments.adapters.sql.store import SqlStore
from commitments.domain.commitment import Commitment
from commitments.domain.history import Event
from commitments.domain.notifications.addresses import Destination, to_person
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payloads.customer_messages import CustomerLine
from commitments.domain.notifications.payloads.list_file import ListFile, ListRequest
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.refresh import Refresh
from commitments.domain.notifications.payloads.reminders import LeadReminder

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LINE = CustomerLine(line="corrected")
NEWS = Notice(phrase="edited", actor="sam")
FILE = ListFile(asked=ListRequest())
REFRESH = Refresh(channel="C1", id="1", event=Event.MOVED, sequence=1)
LEASE = timedelta(minutes=2)


def commitment(**fields: Any) -> Commitment:
    values: dict[str, Any] = {
        "number": 0,
        "what": "send the fix",
        "customer": None,
        "owner": "jane",
        "maker": "sam",
        "first_due": NOW + DAY,
        "due": NOW + DAY,
        "zone": "Asia/Seoul",
        "precision": "time",
        "made_at": NOW,
    }
    return Commitment(**{**values, **fields})


def notice(
    name: str,
    due_at: datetime = NOW,
    to: Destination | None = None,
    workspace: str = "T1",
    number: int | None = None,
    **fields: Any,
) -> Notification:
    destination = to or to_person("jane")
    payload = fields.pop("payload", LeadReminder())
    return Notification(f"{workspace}-{name}", name, workspace, payload, destination, due_at, number, **fields)


async def stored(store: SqlStore, workspace: str = "T1", **fields: Any) -> Commitment:
    async with store.transaction(workspace) as uow:
        return await uow.commitments.add(commitment(**fields))


async def planned(store: SqlStore, *notices: Notification) -> None:
    for workspace in sorted({each.company for each in notices}):
        async with store.transaction(workspace) as uow:
            await uow.notifications.add([each for each in notices if each.company == workspace])
