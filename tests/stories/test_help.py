"""Help is short, explains each word, and every example in it and in README works as it stands."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.registry import registry
from bot.i18n.catalogues import catalogues
from bot.web.demo_people import PEOPLE as PAGE_PEOPLE
from bot.web.seed import story
from commitments.domain.errors import DestinationRefused
from tests.stage import TYPED, Stage, seoul
from tests.stories.acting import labels, read, tell

README = (Path(__file__).parents[2] / "README.md").read_text()
LINES = 20
NUMBERS = 15
SPAN = re.compile(r"`([^`]+)`")


def table() -> list[str]:
    """Return the rows of README's table of what people can say."""
    rows = README.partition("## What people can say")[2].partition("\n\nThe owner")[0].partition("\n\n## ")[0]
    return [line for line in rows.splitlines() if line.startswith("| `")]


def examples_of_readme() -> list[str]:
    """Return the examples of the first column; one without a command continues the first of its row."""
    found: list[str] = []
    for row in table():
        spans = SPAN.findall(row.strip("| ").partition(" | ")[0])
        command = spans[0].partition(" ")[0]
        found += [span if span.startswith("/") else f"{command} {span}" for span in spans]
    return [example.replace("…", "the audit of Acme by Friday" if "C-" not in example else "x") for example in found]


def examples_of_help(language: str) -> list[str]:
    sentences = next(one for one in catalogues().values() if one.code == language).sentences
    lines = [
        line for name, text in sentences.items() if name.startswith(("about.", "help.")) for line in text.split("\n")
    ]
    parts = [part.strip() for line in lines if line.startswith("{") for part in line.split(" · ")]
    return [part.format(**TYPED).replace("…", "x") for part in parts]


EXAMPLES = sorted({*examples_of_readme(), *examples_of_help("en"), *examples_of_help("ko")})


def refusals() -> list[re.Pattern[str]]:
    """Return what a sentence looks like that says or asks what was wrong."""
    return [
        re.compile(re.sub(r"\\\{[^}]*\\\}", ".+", re.escape(text)), re.DOTALL)
        for one in catalogues().values()
        for name, text in one.sentences.items()
        if name.startswith(("error.", "ask.")) and name != "ask.again"
    ]


REFUSALS = refusals()


@pytest.fixture
async def busy(stage: Stage) -> Stage:
    """Fourteen promises to Acme, the twelfth told, and everything that the examples name."""
    await stage.say("root", '/customer Acme alias 애크미 "Acme Labs" manager <@sam>', "acme")
    await stage.say("carol", "/commit help", "acme")
    for number in range(1, NUMBERS):
        await stage.say("root", f"/commit send part {number} to Acme by {number + 1} Dec", "acme")
    return stage


async def _ready_for(stage: Stage, example: str) -> None:
    """Bring C-12 into the state that an example speaks of."""
    delivered = any(word in example for word in ("agreed", "확인 C", "ask again", "다시묻기", "not done", "미완료"))
    writes = any(word in example for word in ("update C", "업데이트 C", "소식 C"))
    if delivered or writes or "tell late" in example or "지연알리기" in example:
        await tell(stage, "root", 12)
    if delivered:
        await stage.say("root", "/commit done C-12")
    if "late C" in example or "지연알리기" in example:
        stage.clock.at = seoul("2026-12-16 12:00")
    if "stop C" in example or "반복종료" in example:
        weekly = "DTSTART;TZID=Asia/Seoul:20261213T180000\nRRULE:FREQ=WEEKLY;BYDAY=SU"
        async with stage.store.transaction(stage.workspace) as uow:
            promised = await uow.commitments.get_for_update(12)
            assert promised is not None
            await uow.commitments.save(replace(promised, recurs=weekly))
    if any(word in example for word in ("retell", "다시알리기", "told by hand", "직접알림")):
        stage.slack.refuse["acme"] = DestinationRefused("is_archived")
        await tell(stage, "root", 12)
        stage.slack.refuse.clear()


OF_TWO_ACCOUNTS = ("this is me", "disconnect me", "remind me in Slack", "remind me in Teams",
                   "내 계정 연결", "내 계정 분리", "알림은 Slack으로", "알림은 Teams로")  # fmt: skip
ASKED = ("history Acme", "every Friday")  # README says that these are answered by a question


@pytest.mark.parametrize("example", EXAMPLES)
async def test_an_example_works(busy: Stage, example: str) -> None:
    await _ready_for(busy, example)
    place = "acme" if "here" in example else "team"
    reply = await busy.say("root", example, place)
    said = reply.card.title if reply.card else ""
    assert not reply.errors
    assert reply.form or said
    if any(example.endswith(one) for one in ASKED):
        assert reply.card
        assert labels(reply.card)
    elif any(example.endswith(one) for one in OF_TWO_ACCOUNTS):  # tests/stories/test_one_person.py has two
        assert "I know one account of yours" in said
    else:
        assert not [one.pattern for one in REFUSALS if one.fullmatch(said)], said


def test_there_are_examples_of_every_verb_and_command() -> None:
    for catalogue in catalogues().values():
        for name in (*registry().verbs, *registry().commands):
            assert "{" in catalogue.sentences[f"about.{name}"], name


def test_examples_use_the_word_by_which_a_verb_is_named() -> None:
    for catalogue in catalogues().values():
        for name in registry().verbs:
            lines = (
                line
                for key in (f"help.{name}", f"about.{name}")
                for line in catalogue.sentences.get(key, "").split("\n")
                if line.startswith("{commit} ") and line != "{commit} C-12"
            )
            for line in lines:
                assert line.startswith(f"{{commit}} {catalogue.words(name)[0]}"), line


def test_names_in_examples_exist_on_the_page() -> None:
    first = {one.person.name.split()[0].lower() for one in PAGE_PEOPLE}
    said = " ".join(line.text for line in story(seoul("2026-11-22 13:00").date(), TYPED))
    hints = [text for one in catalogues().values() for key, text in one.sentences.items() if key.startswith("usage.")]
    for example in (*EXAMPLES, *hints, README.partition("## In Slack")[0]):
        assert {name.lower() for name in re.findall(r"(?<![\w`])@(\w+)", example)} <= first, example
    for customer in ("Acme", "애크미"):
        assert customer in said


@pytest.mark.parametrize(("language", "who", "word"), [("en", "alice", "help"), ("ko", "minho", "도움말")])
async def test_help_is_short_and_names_everything(stage: Stage, language: str, who: str, word: str) -> None:
    said = read(await stage.say(who, f"/commit {word}"))
    assert len(said.splitlines()) <= LINES, said
    catalogue = next(one for one in catalogues().values() if one.code == language)
    for name in registry().verbs:
        if name != "help":
            assert any(one in said for one in catalogue.words(name)), name
    assert f"/commit {word} " in said


@pytest.mark.parametrize(("who", "word"), [("alice", "help"), ("minho", "도움말")])
async def test_help_explains_each_word(stage: Stage, who: str, word: str) -> None:
    catalogue = next(one for one in catalogues().values() if one.code == ("en" if who == "alice" else "ko"))
    for name in registry().verbs:
        for typed in catalogue.words(name):
            said = read(await stage.say(who, f"/commit {word} {typed}"))
            assert catalogue.sentences[f"about.{name}"].partition("\n")[0] in said, typed
    for name in registry().commands:
        said = read(await stage.say(who, f"/commit {word} /{name}"))
        assert catalogue.sentences[f"about.{name}"].partition("\n")[0] in said


async def test_a_promise_to_help_is_a_promise(stage: Stage) -> None:
    assert read(await stage.say("alice", "/commit help Acme move to the cloud by Friday")).startswith(
        "C-1 is on record"
    )
