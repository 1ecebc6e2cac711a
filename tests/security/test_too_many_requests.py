"""Beyond the limits of requests: a sentence in one's language, a form that stays open, and nothing is recorded."""

import pytest

from bot.cards.card import Button, Form
from bot.conversation.requests import Request
from bot.conversation.service import ConversationService
from bot.settings import Settings
from bot.wiring import request_limits
from commitments.adapters.sql.store import SqlStore
from tests.security.world import OPEN_TOLD, sentence, snapshot
from tests.stage import TYPED, Stage

ENGLISH = "That was too much at once, so nothing was recorded. Please try again in a few seconds."
KOREAN = "한꺼번에 요청이 너무 많아 아무것도 처리하지 않았습니다. 잠시 후 다시 시도해 주세요."


@pytest.fixture
async def limited(stage: Stage) -> Stage:
    """A stage with the limits of the settings, where Alice and Yuna have just asked as often as they may."""
    limits = request_limits(Settings(_env_file=None))
    stage.conversation = ConversationService(stage.store, stage.slack, TYPED, limits=limits)
    for person in ("alice", "yuna"):
        for _ in range(60):
            assert "too much" not in sentence(await stage.say(person, "/commit help"))
    return stage


async def test_a_flood_gets_a_sentence_in_ones_language_and_changes_nothing(limited: Stage) -> None:
    before = snapshot(limited)
    for person, said in (("alice", ENGLISH), ("yuna", KOREAN)):
        assert sentence(await limited.say(person, "/commit send papers to Acme by Friday")) == said
        assert sentence(await limited.press(person, Button("done", "", str(OPEN_TOLD)))) == said
        reply = await limited.fill(person, Form("move_form", "", "", "", str(OPEN_TOLD)), {"date": "x", "reason": "y"})
        assert reply.errors == {"date": said}
        assert reply.card is None
    assert snapshot(limited) == before


async def test_a_refusal_asks_neither_the_database_nor_slack(limited: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    limited.slack.reads.clear()

    def asked(*_: object) -> None:
        raise AssertionError("the database was asked")

    monkeypatch.setattr(SqlStore, "transaction", asked)
    monkeypatch.setattr(SqlStore, "read_only", asked)
    assert sentence(await limited.say("alice", "/commit help")) == ENGLISH
    assert limited.slack.reads == []


async def test_a_request_that_comes_again_is_answered_as_before_and_counts_once(limited: Stage) -> None:
    made = await limited.say("jane", "/commit send papers to Acme by Dec 20", key="once")
    for _ in range(100):
        assert await limited.say("jane", "/commit send papers to Acme by Dec 20", key="once") == made
    refused = await limited.say("alice", "/commit send papers to Acme by Friday", key="refused")
    limited.clock.at = limited.clock.at.replace(year=limited.clock.at.year + 1)
    assert await limited.say("alice", "/commit send papers to Acme by Friday", key="refused") == refused


async def test_whoever_was_never_answered_hears_it_in_the_language_of_the_settings(limited: Stage) -> None:
    korean = ConversationService(limited.store, limited.slack, TYPED, language="ko")
    assert korean.too_many_requests(Request(limited.workspace, "jane", "k", limited.clock.now())) == KOREAN
