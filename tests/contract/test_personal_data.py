"""An erasure leaves nothing of a person or a customer in any column of any table, and everything still works."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import pytest_asyncio
from pydantic import SecretStr
from sqlalchemy import Column, Table, cast, select, text, update
from sqlalchemy.types import Text as SqlText

from bot.conversation.directory_events import DirectoryEvents
from bot.conversation.requests import Reply
from commitments.adapters.encryption import Encryption, new_key
from commitments.adapters.sql.column_types import Json
from commitments.adapters.sql.conversation_references import SqlConversationReferences
from commitments.adapters.sql.personal_data import sqlite_file
from commitments.adapters.sql.personal_data.columns import CODES, KEYS, NAMES, name_of, text_columns
from commitments.adapters.sql.personal_data.sqlite_file import rewrite
from commitments.adapters.sql.schema import (
    clocks,
    commitments,
    history,
    metadata,
    notifications,
)
from commitments.adapters.sql.store import SqlStore
from commitments.application.personal_data.subjects import find_subject
from commitments.application.ports.conversation_references import ConversationReference
from commitments.application.ports.personal_data import Erasure, Kind, Subject
from commitments.domain.channel import Channel
from commitments.domain.erasure import ERASED
from commitments.domain.errors import (
    AmbiguousName,
    FileStillHolds,
    NobodyOfThatName,
    StillOpen,
    StillOpenForCustomer,
    StillSending,
)
from commitments.domain.history import Event
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.kinds import KINDS
from commitments.domain.notifications.notification import State
from commitments.domain.one_time_code import new_code
from commitments.domain.person import Person
from tests.contract.values import NEWS, notice, planned
from tests.stage import SEOUL, PlayedSlack, Stage, StageClock, seoul, text_of

PERSON, NAME = "UZED99X", "Zedmark Quillon"
CUSTOMER, ALIAS, CHANNEL = "Vexolith", "벡솔리스", "CVEX77X"
OTHER = "Umbrella"
SECRET = "Jaspergate rotation"
MARKS: Mapping[Kind, tuple[str, ...]] = {
    "person": (PERSON, "Zedmark", "zedmark"),
    "customer": ("Vexolith", "vexolith", ALIAS, CHANNEL, "Jaspergate", "vendorslip"),
}


@pytest_asyncio.fixture(loop_scope="session")
async def stage(store: SqlStore) -> AsyncIterator[Stage]:
    clock = StageClock(seoul("2026-11-23 10:00"))
    stage = Stage(store, PlayedSlack(clock), clock)
    stage.slack.people[PERSON] = Person(PERSON, NAME, SEOUL, "en", "KR")
    stage.slack.channels[CHANNEL] = Channel(CHANNEL, "vexolith", shared=True)
    await _live(stage)
    yield stage


async def _live(stage: Stage) -> None:
    """Live through a story in which the person and the customer are in everything."""
    await stage.name_admin("root")
    await stage.say("root", f"/commit manager <@{PERSON}> <@minho>")
    await stage.say("root", f"/customer {CUSTOMER} here alias {ALIAS} manager <@{PERSON}>", CHANNEL)
    await stage.say("root", f"/customer {CUSTOMER} people <@alice> <@{PERSON}>")
    await stage.say("root", f"/customer {OTHER} here", "umbrella")
    await stage.say(PERSON, f"/commit {SECRET} to {CUSTOMER} by Dec 15")  # C-1: delivered and received
    await stage.say("alice", f"/commit <@{PERSON}> {SECRET} two to {CUSTOMER} by Dec 16")  # C-2: handed over
    await stage.say(PERSON, f"/commit <@minho> {SECRET} three to {CUSTOMER} by Dec 17")  # C-3: theirs to make, not keep
    await stage.say("alice", f"/commit <@minho> ask <@{PERSON}> about {OTHER} by Dec 18")  # C-4: names them
    form = (await stage.say(PERSON, "/commit tell C-1")).form
    assert form is not None
    await stage.fill(PERSON, form, {"wording": f"{SECRET} for you"})
    await stage.dispatch()
    await stage.say(PERSON, "/commit move C-1 to Dec 20 because vendorslip happened")
    await stage.say("alice", "/commit give C-2 <@minho>")
    form = (await stage.say("minho", "/commit edit C-3")).form
    assert form is not None
    answers = {one.name: str(getattr(one, "value", "") or "") for one in form.inputs}
    await stage.fill("minho", form, {**answers, "what": f"{SECRET} three, with <@{PERSON}>", "customer": "1"})
    await stage.say(PERSON, "/commit snooze C-3 until Dec 10")
    await stage.say(PERSON, "/commit done C-1")
    await stage.say(PERSON, "/commit agreed C-1")
    await stage.say("minho", f"/commit move C-3 to Dec 21 because <@{PERSON}> is away")
    await stage.say("alice", f"/commit papers for {CUSTOMER}")  # a draft: no date
    await stage.say(PERSON, f"/commit write to {CUSTOMER}")
    await stage.until(seoul("2026-11-26 10:00"))
    await stage.say("minho", "/commit done C-2")
    await stage.say("alice", "/commit agreed C-2")
    await stage.say("alice", "/commitments of " + f"<@{PERSON}>")
    every = [notice(f"C-4/all/{kind}", stage.clock.at, to_person(PERSON), "W1", 4, payload=made)
             for kind, made in _one_of_each()]  # fmt: skip
    await planned(stage.store, *(replace(one, state=State.SENT, sent_at=stage.clock.at) for one in every))
    waiting = notice(f"C-4/wait/{PERSON}", stage.clock.at + timedelta(days=9), to_person(PERSON), "W1", 4, payload=NEWS)
    await planned(stage.store, waiting)
    async with stage.store.transaction("W1") as uow:
        await uow.customers.note_answer(1, PERSON, stage.clock.at)
        offered = (await uow.connections.get_for_update()).offering(new_code(), PERSON, "slack", stage.clock.at)
        await uow.connections.save(offered)
    references = SqlConversationReferences(stage.store.engine, Encryption([SecretStr(new_key())]))
    at = stage.clock.at
    await references.save(ConversationReference("W1", "person", PERSON, "a:1", "https://x", at, name=NAME))
    async with stage.store.engine.begin() as connection:
        values = {"company": "W1", "way": "post", "free_at": stage.clock.at}
        await connection.execute(metadata.tables["rates"].insert().values(values))
        pair = {"company": "W1", "slack": PERSON, "teams": "x", "slack_yes": True, "teams_yes": True, "declined": False}
        await connection.execute(metadata.tables["account_pairs"].insert().values(pair))
        code = {"company": "W1", "account": PERSON, "wrong": 0, "tries": 0}
        await connection.execute(metadata.tables["account_codes"].insert().values(code))
        await connection.execute(
            metadata.tables["installations"].insert().values(
                platform="slack", workspace="T9", company="W1", token="", enterprise="", bot_user="UB", bot="BB",
                name="ours", url="https://ours.slack.com", installed_at=stage.clock.at,
            )
        )  # fmt: skip


def _one_of_each() -> Iterator[tuple[str, Any]]:
    """Return a payload of each kind, with the person's id in every text that is content."""
    for name, kind in KINDS.items():
        values: dict[str, Any] = {"asked": {"owners": [PERSON], "words": [NAME]}} if name == "file" else {}
        for field, info in kind.model_fields.items():
            if field == "event":
                values[field] = Event.MOVED
            elif info.annotation is int:
                values[field] = 1
            elif field in {"asked_at", "due"}:
                values[field] = datetime(2026, 11, 23, tzinfo=UTC)
            elif info.annotation in (str, str | None):
                values[field] = "edited" if "code" in info.metadata else f"{PERSON} {NAME}"
        yield name, kind.model_validate(values)


async def _everything(stage: Stage) -> dict[str, str]:
    """Return all that any column of any table holds, as text, by column."""
    found: dict[str, str] = {}
    async with stage.store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            for column in table.c:
                rows = (await connection.execute(select(cast(column, SqlText)))).scalars()
                found[name_of(column)] = "\n".join(_unescaped(row) for row in rows if row)
    return found


def _unescaped(stored: str) -> str:
    try:
        return json.dumps(json.loads(stored), ensure_ascii=False)
    except ValueError:
        return stored


async def _where(stage: Stage, marks: tuple[str, ...]) -> list[str]:
    held = await _everything(stage)
    return [f"{column}: {mark}" for column, words in held.items() for mark in marks if mark in words]


async def _plant(stage: Stage, words: str) -> None:
    """Add words to every text of every table that is neither a code nor a key, so that new columns are covered too."""
    async with stage.store.engine.begin() as connection:
        for table in metadata.sorted_tables:
            for column in text_columns(table):
                if name_of(column) in CODES | KEYS | NAMES or table is clocks:
                    continue
                keys = list(table.primary_key)
                rows = (await connection.execute(select(*keys, column, table))).mappings().all()
                for row in rows:
                    value = _planted(table, column, row, words)
                    here = [key == row[key] for key in keys]
                    await connection.execute(update(table).where(*here).values({column.key: value}))


def _planted(table: Table, column: Column[Any], row: Any, words: str) -> Any:
    value = row[column]
    if isinstance(column.type, Json):
        if isinstance(value, list):
            return [*value, words]
        return value and {key: f"{one} {words}" if key in {"reason", "what"} else one for key, one in value.items()}
    if table is history and column.key in {"old", "new"} and row["event"] not in {"edited", "told", "told_late"}:
        return value
    return f"{value or ''} {words}".strip() if column.key != "answer" else json.dumps({"card": "", "replaces": words})


async def _subject(stage: Stage, kind: Kind, named: str) -> Subject:
    return await find_subject(stage.store, stage.store, kind, named)


async def _erase(stage: Stage, kind: Kind, named: str) -> Erasure:
    return await stage.store.erase(await _subject(stage, kind, named), stage.clock.at)


async def test_the_story_writes_into_every_table(stage: Stage) -> None:
    async with stage.store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            assert (await connection.execute(select(table).limit(1))).first() is not None, table.name


async def test_the_contacts_of_an_erased_customer_are_gone_with_it(stage: Stage) -> None:
    for line in ("done C-3", "agreed C-3"):
        await stage.say("minho", f"/commit {line}")
    assert (await _erase(stage, "customer", CUSTOMER)).rows["customer_contacts"] == 1
    async with stage.store.transaction("W1") as uow:
        assert await uow.customers.contacts_of(1) == []


def test_every_code_and_key_is_a_column() -> None:
    known = {name_of(column) for table in metadata.sorted_tables for column in text_columns(table)}
    assert known >= CODES | KEYS | NAMES


async def test_nothing_of_a_person_is_left(stage: Stage) -> None:
    await _plant(stage, f"ask <@{PERSON}|zedmark> or {NAME.upper()} or @{PERSON}, Ｚｅｄｍａｒｋ  Quillon")
    marks = (*MARKS["person"], "ZEDMARK", "Ｚｅｄ")
    assert len(await _where(stage, marks)) > 30
    done = await _erase(stage, "person", PERSON)
    assert await _where(stage, marks) == []
    assert done.commitments == {1, 2, 3, 4}
    assert done.waiting >= 1
    assert set(done.led) == {"Minho Lee", CUSTOMER}
    assert done.sent[f"dm-{PERSON}"] > 0


async def test_nothing_of_a_customer_is_left(stage: Stage) -> None:
    await _close_all(stage)
    await _plant(stage, f"as for {CUSTOMER}, {ALIAS}님, in <#{CHANNEL}|vexolith>")
    assert len(await _where(stage, MARKS["customer"])) > 20
    done = await _erase(stage, "customer", ALIAS)
    assert await _where(stage, MARKS["customer"]) == []
    assert done.commitments >= {1, 2, 3}
    assert done.sent[CHANNEL] > 0


async def _close_all(stage: Stage) -> None:
    await stage.say("root", "/commit cancel C-3 because of vendorslip")
    await stage.dispatch()


@pytest.mark.parametrize(("kind", "named"), [("person", PERSON), ("customer", CUSTOMER)])
async def test_an_erasure_can_be_repeated_and_leaves_an_empty_export(stage: Stage, kind: Kind, named: str) -> None:
    await _close_all(stage)
    subject = await _subject(stage, kind, named)
    before = await stage.store.held(subject)
    assert {"commitments", "history", "notifications", "moves", "requests", "drafts"} <= {one.table for one in before}
    rehearsed = await stage.store.rehearse(subject)
    done = await stage.store.erase(subject, stage.clock.at)
    assert (rehearsed.rows, rehearsed.waiting) == (done.rows, done.waiting)
    assert await stage.store.held(subject) == []
    again = await stage.store.erase(subject, stage.clock.at)
    assert again.rows == {}


@pytest.mark.parametrize(("kind", "named"), [("person", PERSON), ("customer", CUSTOMER)])
async def test_dates_and_outcomes_stay(stage: Stage, kind: Kind, named: str) -> None:
    await _close_all(stage)
    figures = select(
        commitments.c.number, commitments.c.first_due, commitments.c.due, commitments.c.status, commitments.c.outcome,
        commitments.c.customer, commitments.c.delivered_at, commitments.c.closed_at,
    ).order_by(commitments.c.number)  # fmt: skip
    acts = (
        select(history.c.number, history.c.at, history.c.event)
        .where(history.c.event != "erased")
        .order_by(history.c.id)
    )
    before = [await _rows(stage, one) for one in (figures, acts)]
    await _erase(stage, kind, named)
    assert [await _rows(stage, one) for one in (figures, acts)] == before


async def _rows(stage: Stage, statement: Any) -> list[Any]:
    async with stage.store.engine.connect() as connection:
        return [tuple(row) for row in await connection.execute(statement)]


@pytest.mark.parametrize(("kind", "named"), [("person", PERSON), ("customer", CUSTOMER)])
@pytest.mark.parametrize(("reader", "word"), [("root", "(erased)"), ("alice", "(삭제됨)")])
async def test_cards_and_lists_show_the_word_of_the_reader(
    stage: Stage, kind: Kind, named: str, reader: str, word: str
) -> None:
    await _close_all(stage)
    await _erase(stage, kind, named)
    language = "ko" if reader == "alice" else "en"
    async with stage.store.transaction("W1") as uow:
        known = await uow.people.get_for_update(reader)
        assert known is not None
        await uow.people.save(replace(known, language=language))
    closed = f"/commitments closed {CUSTOMER}" if kind == "person" else "/commitments closed <@minho>"
    must = ("/commit show C-1", "/commit history C-1", closed)
    may = ("/commit history C-3", "/commit why C-1", "/commit why C-4", "/commitments all", f"/customer {OTHER}")
    texts = {line: _all(await stage.say(reader, line)) for line in (*must, *may, "/customer")}
    assert ERASED not in "".join(texts.values())
    assert [(line, texts[line]) for line in must if word not in texts[line]] == []
    assert not [mark for mark in MARKS[kind] for shown in texts.values() if mark in shown]


def _all(reply: Reply) -> str:
    assert reply.card is not None
    return text_of(reply.card)


@pytest.mark.parametrize(("kind", "named"), [("person", PERSON), ("customer", CUSTOMER)])
async def test_undo_brings_nothing_back(stage: Stage, kind: Kind, named: str) -> None:
    await stage.say("minho", "/commit give C-3 <@alice>")
    await _close_all(stage)
    await _erase(stage, kind, named)
    for line in ("/commit undo", "/commit undo C-3", "/commit undo C-1"):
        await stage.say("alice", line)
        await stage.say("minho", line)
    assert not await _where(stage, MARKS[kind])


async def test_a_history_entry_stays_without_content(stage: Stage) -> None:
    await _erase(stage, "person", PERSON)
    async with stage.store.read_only("W1") as uow:
        entries = await uow.history.list_for(1)
    moved = next(one for one in entries if one.event is Event.MOVED)
    assert (moved.reason, moved.before, bool(moved.old), bool(moved.new)) == (ERASED, None, True, True)
    assert entries[-1].event is Event.ERASED


async def test_an_owner_of_open_commitments_is_refused_until_they_are_handed_over(stage: Stage) -> None:
    await stage.say("alice", f"/commit <@{PERSON}> one more to {OTHER} by Dec 30")
    with pytest.raises(StillOpen) as refused:
        await _erase(stage, "person", PERSON)
    assert refused.value.fields == {"labels": "C-5"}
    assert await _where(stage, MARKS["person"])
    await stage.say("alice", "/commit give C-5 <@minho>")
    await _erase(stage, "person", PERSON)
    assert not await _where(stage, MARKS["person"])


async def test_a_customer_with_open_commitments_is_refused(stage: Stage) -> None:
    with pytest.raises(StillOpenForCustomer) as refused:
        await _erase(stage, "customer", CUSTOMER)
    assert refused.value.fields == {"labels": "C-3"}


async def test_a_message_under_way_is_waited_for(stage: Stage) -> None:
    async with stage.store.engine.begin() as connection:
        to = notifications.c.to_id == PERSON
        await connection.execute(update(notifications).where(to).values(state=State.CLAIMED))
    with pytest.raises(StillSending):
        await _erase(stage, "person", PERSON)


async def test_what_goes_on_about_an_open_commitment_reaches_everybody_but_the_erased(stage: Stage) -> None:
    await _erase(stage, "person", PERSON)
    await stage.say("minho", "/commit move C-3 to Dec 28 because of snow")
    await stage.until(seoul("2027-01-10 10:00"))
    async with stage.store.read_only("W1") as uow:
        told = await uow.notifications.list_for(3)
    late = [one for one in told if one.due_at >= seoul("2026-11-26 10:00")]
    assert not [one for one in late if one.destination.id.startswith("erased-") and one.state is not State.HELD_BACK]
    assert [one for one in late if one.destination.id == "minho" and one.state is State.SENT]
    assert not [one for one in told if one.state is State.FAILED]


async def test_somebody_erased_who_speaks_again_is_met_anew(stage: Stage) -> None:
    await _erase(stage, "person", PERSON)
    assert "water the plants" in _all(await stage.say(PERSON, f"/commit water the plants for {OTHER} by Dec 30"))
    async with stage.store.read_only("W1") as uow:
        known = await uow.people.get(PERSON)
    assert known is not None
    assert known.manager is None


async def test_nobody_writes_back_what_was_erased(stage: Stage) -> None:
    """A request that read the person before the erasure ends first; one that comes meanwhile waits for it."""
    subject = await _subject(stage, "person", PERSON)
    read, go_on = asyncio.Event(), asyncio.Event()

    async def change_name() -> None:
        async with stage.store.transaction("W1") as uow:
            known = await uow.people.get_for_update(PERSON)
            read.set()
            await go_on.wait()
            if known is not None:
                await uow.people.save(replace(known, name=f"{NAME} II"))

    changing = asyncio.create_task(change_name())
    await read.wait()
    erasing = asyncio.create_task(stage.store.erase(subject, stage.clock.at))
    await _until_it_waits(stage, erasing)
    assert not erasing.done()
    go_on.set()
    await asyncio.gather(changing, erasing)
    assert await _where(stage, MARKS["person"]) == []


async def _until_it_waits(stage: Stage, erasing: asyncio.Task[Erasure]) -> None:
    """Wait until an erasure waits for somebody's lock, or is done; SQLite's one writer waits without our seeing it."""
    if stage.store.engine.dialect.name == "sqlite":
        await asyncio.wait([erasing], timeout=0.1)
        return
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    while not erasing.done():
        async with stage.store.engine.connect() as connection:
            if (await connection.execute(waiting)).scalar_one():
                return


async def test_the_directory_does_not_store_again_who_was_erased(stage: Stage) -> None:
    """Not even where the platform was being read when they were erased."""

    async def read(*_: str) -> Person:
        await _erase(stage, "person", PERSON)
        return Person(PERSON, NAME)

    with patch.object(stage.slack, "person", read):
        await DirectoryEvents(stage.store, stage.slack, stage.clock).person_changed("W1", PERSON, "key")
    assert await _where(stage, MARKS["person"]) == []


async def test_a_name_must_be_known_and_mean_one(stage: Stage) -> None:
    with pytest.raises(NobodyOfThatName):
        await _subject(stage, "person", "Nobody Here")
    async with stage.store.transaction("W1") as uow:
        await uow.people.save(Person("UTWIN88", NAME))
    with pytest.raises(AmbiguousName) as refused:
        await _subject(stage, "person", NAME.lower())
    assert PERSON in str(refused.value.fields)
    assert "UTWIN88" in str(refused.value.fields)


async def test_a_name_that_others_share_stays(stage: Stage) -> None:
    async with stage.store.transaction("W1") as uow:
        await uow.people.save(Person("UTWIN88", NAME))
        await uow.customers.save(replace((await uow.customers.first(1))[0], id=0, name=f"{OTHER} West", channel=None))
    await _plant(stage, f"thank {NAME} of {OTHER} West")
    await stage.say("root", "/commit cancel C-4 because of snow")
    await _erase(stage, "person", PERSON)
    await _erase(stage, "customer", OTHER)
    held = await _everything(stage)
    assert NAME in held["history.reason"]
    assert f"{OTHER} West" in held["customers.name"]
    assert f"{OTHER} West" in held["moves.reason"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True, scope="session")  # PostgreSQL's pages are its own
async def test_the_file_holds_no_byte_of_what_was_erased(stage: Stage) -> None:
    file = Path(stage.store.engine.url.database or "")
    await _close_all(stage)
    await _erase(stage, "person", PERSON)
    await _erase(stage, "customer", CUSTOMER)
    marks = [mark.encode() for kind in MARKS for mark in MARKS[kind]] + [json.dumps(ALIAS)[1:-1].encode()]
    assert any(mark in _bytes_of(file) for mark in marks), "the file and its log would show what was freed"
    rewrite(file)
    assert [mark for mark in marks if mark in _bytes_of(file)] == []
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_page_that_was_freed_is_rewritten(tmp_path: Path) -> None:
    file = tmp_path / "freed.db"
    with sqlite3.connect(file) as database:
        database.executescript("PRAGMA journal_mode = WAL; PRAGMA secure_delete = OFF; CREATE TABLE note (words TEXT)")
        database.executemany("INSERT INTO note VALUES (?)", [(SECRET * 500,)] * 50)
        database.execute("DELETE FROM note")
    assert SECRET.encode() in _bytes_of(file)
    rewrite(file)
    assert SECRET.encode() not in _bytes_of(file)
    database.close()


def test_a_file_that_others_hold_is_named_since_it_still_holds_old_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "_WAIT_SECONDS", 0.0)
    file = tmp_path / "busy.db"
    with sqlite3.connect(file, isolation_level=None) as writer:
        writer.execute("CREATE TABLE note (words TEXT)")
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileStillHolds):
            rewrite(file)
    writer.close()


def _bytes_of(file: Path) -> bytes:
    return b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
