"""A kind of notification is four files: a payload, a composer, and a sentence in each catalogue."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

import bot.notifications
from bot.cards.card import Card
from bot.i18n.en import ENGLISH
from bot.i18n.ko import KOREAN
from bot.notifications.handler import notification_handler
from bot.notifications.registry import composers
from commitments.adapters.sql.schema import notifications
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.dispatch import Dispatcher
from commitments.domain.notifications import payloads
from commitments.domain.notifications.addresses import MessageRef, to_person
from commitments.domain.notifications.kinds import KINDS, discover
from commitments.domain.notifications.notification import State, notification
from commitments.domain.person import Person
from tests.contract.values import HOUR, NEWS, NOW, notice, planned, stored
from tests.stage import StageClock

PAYLOAD = """
from typing import ClassVar

from commitments.domain.notifications.payload import Payload


class Nudge(Payload):
    kind: ClassVar[str] = "nudge"

    times: int


KINDS = (Nudge,)
"""
COMPOSER = """
from bot.cards.card import Card
from bot.i18n.localizer import Localizer
from commitments.domain.notifications.payloads.nudge import Nudge


async def compose(request, views):
    reader = await views.reader(request.destination)
    (about,) = await views.commitments(request.notifications)
    title = Localizer(reader.language, reader.zone).text("nudge", what=about.what, count=request.payload(Nudge).times)
    return request.message(Card(title))


COMPOSERS = {Nudge: compose}
"""
FILES = {payloads: PAYLOAD, bot.notifications: COMPOSER}


@pytest.fixture(autouse=True)
def _nudge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for package, text in FILES.items():
        folder = tmp_path / package.__name__
        folder.mkdir()
        (folder / "nudge.py").write_text(text, "utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    monkeypatch.setitem(ENGLISH, "nudge", "{what}? Asked {count} times.")
    monkeypatch.setitem(KOREAN, "nudge", "{what}, {count}번 여쭤봤어요.")
    monkeypatch.setitem(KINDS, "nudge", discover()["nudge"])
    composers.cache_clear()
    yield
    composers.cache_clear()
    for package in FILES:
        sys.modules.pop(f"{package.__name__}.nudge", None)


class Receiver:
    def __init__(self) -> None:
        self.titles: list[str] = []

    async def send(self, message: Outgoing) -> MessageRef | None:
        assert isinstance(message.card, Card)
        self.titles.append(message.card.title)
        return MessageRef("D1", f"{len(self.titles)}")

    async def find(self, message: Outgoing) -> MessageRef | None:
        raise AssertionError("nothing is unknown")


async def nudge(uow: UnitOfWork, person: str, number: int, times: int) -> None:
    """Plan a nudge as a use case would."""
    payload = KINDS["nudge"].model_validate({"times": times})
    key = f"C-{number}/nudge/{times}"
    await uow.notifications.add([notification(uow.company, key, payload, to_person(person), NOW, number)])


async def test_a_new_kind_is_planned_stored_claimed_composed_and_sent(store: SqlStore) -> None:
    await stored(store)
    async with store.transaction("T1") as uow:
        await uow.people.save(Person("minho", "Minho Lee", "Asia/Seoul", "ko", "KR"))
        await nudge(uow, "jane", 1, 2)
        await nudge(uow, "minho", 1, 3)
    receiver = Receiver()
    await Dispatcher(store, receiver, notification_handler(), StageClock(NOW)).dispatch()
    assert sorted(receiver.titles) == ["send the fix, 3번 여쭤봤어요.", "send the fix? Asked 2 times."]
    async with store.transaction("T1") as uow:
        sent = await uow.notifications.list_for(1)
    assert {(one.kind, one.state) for one in sent} == {("nudge", State.SENT)}
    assert sorted(one.payload.model_dump()["times"] for one in sent) == [2, 3]


@pytest.mark.parametrize("mark", ["nudge/2", "shove"])
async def test_a_newer_version_or_kind_is_left_to_a_process_that_knows_it(store: SqlStore, mark: str) -> None:
    await stored(store)
    async with store.transaction("T1") as uow:
        await nudge(uow, "jane", 1, 2)
    await planned(store, notice("told", NOW + HOUR / 2, number=1, payload=NEWS))
    known = update(notifications).where(notifications.c.kind == "nudge")
    async with store.engine.begin() as connection:
        await connection.execute(known.values(kind=mark))
    policy = ClaimPolicy()
    (claim,) = await store.claim(NOW + HOUR, policy, 9)
    assert [one.kind for one in claim.notifications] == ["notice"]
    sent = Outcome("T1", claim.destination, claim.notifications, End.SENT, NOW + HOUR)
    await store.record([sent], policy)
    assert await store.claim(NOW + 2 * HOUR, policy, 9) == []
    async with store.engine.begin() as connection:
        await connection.execute(update(notifications).where(notifications.c.kind == mark).values(kind="nudge"))
    (claim,) = await store.claim(NOW + 3 * HOUR, policy, 9)
    assert [(one.kind, one.attempts) for one in claim.notifications] == [("nudge", 1)]
