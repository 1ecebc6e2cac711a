"""A line that names a commitment, or is one word like a verb, is never stored as a promise unasked."""

import pytest

from tests.stage import Stage
from tests.stories.acting import commitment, count, form_of, labels, press, read


@pytest.fixture
async def made(stage: Stage) -> Stage:
    """C-1 to C-3 are Alice's for Acme."""
    for what in ("send fix", "write report", "ship parts"):
        await stage.say("alice", f"/commit {what} to Acme by Dec 15", "acme")
    await stage.say("alice", "/customer Acme here", "acme")
    return stage


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("mvoe C-1 to Monday", "move C-1"),
        ("compelted C-1", "done C-1"),
        ("close C-1", "done C-1"),
        ("Close c1.", "done C-1"),
        ("close 1", "done C-1"),
        ("compelted 1", "done C-1"),
        ("finish #1", "done C-1"),
        ("1번 완료", "done C-1"),
        ("mvoe Ｃ－１ to Monday", "move C-1"),
        ("mark C-1 as done", "done C-1"),
        ("C-1 is done", "done C-1"),
        ("please move C-1 to Monday", "move C-1"),
        ("C-1 is not done yet", "not done C-1"),
        ("C-1 is not done", "not done C-1"),
        ("C-1 아직 완료", "done C-1"),
        ("done with C-1", "done C-1"),
        ("push C-1 to Monday", "move C-1"),
        ("moved C-1 to Monday", "move C-1"),
        ("reassign C-1 <@minho>", "give C-1"),
        ("give <@minho> C-1", "give C-1"),
        ("delete C-1", "cancel C-1"),
        ("please reopen C-1", "not done C-1"),
        ("status C-1", "show C-1"),
        ("status of C-1?", "show C-1"),
        ("hist C-1", "history C-1"),
        ("list C-1", "show C-1"),
        ("send C-1 to Acme by Dec 20", "show C-1"),
        ("C-1 replacement parts to Acme by Dec 20", "show C-1"),
        ("send the parts of C‑1 to Acme by Dec 20", "show C-1"),  # a hyphen that does not break
        ("담당변경 C-1 <@minho>", "give C-1"),
        ("C-1을 월요일로 옮겨 주세요", "move C-1"),
        ("C-1 마감", "done C-1"),
        ("C-1번 삭제", "cancel C-1"),
        ("상태 C-1", "show C-1"),
    ],
)
async def test_a_line_that_names_a_commitment_is_asked_about(made: Stage, line: str, first: str) -> None:
    asked = await made.say("alice", f"/commit {line}", "acme")
    assert labels(asked.card) == [first, "Make it a promise", "Never mind"], read(asked)
    assert await count(made) == 3


async def test_what_is_like_no_verb_says_so(made: Stage) -> None:
    asked = await made.say("alice", "/commit send C-1 to Acme by Dec 20")
    assert read(asked).startswith("That names C-1, which is on record already. Nothing new is on record yet.")


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("close C-1", "C-1 완료"),
        ("담당변경 C-1 <@minho>", "C-1 넘기기"),
        ("C-1 마감", "C-1 완료"),
        ("상태 C-1", "C-1 보기"),
        ("C-1 부품을 Acme에 12월 20일까지", "C-1 보기"),
    ],
)
async def test_it_is_asked_in_korean(made: Stage, line: str, first: str) -> None:
    asked = await made.say("minho", f"/commit {line}", "acme")
    assert labels(asked.card) == [first, "약속으로 등록", "그만두기"], read(asked)
    assert await count(made) == 3


async def test_the_buttons_do_it(made: Stage) -> None:
    await press(made, "alice", "run_suggestion", await made.say("alice", "/commit 담당변경 C-2 <@minho>"))
    assert (await commitment(made, 2)).owner == "minho"
    made.clock.at = made.clock.at.replace(hour=15)
    form = form_of(await press(made, "alice", "run_suggestion", await made.say("alice", "/commit C-1을 화요일로 옮겨")))
    assert (form.action, form.value.partition("|")[0]) == ("move_form", "1")
    await press(made, "alice", "promise_anyway", await made.say("alice", "/commit ship C-3 crates to Acme by Dec 20"))
    assert await count(made) == 4


async def test_a_number_that_one_may_not_see_is_not_given_away(made: Stage) -> None:
    await made.say("alice", "/customer Cora announce never")
    hidden = await made.say("jane", "/commit close C-1", "team")
    none = await made.say("jane", "/commit close C-8", "team")
    assert read(hidden).replace("C-1", "C-8") == read(none)


@pytest.mark.parametrize(
    "line",
    ["send invoice #1 to Acme by Dec 20", "ship ABC-1 to Acme by Dec 20", "deploy <#C1|acme> for Acme by Dec 20"],
)
async def test_another_number_is_no_commitment(made: Stage, line: str) -> None:
    assert "run_suggestion" not in read(await made.say("alice", f"/commit {line}"))
    assert await count(made) == 4


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("hist", "history"),
        ("reopen", "not done"),
        ("Close", "done"),
        ("delte", "cancel"),
        ("mvoe", "move"),
        ("이력?", "이력"),
    ],
)
async def test_a_word_alone_that_is_like_a_verb_is_asked_about(made: Stage, line: str, verb: str) -> None:
    who = "alice" if verb.isascii() else "minho"
    asked = await made.say(who, f"/commit {line}", "acme")
    assert f"/commit {verb} C-12" in read(asked), read(asked)
    assert await count(made) == 3


async def test_a_word_alone_offers_what_it_may_be_about(made: Stage) -> None:
    asked = await made.say("alice", "/commit hist")
    assert read(asked).startswith("Did you mean “history”? Nothing is on record yet.")
    assert labels(asked.card) == ["history C-1", "history C-2", "history C-3"]
    assert read(await press(made, "alice", "history", asked)).startswith("History of C-1")


async def test_a_word_alone_for_a_list_is_the_list(made: Stage) -> None:
    for line in ("list", "status", "ls", "overview", "List?"):
        reply = await made.say("alice", f"/commit {line}")
        assert read(reply).startswith("3 open commitments of yours\n"), line
        assert "/commitments" in read(reply)
    await made.say("minho", "/commit <@minho> 보고서를 Acme에 12월 20일까지")
    for line in ("목록", "현황"):
        assert read(await made.say("minho", f"/commit {line}")).startswith("진행 중인 내 약속 1건"), line


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("undo please no", "undo"),
        ("undo that", "undo"),
        ("done please", "done"),
        ("done all", "done"),
        ("move to Monday", "move"),
        ("mvoe to Monday", "move"),
        ("done by Friday", "done"),
        ("되돌리기 아니요", "undo"),
    ],
)
async def test_a_verb_that_says_nothing_to_promise_is_asked_about(made: Stage, line: str, verb: str) -> None:
    asked = await made.say("alice", f"/commit {line}", "acme")
    assert read(asked).startswith(f"Did you mean “{verb}”? Nothing is on record yet.")
    assert labels(asked.card)[0] == f"{verb} C-1"
    assert labels(asked.card)[-2:] == ["Make it a promise", "Never mind"]
    assert await count(made) == 3


@pytest.mark.parametrize(
    "line",
    [
        "move the servers by Friday",
        "announce the price list by Friday",
        "complete the audit for Acme",
        "cancel party of Acme",
    ],
)
async def test_a_promise_may_begin_with_a_verb(made: Stage, line: str) -> None:
    assert "Did you mean" not in read(await made.say("alice", f"/commit {line}", "acme"))


@pytest.mark.parametrize("line", ["done C 1", "DONE Ｃ－１", "완료 1번"])
async def test_a_number_is_known_in_other_spellings(made: Stage, line: str) -> None:
    assert read(await made.say("alice", f"/commit {line}")).startswith("C-1 is delivered")
