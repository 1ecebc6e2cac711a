"""A store, a platform and an application that are played, around the real dispatch."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import cast

from commitments.application.ports.composition import Composed
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import Claim, ClaimPolicy, Outcome
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.dispatch.notification_handler import NotificationHandler
from commitments.dispatch.sender import Sender
from commitments.domain.notifications.addresses import MessageRef, to_person
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payload import Payload
from tests.contract.values import NOW, notice
from tests.stage import StageClock

PLACE = MessageRef("D1", "1")


@dataclass
class World:
    """A played store, platform and application.

    `sending`, `finding` … are what they raise or return, `waiting` is what each call of `claim` gives; nothing is sent
    before `go_on`, nothing recorded before `written`; `forgetful`: nothing is composed.
    """

    lease: timedelta = timedelta(minutes=2)
    sending: Exception | None = None
    finding: Exception | MessageRef | None = None
    composing: Mapping[str, Exception] = field(default_factory=dict)
    delivering: Exception | None = None
    recording: Exception | None = None
    telling: Exception | None = None
    waiting: list[list[Claim]] = field(default_factory=list)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    written: asyncio.Event = field(default_factory=asyncio.Event)
    forgetful: bool = False
    swept: list[datetime] = field(default_factory=list)
    sent: list[Outgoing] = field(default_factory=list)
    sought: list[str] = field(default_factory=list)
    noted: list[tuple[str, MessageRef | None]] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    recorded: list[Outcome] = field(default_factory=list)
    rooms: list[int] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    composing_now: int = 0
    most_composing: int = 0
    ended_as: list[tuple[str, str, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.handler = NotificationHandler(self._compose, self._delivered, self._give_up, self._give_up)
        self.clock = StageClock(NOW)
        self.go_on.set()
        self.written.set()
        self.sender = Sender(cast("Store", self), self, self.handler, self.clock, ClaimPolicy(self.lease), self)

    async def send(self, message: Outgoing) -> MessageRef | None:
        await self.go_on.wait()
        if self.sending is not None:
            raise self.sending
        self.clock.at += timedelta(seconds=3)
        self.sent.append(message)
        return PLACE

    async def find(self, message: Outgoing) -> MessageRef | None:
        self.sought.append(message.notification)
        if isinstance(self.finding, Exception):
            raise self.finding
        return self.finding

    @asynccontextmanager
    async def transaction(self, company: str) -> AsyncIterator[UnitOfWork]:
        self.opened.append(company)
        yield cast("UnitOfWork", company)

    @asynccontextmanager
    async def views(self, claims: Sequence[Claim]) -> AsyncIterator[Mapping[str, UnitOfWork]]:
        yield {company: cast("UnitOfWork", company) for company in sorted({one.company for one in claims})}

    async def _compose(self, uow: UnitOfWork, claims: Sequence[Claim], now: object) -> list[list[Composed]]:
        self.batches.append(sum(len(claim.notifications) for claim in claims))
        self.composing_now += 1
        self.most_composing = max(self.most_composing, self.composing_now)
        for _ in range(3):
            await asyncio.sleep(0)
        self.composing_now -= 1
        for one in (each for claim in claims for each in claim.notifications):
            assert one.company == cast("str", uow)
            if error := self.composing.get(one.key):
                raise error
        return [] if self.forgetful else [[composed(claim)] for claim in claims]

    async def _delivered(
        self, uow: UnitOfWork, notifications: Sequence[Notification], place: MessageRef | None, now: object
    ) -> None:
        if self.delivering is not None:
            raise self.delivering
        self.noted += [(one.key, place) for one in notifications]

    async def _give_up(self, uow: UnitOfWork, lost: Sequence[Notification], reason: str, now: object) -> None:
        if self.telling is not None:
            raise self.telling
        self.given_up += [f"{one.key}: {reason}" for one in lost]

    def claimed(self, messages: int) -> None:
        self.counted.append(messages)

    def ended(self, kind: str, result: str, seconds: float) -> None:
        self.ended_as.append((kind, result, seconds))

    async def claim(self, now: object, policy: ClaimPolicy, room: int) -> list[Claim]:
        self.rooms.append(room)
        return self.waiting.pop(0) if self.waiting else []

    async def record(self, outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
        await self.written.wait()
        if self.recording is not None:
            raise self.recording
        self.recorded += outcomes

    async def sweep(self, now: datetime) -> None:
        self.swept.append(now)

    async def outcome_of(self, claim: Claim, message: Composed | None = None) -> Outcome:
        (outcome,) = await self.sender.send(claim, [message or composed(claim)])
        return outcome


def one(key: str = "a", payload: Payload | None = None, *, attempts: int = 0, faults: int = 0) -> Notification:
    made = notice(key)
    return replace(made, payload=payload or made.payload, attempts=attempts, faults=faults)


def claim(*notifications: Notification, resumed: bool = False, probing: bool = False, tried_as: str = "") -> Claim:
    return Claim("T1", to_person("jane"), notifications or (one(),), resumed, probing, tried_as)


def composed(claim: Claim, *, edit: MessageRef | None = None) -> Composed:
    message = Outgoing(claim.company, claim.id, claim.destination, "card", edit=edit)
    return Composed(claim.notifications, message)
