"""SQL statements of whole requests and of due reminders, on both databases, against those of release 0.1.0."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import ParamSpec, TypeVar

import pytest
import pytest_asyncio

from bot.cards.card import Button
from commitments.adapters.sql.store import SqlStore
from tests.contract.statements import said
from tests.stage import PlayedSlack, Sent, Stage, StageClock, buttons, seoul

MONDAY, FRIDAY, NEXT_MONDAY = seoul("2026-11-23 09:00"), seoul("2026-11-27 17:00"), seoul("2026-11-30 09:00")
# What release 0.1.0 needed, on SQLite and PostgreSQL, measured with this same scene.
BEFORE: Mapping[str, tuple[int, int]] = {
    "commit": (17, 18),
    "done": (11, 11),
    "done on a message": (14, 15),
    "move": (19, 20),
    "commitments": (7, 7),
    "overdue": (7, 7),
    "show": (6, 6),
    "due reminder": (4, 4),
    "overdue reminder": (8, 9),
}
_aside: ContextVar[bool] = ContextVar("aside", default=False)
P = ParamSpec("P")
T = TypeVar("T")


def _left_out(work: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        token = _aside.set(True)
        try:
            return await work(*args, **kwargs)
        finally:
            _aside.reset(token)

    return run


@dataclass
class Scene:
    """A company in which everybody is known, as after the first minutes of a day."""

    stage: Stage

    async def count(self, work: Awaitable[object]) -> list[str]:
        with said(self.stage.store, lambda: not _aside.get()) as statements:
            await work
        return statements

    async def say(self, line: str) -> list[str]:
        return await self.count(self.stage.say("minho", line))

    async def press(self, number: int, on: Sent | None = None) -> list[str]:
        button = Button("done", "Done", str(number))
        return await self.count(self.stage.press("minho", button, on, "" if on else "team"))

    async def dispatch_at(self, before: datetime, moment: datetime) -> list[str]:
        """Live up to `before`, then count what one dispatch at a moment takes."""
        await self.stage.until(before)
        self.stage.clock.at = moment
        return await self.count(self.stage.dispatcher.dispatch())


@pytest_asyncio.fixture(loop_scope="session")
async def scene(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> Scene:
    for name in ("claim", "record"):
        monkeypatch.setattr(store, name, _left_out(getattr(store, name)))
    clock = StageClock(MONDAY)
    stage = Stage(store, PlayedSlack(clock), clock)
    await stage.name_admin("root")
    for person in ("minho", "alice", "root"):
        await stage.say(person, "/commitments")
    await stage.say("root", "/commit manager @Alice Kim of @Minho Lee")
    await stage.say("alice", "/customer Acme tier gold")
    await stage.say("minho", "/commit send part one to Acme by Friday")
    await stage.say("minho", "/commit send part two to Acme by Friday 5pm")
    return Scene(stage)


def _require(scene: Scene, name: str, statements: Sequence[str], share: float) -> None:
    before = BEFORE[name][scene.stage.store.engine.dialect.name == "postgresql"]
    listed = "\n".join(f"  {' '.join(one.split())[:150]}" for one in statements)
    assert 0 < len(statements) <= before * share, f"{name}: {len(statements)} of {before} before\n{listed}"


async def test_a_promise_to_a_known_customer(scene: Scene) -> None:
    # Whether it was made minutes ago is asked besides, on PostgreSQL under a lock.
    _require(scene, "commit", await scene.say("/commit send part three to Acme by Friday"), 0.65)


async def test_done(scene: Scene) -> None:
    # More than at first: the owner's question for want of an answer is planned, and their destination woken.
    _require(scene, "done", await scene.press(1), 0.82)


async def test_a_move(scene: Scene) -> None:
    _require(scene, "move", await scene.say("/commit move C-1 to Thursday because parts are late"), 0.6)


@pytest.mark.parametrize("line", ["/commitments", "/overdue", "/commit C-1"])
async def test_what_only_reads(scene: Scene, line: str) -> None:
    name = "show" if line == "/commit C-1" else line.removeprefix("/")
    _require(scene, name, await scene.say(line), 0.6)


async def test_a_due_reminder_and_done_on_it(scene: Scene) -> None:
    statements = await scene.dispatch_at(seoul("2026-11-27 16:00"), FRIDAY)
    reminder = scene.stage.slack.to("minho")[-1]
    assert buttons(reminder.card)["done"].value == "2"
    _require(scene, "due reminder", statements, 0.5)
    await scene.say("/commitments")
    # The message is shown anew: an edit is planned and its destination woken, besides what Done needs anyway.
    _require(scene, "done on a message", await scene.press(2, reminder), 0.8)


async def test_an_overdue_reminder_which_plans_the_next(scene: Scene) -> None:
    statements = await scene.dispatch_at(seoul("2026-11-30 08:00"), NEXT_MONDAY)
    _require(scene, "overdue reminder", statements, 0.5)


async def test_where_we_stand_takes_few_statements(scene: Scene) -> None:
    statements = await scene.count(scene.stage.say("alice", "/customer Acme"))
    assert 0 < len(statements) <= 9, "\n".join(statements)
