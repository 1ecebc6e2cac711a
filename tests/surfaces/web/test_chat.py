"""The local chat keeps what was said, shows it to whom it is for, and tells who listens."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cards import card as c
from bot.cards.serialization import card_from_json, card_to_json
from bot.web.chat import Chat
from bot.web.chat_message import BOT, Message, direct
from bot.web.chat_store import ChatFile
from bot.web.demo_people import ACME, ALICE, CAROL, MINHO, PEOPLE, ROOMS, SAM, TEAM
from bot.web.live_updates import LiveUpdates
from bot.web.messenger import ChatDirectory, ChatMessenger
from bot.web.views import Viewer, Views
from commitments.application.ports.messenger import File, Outgoing
from commitments.domain.clock import ShiftedClock
from commitments.domain.errors import DestinationRefused, MessageGone, Unsendable
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.person import Role
from tests.surfaces.web.fakes import COMMANDS, CUSTOMER, MADE, long_list

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def open_chat(path: Path | str = ":memory:") -> Chat:
    return Chat(ChatFile(path), PEOPLE, ROOMS)


@pytest.fixture
def chat() -> Chat:
    return open_chat()


@pytest.fixture
def messenger(chat: Chat) -> ChatMessenger:
    return ChatMessenger(chat, ShiftedClock())


def plain(place: str, author: str, text: str, at: datetime = NOON) -> Message:
    return Message(0, place, author, at, text=text)


@pytest.mark.parametrize("card", [MADE, CUSTOMER, long_list(), c.Card("x", (c.Divider(), c.Text("y", strong=True)))])
def test_a_card_is_kept_whole(card: c.Card) -> None:
    assert card_from_json(card_to_json(card)) == card


def test_everything_survives_a_restart(tmp_path: Path) -> None:
    first = open_chat(tmp_path / "chat.db")
    kept = first.post(Message(0, TEAM, BOT, NOON, card=MADE, only_for=ALICE, notification="n-1"))
    first.save_clock_offset(timedelta(days=2, seconds=3))
    second = open_chat(tmp_path / "chat.db")
    assert second.message(kept.id) == kept
    assert second.clock_offset() == timedelta(days=2, seconds=3)


def test_what_somebody_else_said_is_unread_until_seen(chat: Chat) -> None:
    chat.post(plain(TEAM, ALICE, "hello"))
    assert chat.has_unread(MINHO, TEAM)
    assert not chat.has_unread(ALICE, TEAM)
    chat.mark_read(MINHO, TEAM)
    assert not chat.has_unread(MINHO, TEAM)


def test_a_private_answer_is_not_unread_for_others(chat: Chat) -> None:
    chat.post(Message(0, TEAM, BOT, NOON, card=MADE, only_for=ALICE))
    assert not chat.has_unread(MINHO, TEAM)


async def test_a_card_is_sent_to_a_person_and_found_again(messenger: ChatMessenger) -> None:
    outgoing = Outgoing("local", "n-1", to_person(SAM), MADE)
    assert await messenger.find(outgoing) is None
    sent = await messenger.send(outgoing)
    assert sent is not None
    assert sent.channel == direct(SAM)
    assert await messenger.find(outgoing) == sent


async def test_a_card_is_edited_in_place_and_answered_below(chat: Chat, messenger: ChatMessenger) -> None:
    sent = await messenger.send(Outgoing("local", "n-1", to_channel(ACME), CUSTOMER))
    edit = Outgoing("local", "n-2", to_channel(ACME), c.Card("Delivered"), edit=sent)
    assert await messenger.send(edit) == sent
    await messenger.send(Outgoing("local", "n-3", to_channel(ACME), c.Card("Thanks"), thread=sent))
    (message,) = chat.latest(ACME, CAROL)
    assert message.card == c.Card("Delivered")
    assert [reply.card for reply in chat.replies(message, CAROL)] == [c.Card("Thanks")]


async def test_a_file_has_no_message_to_edit(messenger: ChatMessenger) -> None:
    file = File("overdue.csv", b"x")
    assert await messenger.send(Outgoing("local", "n-1", to_person(SAM), c.Card("File"), file=file)) is None


async def test_what_cannot_be_sent_says_why(messenger: ChatMessenger) -> None:
    with pytest.raises(DestinationRefused, match="place_not_found"):
        await messenger.send(Outgoing("local", "n", to_person("UNOBODY"), MADE))
    with pytest.raises(MessageGone):
        await messenger.send(Outgoing("local", "n", to_channel(ACME), MADE, edit=MessageRef(ACME, "7")))
    with pytest.raises(Unsendable):
        await messenger.send(Outgoing("local", "n", to_channel(ACME), None))


async def test_the_directory_knows_who_is_from_outside(chat: Chat) -> None:
    directory = ChatDirectory(chat)
    carol, bot = await directory.person("local", CAROL), await directory.person("local", BOT)
    assert carol is not None
    assert carol.role is Role.OUTSIDER
    assert bot is not None
    assert bot.is_bot
    assert await directory.person("local", "UNOBODY") is None
    assert (await directory.channel("local", ACME)).shared is True
    assert (await directory.channel("local", TEAM)).shared is False
    assert (await directory.channel("local", "CELSE")).shared is None


async def test_a_tab_hears_what_it_shows_and_nothing_else(chat: Chat) -> None:
    async def nothing_due() -> datetime | None:
        return None

    viewer = Viewer(chat.people[CAROL].person, ACME)
    live = LiveUpdates(chat, Views(chat, COMMANDS), ShiftedClock(), nothing_due)
    events = live.events(viewer)
    assert (await anext(events)).startswith("event: hello")
    assert (await anext(events)).startswith("event: state")
    chat.post(Message(0, ACME, BOT, NOON, card=MADE, only_for=ALICE))
    chat.post(plain(TEAM, ALICE, "for the team only"))
    chat.post(plain(ACME, ALICE, "for everybody"))
    heard = await anext(events)
    assert heard.startswith("event: message")
    assert "for everybody" in heard


def test_a_new_day_is_announced_in_the_viewers_zone(chat: Chat) -> None:
    late = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)  # 23:30 in Seoul, 09:30 in New York
    chat.post(plain(ACME, ALICE, "good night", late))
    chat.post(plain(ACME, CAROL, "good morning", late + timedelta(hours=1)))
    views = Views(chat, COMMANDS)
    seoul = views.page(Viewer(chat.people[MINHO].person, ACME), late, None)
    new_york = views.page(Viewer(chat.people[CAROL].person, ACME), late, None)
    assert "12월 1일 화요일" in seoul
    assert "12월 2일 수요일" in seoul
    assert new_york.count('class="day"') == 1
