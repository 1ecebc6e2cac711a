"""A stage for stories: the real conversation, desk, store and dispatcher; only Slack and the clock are played.

People say, press and fill in; `until` moves the clock through everything that is due on the way.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from bot.cards.card import Block, Button, Buttons, Card, Fields, Form, Item, Note, Text
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply
from bot.conversation.service import ConversationService
from bot.notifications.handler import notification_handler
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.application.commitments.recur import make_due_next
from commitments.application.ports.messenger import Outgoing
from commitments.dispatch import Dispatcher
from commitments.domain.channel import Channel
from commitments.domain.errors import MessageGone, NotInChannel, OutcomeUnknown, TryLater
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.person import Person, Role
from commitments.language.mention_syntax import plain

SEOUL, NEW_YORK, LONDON = "Asia/Seoul", "America/New_York", "Europe/London"
TYPED = {"commit": "/commit", "commitments": "/commitments", "overdue": "/overdue", "customer": "/customer"}
PEOPLE = {
    "alice": Person("alice", "Alice Kim", SEOUL, "en", "KR"),
    "minho": Person("minho", "Minho Lee", SEOUL, "ko", "KR"),
    "sam": Person("sam", "Sam Rivera", LONDON, "en", "GB"),
    "jane": Person("jane", "Jane Doe", NEW_YORK, "en", "US"),
    "root": Person("root", "Ada Root", SEOUL, "en", "KR"),
    "carol": Person("carol", "Carol Diaz", NEW_YORK, "en", None, Role.OUTSIDER),
    "robo": Person("robo", "Robo", SEOUL, "en", "KR", is_bot=True),
    "gone": Person("gone", "Gone Person", SEOUL, "en", "KR", active=False),
}
CHANNELS = {"acme": Channel("acme", "acme", True), "team": Channel("team", "team", False)}


class StageClock:
    """A clock that is moved by hand."""

    def __init__(self, now: datetime) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at


@dataclass
class Sent:
    """A message as it stands in the played Slack."""

    ref: MessageRef
    to: str
    at: datetime
    card: Card
    notification: str
    thread: MessageRef | None = None
    edits: int = 0
    broadcast: bool = False
    file: bytes | None = None


@dataclass
class PlayedSlack:
    """Keeps what is sent; also knows the people and channels.

    `refuse` maps a destination to an error; messages that are `gone` can be neither edited nor replied to.
    """

    clock: StageClock
    people: dict[str, Person] = field(default_factory=lambda: dict(PEOPLE))
    channels: dict[str, Channel] = field(default_factory=lambda: dict(CHANNELS))
    sent: list[Sent] = field(default_factory=list)
    refuse: dict[str, Exception] = field(default_factory=dict)
    gone: set[MessageRef] = field(default_factory=set)
    replies: dict[str, Card] = field(default_factory=dict)
    reads: list[str] = field(default_factory=list)
    outside: dict[str, list[str]] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)

    async def send(self, message: Outgoing) -> MessageRef | None:
        if error := self.refuse.get(message.destination.id):
            raise error
        if {message.edit, message.thread} & self.gone:
            raise MessageGone("message_not_found")
        assert isinstance(message.card, Card)
        if message.reply_to:
            self.replies[message.reply_to] = message.card
            return None
        if message.edit is not None:
            shown = self.message(message.edit)
            shown.card, shown.edits = message.card, shown.edits + 1
            return message.edit
        ref = MessageRef(f"dm-{message.destination.id}", f"{len(self.sent) + 1}")
        if message.destination.kind == "channel":
            ref = replace(ref, channel=message.destination.id)
        content = message.file.content if message.file else None
        self.sent.append(
            Sent(ref, message.destination.id, self.clock.now(), message.card, message.notification, message.thread,
                 file=content, broadcast=message.broadcast)
        )  # fmt: skip
        return ref

    async def find(self, message: Outgoing) -> MessageRef | None:
        return next((one.ref for one in self.sent if one.notification == message.notification), None)

    async def person(self, workspace: str, person: str) -> Person | None:
        self.reads.append(person)
        return self.people.get(person)

    async def channel(self, workspace: str, channel: str) -> Channel:
        return self.channels.get(channel, Channel(channel))

    async def outsiders(self, workspace: str, channel: str) -> list[str]:
        if channel in self.absent:
            raise NotInChannel(self.outside.get(channel, []))
        if channel not in self.outside:
            raise TryLater("nobody knows")
        return self.outside[channel]

    def message(self, ref: MessageRef) -> Sent:
        return next(one for one in self.sent if one.ref == ref)

    def to(self, destination: str) -> list[Sent]:
        return [one for one in self.sent if one.to == destination]


@contextmanager
def unanswered(slack: PlayedSlack, *, taken: bool) -> Iterator[None]:
    """Let Slack take messages or not, and in neither case say so."""
    send = slack.send

    async def without_answer(message: Outgoing) -> MessageRef | None:
        if taken:
            await send(message)
        raise OutcomeUnknown("dropped")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(slack, "send", without_answer)
        yield


class Stage:
    """Everything real but the platform and the clock. Requests get keys of their own unless one is given.

    `reply_to` is where the replies to what is said and filled in can be changed later.
    """

    workspace = "W1"
    reply_to = ""

    def __init__(self, store: SqlStore, slack: PlayedSlack, clock: StageClock) -> None:
        self.store, self.slack, self.clock = store, slack, clock
        self.restart()

    def restart(self) -> None:
        """Make the process anew: only the store and Slack remain."""
        self.conversation = ConversationService(self.store, self.slack, TYPED)
        self.dispatcher = Dispatcher(self.store, self.slack, notification_handler(), self.clock)

    async def name_admin(self, person: str) -> None:
        async with self.store.transaction(self.workspace) as uow:
            await uow.companies.save(
                replace(await uow.companies.get_for_update(), admins=(person,), zone=SEOUL, country="KR")
            )

    def key(self) -> str:
        return uuid4().hex

    async def say(self, actor: str, line: str, place: str = "team", key: str = "") -> Reply:
        verb, _, text = line.partition(" ")
        said = CommandRequest(
            self.workspace,
            actor,
            key or self.key(),
            self.clock.now(),
            place,
            verb.removeprefix("/"),
            text,
            reply_to=self.reply_to,
        )
        return await self.conversation.handle_command(said)

    async def press(self, actor: str, button: Button, on: Sent | None = None, place: str = "", key: str = "") -> Reply:
        where = place or (on.ref.channel if on and not on.ref.channel.startswith("dm-") else "")
        return await self.conversation.handle_button(
            ButtonPress(
                self.workspace, actor, key or self.key(), self.clock.now(), where,
                action=button.action, value=button.value, message=on.ref if on else None,
            )
        )  # fmt: skip

    async def fill(self, actor: str, form: Form, answers: Mapping[str, str], place: str = "", key: str = "") -> Reply:
        return await self.conversation.handle_form(
            FormSubmission(
                self.workspace, actor, key or self.key(), self.clock.now(), place, action=form.action, value=form.value,
                answers=answers, reply_to=self.reply_to,
            )
        )  # fmt: skip

    async def dispatch(self) -> None:
        await make_due_next(self.store, self.workspace, self.clock.now())
        await self.dispatcher.sweep()
        await self.dispatcher.dispatch()

    async def die_once(self, reached: asyncio.Event) -> None:
        """Dispatch, end the process without warning once that is reached, and start it again."""
        dying = asyncio.create_task(self.dispatcher.dispatch())
        await reached.wait()
        dying.cancel()
        await asyncio.wait([dying])
        self.restart()

    async def until(self, moment: datetime) -> None:
        """Live through everything that is due up to a moment, each at its time."""
        for _ in range(500):
            await self.dispatch()
            ready = await self.store.next_ready()
            if ready is None or ready > moment:
                break
            self.clock.at = max(ready, self.clock.at)
        self.clock.at = moment
        await self.dispatch()

    async def reopen(self) -> None:
        """Stop and start the whole process: the database is closed and opened again."""
        address = self.store.engine.url.render_as_string(hide_password=False).replace("sqlite+aiosqlite", "sqlite")
        await self.store.close()
        self.store = await open_store(address)
        self.restart()

    async def sleep_until(self, moment: datetime) -> None:
        """Be down until a moment, then wake."""
        self.clock.at = moment
        self.restart()
        await self.dispatch()


async def open_stage(folder: Path, now: datetime) -> Stage:
    """Open a stage over a fresh SQLite store."""
    clock = StageClock(now)
    return Stage(await open_store(f"sqlite:///{folder / 'stage.db'}"), PlayedSlack(clock), clock)


def seoul(text: str) -> datetime:
    """Read "2026-11-23 09:00" as a moment in Seoul."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(SEOUL))


def buttons(card: Card | None) -> dict[str, Button]:
    """Give the buttons of a card by action (the first of each)."""
    found: dict[str, Button] = {}
    for block in card.blocks if card else ():
        if isinstance(block, Buttons | Item):
            for button in block.buttons:
                found.setdefault(button.action, button)
    return found


def text_of(card: Card | None) -> str:
    """Give all that can be read on a card."""
    if card is None:
        return ""
    return plain("\n".join([card.title, *(line for block in card.blocks for line in _lines(block))]))


def _lines(block: Block) -> Sequence[str]:
    if isinstance(block, Fields):
        return [f"{field.label}: {field.value}" for field in block.fields]
    if isinstance(block, Text | Note):
        return [block.text]
    if isinstance(block, Item):
        return [block.title, block.detail, *(button.label for button in block.buttons)]
    return [button.label for button in block.buttons] if isinstance(block, Buttons) else []


DAY = timedelta(days=1)
