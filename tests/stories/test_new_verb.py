"""A verb is one file and a row: a new one is parsed, helped, offered, guarded and routed by that alone."""

from pathlib import Path

import pytest

from bot.cards.card import Button
from bot.conversation.command_parser import Command
from bot.conversation.registry import registry
from bot.conversation.requests import CommandRequest
from bot.slack.app_manifest_data import command_help
from bot.web.completion import completions
from bot.web.words import words_of
from tests.security.world import NOT_FOR_OUTSIDERS
from tests.stage import Stage, open_stage, seoul, text_of
from tests.stories.acting import fill, form_of, labels, press, read
from tests.surfaces.web.fakes import COMMANDS
from tests.toy_verb import toy_verb  # noqa: F401

pytestmark = pytest.mark.usefixtures("toy_verb")


@pytest.fixture
async def made(tmp_path: Path) -> Stage:
    stage = await open_stage(tmp_path, seoul("2026-12-01 10:00"))
    await stage.say("alice", "/customer Acme here", "acme")
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    return stage


@pytest.mark.parametrize("line", ["praise C-1 well done", "applaud C-1 well done", "칭찬 C-1 well done"])
async def test_it_is_understood_in_every_language_and_run(made: Stage, line: str) -> None:
    assert registry().parser.parse(line) == Command("praise", 1, "well done")
    assert read(await made.say("alice", f"/commit {line}")).startswith("C-1 is changed: send fix (well done)")


async def test_it_asks_for_its_number(made: Stage) -> None:
    assert read(await made.say("alice", "/commit praise")) == "Which one? For example: /commit praise C-12"
    assert read(await made.say("minho", "/commit 칭찬")) == "어느 약속인가요? 예: /commit 칭찬 C-12"


async def test_its_button_opens_its_form_and_the_form_runs_it(made: Stage) -> None:
    opened = await made.press("alice", Button("praise", "Praise", "1"))
    assert (form_of(opened).title, form_of(opened).submit) == ("Praise it", "Praise")
    assert "(well done)" in read(await fill(made, "alice", opened, {"words": "well done"}))


async def test_it_is_refused_to_whoever_has_not_its_right(made: Stage) -> None:
    hidden = "There is no C-1 that you can see. /commitments lists yours."
    for reply in (
        await made.say("jane", "/commit praise C-1 well done"),
        await made.press("jane", Button("praise", "Praise", "1")),
    ):
        assert read(reply) == hidden
    assert read(await made.say("carol", "/commit praise C-1 well done")) == NOT_FOR_OUTSIDERS


async def test_the_help_has_its_line_and_the_page_and_the_manifest_offer_it(made: Stage) -> None:
    assert "/commit praise C-12" in text_of((await made.say("alice", "/commit help")).card)
    offered = {offer["label"]: offer for offer in completions(COMMANDS, words_of("en"))}
    assert offered["/commit praise"]["insert"] == "/commit praise C-"
    assert offered["/commit praise"]["hint"] == "say how well it went"
    assert command_help("commit").usage_hint.endswith("| help | praise C-12")


async def test_a_misspelling_of_it_is_asked_about(made: Stage) -> None:
    asked = await made.say("alice", "/commit priase C-1 well done")
    assert labels(asked.card)[0] == "praise C-1"
    assert "(well done)" in read(await press(made, "alice", "run_suggestion", asked))


@pytest.mark.parametrize(("text", "reads"), [("praise C-1", True), ("praise C-1 well done", False)])
def test_the_registry_knows_when_it_only_reads(text: str, reads: bool) -> None:
    request = CommandRequest("W1", "alice", "k", seoul("2026-12-01 10:00"), verb="commit", text=text)
    assert registry().reads_only(request) is reads
