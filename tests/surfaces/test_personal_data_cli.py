"""`commitments export` and `commitments erase`, as whoever runs the bot types them."""

import asyncio
import json
import sqlite3
from pathlib import Path

import pytest

from bot.cards.card import Card, Note
from bot.web.chat_message import Message, direct
from bot.web.chat_store import ChatFile
from commitments.adapters.sql.opening import open_store
from commitments.domain.person import Person
from tests.stage import SEOUL, PlayedSlack, Stage, StageClock, seoul
from tests.surfaces.test_cli import typed

ID, NAME, CUSTOMER, SECRET = "UZED99X", "Zedmark Quillon", "벡솔리스", "Jaspergate rotation"
NOW = seoul("2026-11-23 10:00")


class LocalStage(Stage):
    workspace = "local"


async def _live(folder: Path) -> None:
    store = await open_store(f"sqlite:///{folder / 'bot.db'}")
    clock = StageClock(NOW)
    stage = LocalStage(store, PlayedSlack(clock), clock)
    stage.slack.people[ID] = Person(ID, NAME, SEOUL, "en", "KR")
    await stage.name_admin("root")
    await stage.say("root", "/customer Globex here", "globex")
    await stage.say(ID, f"/commit {SECRET} to Globex by Dec 15")
    await stage.say("root", f"/customer {CUSTOMER} here", "acme")
    await stage.say("minho", f"/commit {SECRET} to {CUSTOMER} by Dec 15")
    await stage.say("minho", "/commit cancel C-2 because of Jaspergate")
    await store.close()


def _chat(folder: Path) -> None:
    file = ChatFile(folder / "bot-chat.db")
    for place, author, only_for, text, card, content in (
        ("team", ID, "", "/commit something by friday", None, None),
        (direct(ID), "UBOT", "", "", Card("A reminder"), None),
        ("team", "UBOT", ID, "", Card("Only for you"), None),
        ("team", "minho", "", f"thanks <@{ID}>", None, None),
        ("team", "UBOT", "", "", Card(f"{NAME} moved it", (Note("so"),)), None),
        ("team", "UBOT", "", "", Card("A list"), f"C-1,{NAME}".encode()),
        ("team", "minho", "", "by friday rotation of jaspergate", None, None),
        ("acme", "minho", "", "hello", None, None),
        ("team", "minho", "", "lunch?", None, None),
    ):
        file.add(Message(0, place, author, NOW, text, card, only_for, file_name="list.csv" if content else ""), content)
    file.mark_read(ID, "team")
    file.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    asyncio.run(_live(tmp_path))
    _chat(tmp_path)
    return tmp_path


def _typed(folder: Path, *arguments: str, **settings: str) -> tuple[int, str, str]:
    url = f"sqlite:///{folder / 'bot.db'}"
    answer = typed(folder, *arguments, DATABASE_URL=url, **settings)
    return answer.returncode, answer.stdout, answer.stderr


def _bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("bot*"))


def test_a_person_reads_everything_that_is_held_on_them(folder: Path) -> None:
    code, told, _ = _typed(folder, "export", "person", NAME)
    held = json.loads(told)
    assert code == 0
    assert {name: held[name] for name in ("format", "company", "kind", "id", "name")} == {
        "format": 1, "company": "local", "kind": "person", "id": ID, "name": NAME,
    }  # fmt: skip
    assert list(held["records"]) == sorted(held["records"])
    assert {"commitments", "history", "notifications", "people", "requests"} <= held["records"].keys()
    (person,) = held["records"]["people"]
    assert (person["id"], person["name"], person["zone"]) == (ID, NAME, SEOUL)
    assert held["records"]["commitments"][0]["first_due"] == "2026-12-15T09:00:00+00:00"
    assert len(held["chat"]) == 6
    assert "벡솔리스" in _typed(folder, "export", "customer", "2")[1], "letters as they are written"
    assert _typed(folder, "export", "person", ID)[1] == told


def test_an_erasure_asks_and_then_leaves_nothing_in_the_files(folder: Path) -> None:
    code, told, _ = _typed(folder, "erase", "person", ID)
    assert code == 2
    assert "C-1" in _typed(folder, "erase", "person", ID)[2], "what they still own is named"
    _hand_over(folder)
    code, told, _ = _typed(folder, "erase", "person", ID)
    assert code == 1, "nobody answered the question"
    assert "Erase it for good?" in told
    assert ID.encode() in _bytes(folder)

    code, told, problem = _typed(folder, "erase", "person", ID, "--yes")
    assert (code, problem) == (0, "")
    assert "stays on the chat platform" not in told or "dm-" in told
    left = _bytes(folder)
    assert [mark for mark in (ID, "Zedmark", "Quillon") if mark.encode() in left] == []
    assert b"lunch?" in left
    assert json.loads(_typed(folder, "export", "person", ID)[1])["records"] == {}

    assert _typed(folder, "erase", "customer", CUSTOMER, "--yes")[0] == 0
    left = _bytes(folder)
    marks = [CUSTOMER.encode(), json.dumps(CUSTOMER)[1:-1].encode(), b"jaspergate", b"hello"]
    assert [mark for mark in marks if mark in left] == []
    assert b"lunch?" in left


def _hand_over(folder: Path) -> None:
    with sqlite3.connect(folder / "bot.db") as database:
        database.execute("UPDATE commitments SET owner = 'minho' WHERE number = 1")
    database.close()


def test_nobody_an_admin_and_an_ambiguous_name_get_one_sentence(folder: Path) -> None:
    _hand_over(folder)
    for arguments, settings, words in (
        (("person", "Nobody Here"), {}, "Nobody called Nobody Here"),
        (("customer", "77"), {}, "Nobody called 77"),
        (("person", ID), {"ADMINS": ID}, "ADMINS"),
        (("customer", "벡솔리스", "--company", "T9"), {}, "Nobody called"),
    ):
        code, _, problem = _typed(folder, "erase", *arguments, "--yes", **settings)
        assert (code, len(problem.splitlines())) == (2, 1)
        assert words in problem
    assert ID.encode() in _bytes(folder)


def test_the_sentences_are_in_the_operators_language(folder: Path) -> None:
    assert "삭제하지 않았습니다" in _typed(folder, "erase", "person", ID, "--yes", LANGUAGE="ko")[2]
