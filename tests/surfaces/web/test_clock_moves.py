"""The clock moves ahead and stops wherever something is due."""

from datetime import datetime, timedelta

import httpx
import pytest

from bot.web.chat import Chat
from bot.web.chat_message import direct
from bot.web.clock_control import STEPS, ClockControl
from bot.web.demo_people import MINHO
from commitments.domain.clock import ShiftedClock
from tests.surfaces.web.fakes import FakePage

SECOND = timedelta(seconds=2)


async def move(client: httpx.AsyncClient, how: str) -> httpx.Response:
    return await client.post("/chat/clock", json={"move": how})


async def test_an_hour_passes(client: httpx.AsyncClient, page: FakePage) -> None:
    assert (await move(client, "hour")).status_code == 200
    assert abs(page.clock.offset - timedelta(hours=1)) < SECOND


async def test_each_reminder_carries_its_own_time(client: httpx.AsyncClient, page: FakePage) -> None:
    due = list(page.outbox.due)
    await move(client, "day")
    sent = page.chat.latest(direct(MINHO), MINHO)
    assert len(sent) == 2
    assert all(abs(message.at - moment) < SECOND for message, moment in zip(sent, due, strict=False))
    assert abs(page.clock.offset - timedelta(days=1)) < SECOND


async def test_the_next_notification_is_reached(client: httpx.AsyncClient, page: FakePage) -> None:
    for _ in range(3):
        await move(client, "next")
    assert abs(page.clock.offset - timedelta(hours=30)) < SECOND
    answer = await move(client, "next")
    assert (answer.status_code, answer.json()) == (409, {"error": "Nothing is planned"})


@pytest.mark.parametrize("how", ["", "back", "year"])
async def test_the_clock_moves_no_other_way(client: httpx.AsyncClient, how: str) -> None:
    assert (await move(client, how)).status_code == 400


async def test_the_moved_clock_is_kept(client: httpx.AsyncClient, page: FakePage) -> None:
    await move(client, "hour")
    assert page.chat.clock_offset() == page.clock.offset


async def test_something_that_stays_due_does_not_hold_up_the_clock(page: FakePage) -> None:
    stuck = page.clock.now() + timedelta(minutes=1)

    async def next_due() -> datetime | None:
        return stuck

    moves = ClockControl(page.chat, page.clock, _nothing, next_due)
    assert await moves.move("day")
    assert abs(page.clock.offset - timedelta(days=1)) < SECOND


async def test_the_number_of_stops_is_bounded() -> None:
    clock = ShiftedClock()
    page_chat = _chat()
    asked = 0

    async def next_due() -> datetime | None:
        nonlocal asked
        asked += 1
        return clock.now() + timedelta(milliseconds=1)

    assert await ClockControl(page_chat, clock, _nothing, next_due).move("day")
    assert asked == STEPS


async def _nothing() -> None:
    return None


def _chat() -> Chat:
    from tests.surfaces.web.fakes import make_page

    return make_page().chat
