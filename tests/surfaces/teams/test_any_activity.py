"""Whatever is sent to /api/messages with a good token: no 500, nothing half done, no private word where others read.

The world: a promise to Acme that Acme was not told, and a question of Alice's that is still open. Bob of Acme reads
along in Acme's channel.
"""

import logging
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.registry import registry
from bot.conversation.requests import CommandRequest, Reply
from bot.conversation.service import ConversationService
from bot.teams.activities import Activities
from bot.teams.connector import Connector
from bot.wiring import open_bot
from commitments.domain.customer import Customer
from tests.surfaces.teams.conftest import Client, settings_of
from tests.surfaces.teams.played_teams import ELSEWHERE, Json, Member, Message, PlayedTeams
from tests.surfaces.teams.test_conversation import ACME, GROUP, in_acme, mentioned

UNLIMITED: Final = {"requests_per_second_per_person": 10_000, "requests_per_second_per_workspace": 10_000}
MARK, PROMISE, DRAFT = "zedmark", "zedpromise", "zeddraft"
SECRETS: Final = ("s" * 24, "token-of-the-bot", "eyJ")  # a JSON Web Token begins so
CONTENT: Final = (
    "commitments", "customers", "customer_people", "customer_contacts", "customer_names", "moves", "history", "drafts",
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20) | st.just(MARK),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
ODD = ("", " ", "\u202e", "<at>", "&nbsp;", "/", "C-", "C-99999999999", "\ud55c\uae00 " * 9, "x" * 2000)
TEXTS = st.sampled_from([
    "help", "overdue", "commitments all", "C-1", "history C-1", "why C-1", "done C-1", "undo", "customer Acme",
    "tell C-1", f"edit C-1 {MARK}", f"send {MARK} to Acme by Friday", f"send {MARK} to Acme", "move C-1 to Monday",
    "cancel C-1", f"note C-1 {MARK}", f"update C-1 {MARK}", "snooze C-1 2h",
    f"send {MARK}, for nobody outside, by Friday", f"customer {MARK}",
    "customer Acme tier gold", f"send {MARK} and more to Acme in 3 days", *ODD,
])  # fmt: skip
TARGETS = st.sampled_from(["1", "1", "1", "2", "1|1", "1|x", "", MARK]) | st.text(max_size=20)
ANSWERS = st.dictionaries(
    st.sampled_from(["what", "customer", "owner", "date", "time", "reason", "wording", "note", MARK]),
    st.sampled_from(["", "1", "2026-12-01", "15:00", MARK]) | JSON, max_size=5,
)  # fmt: skip


def ours(kind: str, names: Sequence[str]) -> st.SearchStrategy[Json]:
    """Return what a card of ours submits."""
    named = st.fixed_dictionaries({"kind": st.just(kind), "action": st.sampled_from(names), "value": TARGETS})
    return named.map(lambda data: {"commitments": data})


def execute(data: Json) -> Json:
    return {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": {"data": data}}, "replyToId": "1"}


def extension(name: str, data: object, payload: object) -> Json:
    value = {"commandId": "save", "data": data, "messagePayload": payload}
    return {"type": "invoke", "name": f"composeExtension/{name}", "value": value}


PRESSES = ours("press", sorted(registry().buttons)) | ours("press", [MARK, ""])
HARMLESS = sorted(name for name in registry().forms if not name.startswith("tell"))  # those show Acme the promise
FORMS = st.builds(lambda data, answers: {**answers, **data}, ours("form", HARMLESS), ANSWERS)
WORDS = st.builds(lambda words: {"words": words}, TEXTS) | JSON
PAYLOADS = st.builds(lambda words: {"body": {"content": words}}, TEXTS | JSON) | JSON
JUNK = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["message", "invoke", "conversationUpdate", "event", "novel", ""]) | JSON,
        "name": st.sampled_from(["adaptiveCard/action", "composeExtension/fetchTask", "task/fetch", "novel"]) | JSON,
        "value": JSON, "text": TEXTS | JSON, "entities": JSON, "from": JSON, "conversation": JSON, "recipient": JSON,
        "channelData": JSON, "replyToId": JSON, "locale": JSON, "localTimezone": JSON, "id": JSON, "membersAdded": JSON,
        "action": JSON,
    },
)  # fmt: skip
CHANGES = st.one_of(
    TEXTS.map(lambda text: {"text": text}),
    TEXTS.map(lambda text: {"text": text, "textFormat": "plain"}),
    (PRESSES | FORMS).map(execute),
    (PRESSES | FORMS).map(lambda data: {"value": data, "replyToId": "1"}),
    st.builds(extension, st.sampled_from(["fetchTask", "submitAction"]), WORDS, PAYLOADS),
    st.builds(
        lambda kind, members: {"type": kind, "action": "add", "membersAdded": members},
        st.sampled_from(["installationUpdate", "conversationUpdate"]), JSON,
    ),
    JUNK,
)  # fmt: skip
ACTIVITIES = st.tuples(
    st.sampled_from(["alice", "alice", "minho", "bob", "eve"]), st.sampled_from(["", ACME, GROUP]), CHANGES
)
Example = tuple[str, str, Json]
ROUTINE: Final = [  # what people do in between, so that there is something to break
    f"send {MARK} to Acme by Friday", "done C-1", "undo", f"note C-1 {MARK}", "customer Acme tier gold", "cancel C-2",
]  # fmt: skip


@asynccontextmanager
async def probed(teams: PlayedTeams, folder: Path) -> AsyncIterator["Probe"]:
    """Open the bot with the world in it."""
    teams.members |= {f"a:{name}": [Member(name, ELSEWHERE)] for name in ("bob", "eve")}
    teams.members[GROUP] = [Member("alice"), Member("minho")]
    async with (
        open_bot(settings_of(teams, folder / "teams.db", **UNLIMITED)) as bot,
        httpx.AsyncClient(transport=httpx.ASGITransport(app=bot.app), base_url="http://bot") as http,
    ):
        client = Client(teams, http, count(1))
        await in_acme(client)
        await client.say("alice", f"send the {PROMISE} to Acme by Friday 15:00")
        await client.say("alice", f"send the {DRAFT} by Friday 15:00")
        assert "C-1 is on record" in teams.sent_to("a:alice")[0].text
        yield Probe(client, folder / "teams.db")


class Probe:
    """Sends activities, and judges what became of each."""

    def __init__(self, client: Client, database: Path) -> None:
        self._client, self._database = client, database
        self._judged: set[tuple[str, int]] = set()
        self.changes = 0

    async def send(self, example: Example) -> None:
        """Raise AssertionError for an activity with which anything went wrong."""
        who, place, changed = example
        more: Json = mentioned() if place else {}
        before = self._stored()
        answer = await self._client.post({**self._client.activity(who, place, **more), **changed})
        assert answer.status_code in {200, 403}, (example, answer.text)
        self._check_words(who, answer.text, example)
        self._check_stored(before, example)

    def _check_words(self, who: str, answer: str, example: Example) -> None:
        teams = self._client.teams
        fresh = [one for one in teams.messages if (one.id, one.edits) not in self._judged]
        self._judged |= {(one.id, one.edits) for one in fresh}
        read = [(answer, {who}), *((str(one.activity), readers(one, teams)) for one in fresh)]
        for text, people in read:
            assert not [one for one in SECRETS if one in text], example
            assert PROMISE not in text or not people & {"bob", "eve"}, (example, text)
            assert DRAFT not in text or people == {"alice"}, (example, text)

    def _stored(self) -> dict[str, set[tuple[object, ...]]]:
        with sqlite3.connect(f"file:{self._database}?mode=ro", uri=True) as database:
            tables = {name: set(database.execute(f"SELECT * FROM {name}").fetchall()) for name in CONTENT}  # noqa: S608
            tables["requests"] = set(database.execute("SELECT key FROM requests").fetchall())
            made = database.execute("SELECT number FROM history WHERE event = 'made' ORDER BY number").fetchall()
            numbers = database.execute("SELECT number FROM commitments ORDER BY number").fetchall()
        database.close()
        assert made == numbers, "a promise without its history, or the other way round"
        return tables

    def _check_stored(self, before: dict[str, set[tuple[object, ...]]], example: Example) -> None:
        after = self._stored()
        changed = {name for name in CONTENT if after[name] != before[name]}
        self.changes += bool(changed)
        assert not changed or after["requests"] > before["requests"], (example, "changed, and not known as done")
        assert "commitments" not in changed or "history" in changed, (example, "changed without its history")


def readers(message: Message, teams: PlayedTeams) -> set[str]:
    """Return who reads a message."""
    if message.to:
        return {message.to.removeprefix("29:")}
    if message.conversation.startswith("a:"):
        return {message.conversation.removeprefix("a:")}
    return {one.name for one in teams.members.get(message.conversation.partition(";")[0], [Member("eve")])}


@pytest.mark.parametrize("tries", [120])
async def test_any_activity_is_answered_whole_and_to_its_sender(
    teams: PlayedTeams, tmp_path: Path, caplog: pytest.LogCaptureFixture, tries: int
) -> None:
    found: list[Any] = []

    @settings(max_examples=tries, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(example=ACTIVITIES)
    def collect(example: Example) -> None:
        found.append(example)

    collect()
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.WARNING, "httpx")  # as set_up_logs does
    async with probed(teams, tmp_path) as probe:
        for number, example in enumerate(found):
            await probe.send(example)
            if number % 20 == 0 and ROUTINE[number // 20 :]:
                await probe.send(("alice", "", {"text": ROUTINE[number // 20]}))
    assert probe.changes >= len(ROUTINE) - 1, "most of what is sent does nothing"
    assert not [one for one in (MARK, PROMISE, DRAFT, *SECRETS) if one in caplog.text]


async def _fails(*_: object) -> None:
    raise ZeroDivisionError


async def _shows_everybody(self: Connector, service_url: str, conversation: str, activity: Json) -> str:
    return await self.post(service_url, conversation, activity)


async def _saves_besides(self: ConversationService, request: CommandRequest) -> Reply:
    async with self._store.transaction(request.workspace) as uow:
        await uow.customers.save(Customer(0, MARK))
    return Reply()


MUTATED: Final = {
    "a handler that raises": (patch.object(Activities, "_message", _fails), "500"),
    "a handler that answers everybody": (patch.object(Connector, "post_privately", _shows_everybody), PROMISE),
    "a handler that saves besides": (patch.object(ConversationService, "handle_command", _saves_besides), "changed"),
}


@pytest.mark.parametrize(("mutation", "said"), MUTATED.values(), ids=MUTATED)
async def test_the_judge_sees_a_handler_that_is_wrong(
    teams: PlayedTeams, tmp_path: Path, mutation: Any, said: str
) -> None:
    async with probed(teams, tmp_path) as probe:
        await probe.send(("alice", ACME, {"text": "C-1"}))
        with mutation, pytest.raises(AssertionError, match=said):
            await probe.send(("alice", ACME, {"text": "history C-1"}))
