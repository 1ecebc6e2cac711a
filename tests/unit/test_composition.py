"""When a message that comes late has to wait for its reader, and what is composed with it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from commitments.application.composition import ComposeRequest, Composition
from commitments.application.not_wanted import NotWanted
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.application.ports.outbox import Claim
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payloads.list_file import ListFile, ListRequest
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.reminders import LeadReminder, OverdueReminder, SnoozedReminder
from tests.contract.values import FILE, HOUR, NEWS, NOW, commitment, notice
from tests.stage import SEOUL, seoul
from tests.unit.played_rows import COMPANY, JANE, Rows

NIGHT = seoul("2026-03-03 02:00")


async def compose(request: ComposeRequest, views: NotificationViews) -> Composed:
    if request.notifications[0].key == "unwanted":
        raise NotWanted("settled")
    return request.message("card")


KINDS = (LeadReminder, OverdueReminder, SnoozedReminder, Notice, ListFile)


async def made(now: datetime, *due: Notification, resumed: bool = False, rows: Rows | None = None) -> list[Composed]:
    rows = rows or Rows(persons=[replace(JANE, zone=SEOUL, country="KR")])
    claim = Claim("T1", due[0].destination, due, resumed)
    (composed,) = await Composition(dict.fromkeys(KINDS, compose))(rows.unit(), [claim], now)
    return composed


async def test_what_comes_late_at_night_waits_for_the_morning_of_its_reader_and_the_rest_comes_at_once() -> None:
    late, news = notice("late", NIGHT - HOUR * 1.5), notice("news", NIGHT - HOUR * 1.5, payload=NEWS)
    waiting, rest = await made(NIGHT, late, news)
    assert (waiting.notifications, waiting.message, waiting.reason) == ((late,), None, "asleep")
    assert waiting.later == seoul("2026-03-03 09:00")
    assert (rest.notifications, rest.message, rest.later) == ((news,), None, NIGHT)
    (alone,) = await made(NIGHT, late)
    assert alone.notifications == (late,)


@pytest.mark.parametrize(
    ("one", "now", "resumed"),
    [
        (notice("an hour late", NIGHT - HOUR), NIGHT, False),
        (notice("by day", NOW - HOUR * 3), seoul("2026-03-03 10:00"), False),
        (notice("perhaps sent", NIGHT - HOUR * 3), NIGHT, True),
        (notice("news", NIGHT - HOUR * 3, payload=NEWS), NIGHT, False),
        (notice("snoozed", NIGHT - HOUR * 3, payload=SnoozedReminder()), NIGHT, False),
        (notice("file", NIGHT - HOUR * 3, payload=FILE), NIGHT, False),
    ],
    ids=lambda value: value.key if isinstance(value, Notification) else "",
)
async def test_all_else_is_composed(one: Notification, now: datetime, resumed: bool) -> None:
    (composed,) = await made(now, one, resumed=resumed)
    assert composed.message is not None
    assert (composed.message.notification, composed.message.destination) == (one.id, one.destination)


async def test_a_reader_who_is_unknown_works_when_the_company_does() -> None:
    (waiting,) = await made(NIGHT, notice("late", NIGHT - HOUR * 3), rows=Rows(persons=()))
    assert waiting.later == seoul("2026-03-03 09:00")


async def test_what_is_no_longer_wanted_says_why() -> None:
    (held,) = await made(NIGHT, notice("unwanted", NIGHT), notice("b", NIGHT))
    assert (held.message, held.reason, len(held.notifications)) == (None, "settled", 2)


async def test_with_an_overdue_reminder_that_of_the_next_morning_is_planned() -> None:
    late, kept = commitment(number=1, due=NIGHT - timedelta(days=3)), commitment(number=2, due=NIGHT + HOUR)
    rows = Rows(promises=[late, kept])
    due = [notice(f"{n}", NIGHT, number=n, payload=OverdueReminder()) for n in (1, 2)]
    await made(NIGHT, *due, notice("3", NIGHT, number=3), rows=rows)
    assert sorted(rows.asked[0], key=str) == [1, 2]
    assert [(one.kind, one.number, one.destination.id) for one in rows.added] == [("overdue", 1, "jane")]


def test_the_payload_of_a_message_is_that_of_the_newest_and_of_the_kind_that_is_asked_for() -> None:
    older, newer = notice("a", payload=NEWS), notice("b", payload=ListFile(asked=ListRequest(mine=False)))
    request = ComposeRequest(COMPANY, (older, newer), NOW)
    assert request.payload(ListFile).asked.mine is False
    with pytest.raises(TypeError, match="file is no Notice"):
        request.payload(Notice)
