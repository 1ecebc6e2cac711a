"""A new page starts with a few promises, said in the past."""

from datetime import date

import pytest

from bot.conversation.requests import CommandRequest
from bot.web.chat_message import direct
from bot.web.demo_people import ALICE, MINHO, TEAM
from bot.web.seed import HalfFilledPage, seed, story, working_day
from tests.surfaces.web.fakes import COMMANDS, FakeConversation, FakePage


async def plant(page: FakePage) -> None:
    conversation = FakeConversation(page.outbox.messenger, page.noted)
    outbox = page.outbox
    await seed(conversation, page.chat, page.clock, wake=outbox.wake, next_due=outbox.next_due, commands=COMMANDS)


async def test_the_story_is_said_in_order_and_the_clock_comes_back(page: FakePage) -> None:
    offset = page.clock.offset
    await plant(page)
    moments = [request.now for request in page.noted.requests]
    assert moments == sorted(moments)
    assert moments[0] < page.clock.now()
    assert page.clock.offset == offset
    assert [request.verb for request in page.noted.requests if isinstance(request, CommandRequest)][:2] == [
        "customer"
    ] * 2


async def test_nothing_is_new_to_anybody_after_seeding(page: FakePage) -> None:
    await plant(page)
    assert not any(page.chat.has_unread(ALICE, place) for place in page.chat.places(ALICE))
    assert not page.chat.has_unread(MINHO, direct(MINHO))


async def test_seeding_happens_once(page: FakePage) -> None:
    await plant(page)
    said = len(page.noted.requests)
    await plant(page)
    assert len(page.noted.requests) == said


async def test_a_page_that_was_filled_by_half_says_so_instead_of_going_on(page: FakePage) -> None:
    class Killed(BaseException):
        pass

    async def killed() -> None:
        raise Killed

    conversation = FakeConversation(page.outbox.messenger, page.noted)
    with pytest.raises(Killed):
        await seed(conversation, page.chat, page.clock, wake=killed, next_due=page.outbox.next_due, commands=COMMANDS)
    with pytest.raises(HalfFilledPage):
        await plant(page)


@pytest.mark.parametrize("day", range(1, 29))
def test_the_story_runs_forward_whatever_the_day(day: int) -> None:
    today = date(2026, 2, day)
    days = [(working_day(today, line.days), line.at) for line in story(today, COMMANDS)]
    assert days == sorted(days)
    assert all(line.place for line in story(today, COMMANDS))
    assert working_day(today, -1) < today
    assert {line.place for line in story(today, COMMANDS)} >= {TEAM}
