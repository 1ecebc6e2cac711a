"""What only reads: it sees one state, waits for no writer, stores nothing, and cannot write."""

import asyncio

import pytest
from sqlalchemy import func, select

from bot.cards.card import Button
from bot.conversation.registry import registry
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply, Request
from commitments.adapters.sql.schema import requests
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.commitment_query import Query
from commitments.domain.errors import StoreUnavailable
from tests.contract.statements import said
from tests.contract.values import NOW, commitment
from tests.stage import PlayedSlack, Stage, StageClock, buttons

READING = [
    "/commitments", "/commitments all", "/commitments closed", "/commitments Acme", "/overdue", "/overdue 3d",
    "/commit", "/commit help", "/commit C-1", "/commit show C-1", "/commit history 1", "/commit why C-1",
    "/commit why", "/commit tell C-1", "/commit edit C-1", "/customer", "/customer Acme", "/commit C-1 기록",
]  # fmt: skip
WRITING = [
    "/commit send it to Acme by Friday", "/commit done C-1", "/commit undo", "/commit move C-1 to Friday",
    "/overdue csv", "/overdue 3d CSV", "/customer Acme here", '/customer "Acme" tier gold',
    "/customer tier gold remind 1d", "/commit manager @a of @b",
]  # fmt: skip
FORMS = ("edit", "move", "snooze", "give", "cancel", "tell")


async def _stage(store: SqlStore) -> Stage:
    clock = StageClock(NOW)
    stage = Stage(store, PlayedSlack(clock), clock)
    await stage.name_admin("root")
    await stage.say("alice", "/customer Acme here", place="acme")
    await stage.say("alice", "/commit send part one to Acme by Friday")
    return stage


async def _requests(store: SqlStore) -> int:
    async with store.engine.connect() as connection:
        return int((await connection.execute(select(func.count()).select_from(requests))).scalar_one())


async def test_a_reader_waits_for_no_writer_and_sees_what_was_committed(store: SqlStore) -> None:
    async with store.transaction("T1") as writing, asyncio.timeout(2):
        await writing.commitments.add(commitment())
        async with store.read_only("T1") as reading:
            assert await reading.commitments.count(Query(None)) == 0
    async with store.read_only("T1") as reading:
        assert await reading.commitments.count(Query(None)) == 1


async def test_a_reader_sees_nothing_of_another_company(store: SqlStore) -> None:
    async with store.transaction("T1") as writing:
        await writing.commitments.add(commitment())
    async with store.read_only("T2") as reading:
        assert await reading.commitments.get(1) is None


async def test_a_reader_cannot_write(store: SqlStore) -> None:
    async def write() -> None:
        async with store.read_only("T1") as uow:
            await uow.commitments.add(commitment())

    with pytest.raises(StoreUnavailable):
        await write()
    async with store.transaction("T1") as uow:  # the connection that read is whole, and writes again
        assert (await uow.commitments.add(commitment())).number == 1


@pytest.mark.parametrize("line", READING)
async def test_a_question_stores_and_locks_nothing(store: SqlStore, line: str) -> None:
    stage = await _stage(store)
    before = await _requests(store)
    with said(store) as statements:
        reply = await stage.say("alice", line)
    assert reply.card or reply.form
    assert await _requests(store) == before
    assert [one for one in statements if not one.startswith(("SELECT", "WITH RECURSIVE")) or "FOR " in one] == []


@pytest.mark.parametrize("action", FORMS)
async def test_a_form_is_opened_by_reading(store: SqlStore, action: str) -> None:
    stage = await _stage(store)
    before = await _requests(store)
    assert (await stage.press("alice", Button(action, "", "1"), place="team")).form
    assert await _requests(store) == before


@pytest.mark.parametrize("action", ["pick_date", "new_customer", "pick_customer"])
async def test_a_form_about_a_draft_is_opened_by_reading(store: SqlStore, action: str) -> None:
    stage = await _stage(store)
    asked = await stage.say("alice", "/commit send the report")
    before = await _requests(store)
    draft = buttons(asked.card)["pick_date"].value
    assert (await stage.press("alice", Button(action, "", draft), place="team")).form
    assert await _requests(store) == before


async def test_a_refused_question_is_refused_again(store: SqlStore) -> None:
    stage = await _stage(store)
    refused: list[Reply] = [await stage.say("jane", "/commit C-1", key="same") for _ in range(2)]
    assert refused[0] == refused[1]


def _command(line: str) -> Request:
    verb, _, text = line.partition(" ")
    return CommandRequest("W1", "alice", "k", NOW, verb=verb.removeprefix("/"), text=text)


@pytest.mark.parametrize("line", READING)
def test_what_only_reads_is_told_by_its_words(line: str) -> None:
    assert registry().reads_only(_command(line))


@pytest.mark.parametrize("line", WRITING)
def test_what_may_change_something_is_no_question(line: str) -> None:
    assert not registry().reads_only(_command(line))


def test_only_buttons_that_show_or_open_a_form_only_read() -> None:
    buttons_known = registry().buttons
    pressed = {
        one for one in buttons_known
        if registry().reads_only(ButtonPress("W1", "alice", "k", NOW, action=one, value="1"))
    }  # fmt: skip
    changing = {"done", "agreed", "received", "undo", "promise", "drop_draft", "choose_date", "choose_customer"}
    assert {"page", "history", "why", "not_yet", "pick_date", "pick_customer", "new_customer", *FORMS} <= pressed
    assert changing <= buttons_known.keys() - pressed
    assert not registry().reads_only(FormSubmission("W1", "alice", "k", NOW, action="tell_form", value="1"))
