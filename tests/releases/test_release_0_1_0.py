"""What release 0.1.0 left behind is taken over: everything is sent, and everything can be read."""

from collections import Counter
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from commitments.adapters.sql.migrator import migrate
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.schema import notifications
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import ClaimPolicy
from commitments.domain.channel import Channel
from commitments.domain.company import Company
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import State
from tests.releases.files import NOW, RELEASE_0_1_0, Line, lines_of, load
from tests.stage import DAY, PlayedSlack, Stage, StageClock
from tests.stories.acting import read

_SENT = ("sent", "")
_KINDS = frozenset(
    line["row"]["kind"]
    for line in lines_of(RELEASE_0_1_0)
    if line["table"] == "notifications" and "/due/" in line["row"]["key"]
)
"""The kinds that the release knew; it planned one of each."""


class Taking(PlayedSlack):
    """Takes every message, also edits of those that were sent before."""

    async def send(self, message: Outgoing) -> MessageRef | None:
        return message.edit if message.edit is not None else await super().send(message)


@pytest.fixture
async def stage(empty_url: str) -> AsyncIterator[Stage]:
    await load(empty_url, "0003", lines_of(RELEASE_0_1_0))
    await migrate(empty_url)
    clock = StageClock(NOW)
    slack = Taking(clock)
    slack.channels |= {one: Channel(one, one, shared=True) for one in ("globex", "hanbit", "stark", "umbrella")}
    stage = Stage(await open_store(empty_url), slack, clock)
    yield stage
    await stage.store.close()


async def standing(stage: Stage, name: str) -> dict[str, tuple[str, str]]:
    """Return how those notifications stand that were planned directly, one of each kind."""
    async with stage.store.engine.connect() as connection:
        rows = (await connection.execute(select(notifications).where(notifications.c.company == "W1"))).mappings()
        return {row["kind"]: (row["state"], row["reason"]) for row in rows if f"/{name}/" in row["key"]}


async def ends(stage: Stage) -> Counter[str]:
    async with stage.store.engine.connect() as connection:
        return Counter((await connection.execute(select(notifications.c.state))).scalars())


async def test_every_row_was_kept(stage: Stage) -> None:
    written = Counter(line["row"]["state"] for line in lines_of(RELEASE_0_1_0) if line["table"] == "notifications")
    assert await ends(stage) == written
    assert {*written} == {*State}


async def test_whatever_was_due_under_way_or_unknown_is_sent_or_no_longer_wanted(stage: Stage) -> None:
    failed = (await ends(stage))["failed"]
    await stage.until(NOW + DAY / 24)
    assert await standing(stage, "due") == dict.fromkeys(_KINDS, _SENT)
    no_card = {"customer_line": ("held_back", "no_card")}  # Initech was never told
    assert await standing(stage, "claimed") == dict.fromkeys(_KINDS, _SENT) | no_card
    assert await standing(stage, "unknown") == dict.fromkeys(_KINDS, _SENT)
    assert (await ends(stage))["failed"] == failed
    assert (await ends(stage))["claimed"] == 0


async def test_what_was_planned_ahead_is_sent_in_its_time(stage: Stage) -> None:
    failed = (await ends(stage))["failed"]
    await stage.until(NOW + 7 * DAY)
    assert {state for state, _ in (await standing(stage, "ahead")).values()} <= {"sent", "held_back"}
    assert (await ends(stage))["failed"] == failed


async def test_dead_letters_can_be_sent_again(stage: Stage) -> None:
    dead = (await ends(stage))["failed"]
    assert len(await stage.store.send_again(None, NOW)) == dead > 0
    await stage.until(NOW + DAY)
    assert (await ends(stage))["failed"] == 0


async def test_commitments_their_history_and_their_notifications_can_be_read(stage: Stage) -> None:
    for number in range(1, 21):
        for line in (f"/commit C-{number}", f"/commit history C-{number}", f"/commit why C-{number}"):
            assert f"C-{number}" in read(await stage.say("root", line)), line
    asked = {"root": "/commitments all", "alice": "/commitments closed", "sam": "/overdue"}
    every, closed, late = [read(await stage.say(actor, line)) for actor, line in asked.items()]
    assert "15 open commitments" in every
    assert all(outcome in closed for outcome in ("kept after notice", "kept late", "not kept", "cancelled"))
    assert "한빛전자" in late


async def test_what_was_done_can_be_undone_and_what_was_asked_can_be_answered(stage: Stage) -> None:
    await stage.say("minho", "/commit done C-19")
    assert "C-19" in read(await stage.say("minho", "/commit undo"))
    assert "C-21" in read(await stage.say("alice", "/commit send the slides to Acme Corp by 30 Dec"))


async def test_nobody_gains_sight_and_who_was_entrusted_with_a_customer_keeps_it(stage: Stage) -> None:
    promised: dict[int, list[Line]] = {}
    for line in lines_of(RELEASE_0_1_0):
        row = line["row"]
        if line["table"] == "commitments" and row["workspace"] == "W1" and row["customer"] is not None:
            promised.setdefault(row["customer"], []).append(row)
    assert len(promised) > 3
    lost = set()
    async with stage.store.read_only("W1") as uow:
        for customer, rows in promised.items():
            saw = {row[role] for row in rows for role in ("owner", "maker")}
            standing = [row for row in rows if row["status"] != "cancelled"]
            entrusted = {row["owner"] for row in standing if row["owner"] != row["maker"]}
            first = {row["maker"] for row in standing if row["number"] == min(each["number"] for each in standing)}
            listed = await uow.customers.people_of(customer)
            assert listed == entrusted | first, customer
            assert listed <= saw, customer
            lost |= {(customer, person) for person in saw - listed}
    assert lost, "somebody saw a customer's promises by making one for themself"


async def test_a_process_of_that_release_may_go_on_writing_after_the_migration(empty_url: str) -> None:
    await load(empty_url, "head", lines_of(RELEASE_0_1_0))
    store = await open_store(empty_url)
    claims = await store.claim(NOW, ClaimPolicy(), 50)
    assert sum(len(claim.notifications) for claim in claims if claim.resumed) > 3, "what it left unknown is looked for"
    assert {one.faults for claim in claims for one in claim.notifications} == {0}
    await store.close()


async def test_its_rows_of_every_state_join_another_company(stage: Stage) -> None:
    await stage.until(NOW + DAY / 24)
    before = await ends(stage)
    async with stage.store.transaction("T0") as uow:
        await uow.companies.save(Company("T0", admins=("root",)))
        await uow.connections.join("W1", "T")
    assert await ends(stage) == before
    for number in range(1, 21):
        for line in (f"/commit C-{number}", f"/commit history T-{number}", f"/commit why C-{number}"):
            assert f"T-{number}" in read(await stage.say("root", line)), line
    failed = before["failed"]
    await stage.until(NOW + 7 * DAY)
    assert (await ends(stage))["failed"] == failed
    assert "C-21" in read(await stage.say("alice", "/commit send the slides to Acme Corp by 30 Dec"))
