"""Words after a verb are used, or asked about by name; several numbers are all done, or none."""

from dataclasses import replace

import pytest

from commitments.domain.commitment import Status
from tests.stage import Stage
from tests.stories.acting import commitment, count, filled, form_of, labels, press, read

LINK = "https://docs.example.com/report?x=1"


@pytest.fixture
async def made(stage: Stage) -> Stage:
    """C-1 to C-4 are Alice's for Acme, made two hours ago; C-5 is Jane's, whom Alice does not see."""
    for what in ("send fix", "write report", "ship parts", "call them"):
        await stage.say("alice", f"/commit {what} to Acme by Dec 15", "acme")
    await stage.say("jane", "/customer Cora announce ask")
    await stage.say("jane", "/commit hidden work for Cora by Dec 15")
    stage.clock.at = stage.clock.at.replace(hour=15)
    return stage


async def statuses(stage: Stage) -> list[Status]:
    return [(await commitment(stage, number)).status for number in (1, 2, 3, 4)]


async def history(stage: Stage, number: int) -> str:
    return read(await stage.say("alice", f"/commit history C-{number}"))


@pytest.mark.parametrize(
    "line",
    [
        "done C-1, C-3", "done C-1 C-3", "done C-1 and C-3", "done C-1, and C-3", "done C-1 & #3", "done 1, 3",
        "done C-1/C-3", "완료 C-1, C-3", "C-1, C-3 완료", "C-1과 C-3 완료", "C-1 및 C-3 완료", "done C-1, C-3, C-1",
    ],
)  # fmt: skip
async def test_several_numbers_are_all_done(made: Stage, line: str) -> None:
    said = read(await made.say("alice", f"/commit {line}"))
    assert said.startswith("Done for each of them: C-1, C-3\nC-1 is delivered")
    assert "C-3 is delivered" in said
    open_, delivered = Status.OPEN, Status.DELIVERED
    assert await statuses(made) == [delivered, open_, delivered, open_]


@pytest.mark.parametrize("unknown", ["C-99", "C-5"])
@pytest.mark.parametrize("line", ["done C-1, {}", "done {}, C-1", "cancel C-1 {} because x", "give {} C-1 <@minho>"])
async def test_of_an_unknown_number_among_known_ones_nothing_is_done(made: Stage, line: str, unknown: str) -> None:
    said = read(await made.say("alice", f"/commit {line.format(unknown)}"))
    assert said.startswith(f"There is no {unknown} that you can see.")
    assert said.endswith("Nothing was changed for any of them.")
    assert await statuses(made) == [Status.OPEN] * 4
    assert (await commitment(made)).owner == "alice"


async def test_it_is_said_in_korean(made: Stage) -> None:
    await made.say("minho", "/commit 보고서를 Acme에 12월 20일까지", "acme")
    said = read(await made.say("minho", "/commit 완료 C-6, C-99"))
    assert said.startswith("볼 수 있는 C-99")
    assert said.endswith("다른 약속도 바꾸지 않았습니다.")
    asked = read(await made.say("minho", "/commit 이력 C-6 부탁해"))
    assert asked.startswith("“이력” 뒤의 이 말은 무슨 뜻인가요? “부탁해”")


async def test_every_verb_that_takes_several_takes_them(made: Stage) -> None:
    said = read(await made.say("alice", "/commit move C-1, C-2 to 20 Dec because the vendor slipped"))
    assert said.startswith("Done for each of them: C-1, C-2")
    assert [(await commitment(made, number)).due.day for number in (1, 2, 3)] == [20, 20, 15]
    await made.say("alice", "/commit give C-1 C-2 <@minho> because I am away")
    assert [(await commitment(made, number)).owner for number in (1, 2, 3)] == ["minho", "minho", "alice"]
    assert read(await made.say("alice", "/commit snooze C-3, C-4 2h")).startswith("Done for each of them: C-3, C-4")
    await made.say("alice", "/commit cancel C-3, C-4 because not needed")
    assert (await statuses(made))[2:] == [Status.CANCELLED] * 2


@pytest.mark.parametrize(
    "line", ["move C-1, C-2", "move C-1, C-2 to 20 Dec", "cancel C-1, C-2", "give C-1, C-2", "snooze C-1, C-2",
             "move C-1, C-2 to Tuesday or Friday because x"]
)  # fmt: skip
async def test_what_several_lack_is_said_and_nothing_is_changed(made: Stage, line: str) -> None:
    before = [await commitment(made, number) for number in (1, 2)]
    said = read(await made.say("alice", f"/commit {line}"))
    assert said.startswith("For several at once, say all of it in one line"), said
    assert [await commitment(made, number) for number in (1, 2)] == before


@pytest.mark.parametrize(
    "note", ["sent by mail", LINK, "sent by mail, see " + LINK, "because they asked", "메일로 보냄"]
)
@pytest.mark.parametrize("verb", ["done", "완료"])
async def test_a_note_after_done_stays_in_the_history(made: Stage, verb: str, note: str) -> None:
    await made.say("alice", f"/commit {verb} C-1 {note}")
    assert (await commitment(made)).status is Status.DELIVERED
    assert note in await history(made, 1)


async def test_a_note_of_several_stays_with_each_and_also_after_agreed(made: Stage) -> None:
    await made.say("alice", "/commit done C-1, C-2 - handed over in person")
    await made.say("alice", "/commit agreed C-1: they called")
    assert "handed over in person" in await history(made, 1)
    assert "they called" in await history(made, 1)
    assert "handed over in person" in await history(made, 2)
    assert "they called" not in await history(made, 2)


async def test_a_note_is_for_us(made: Stage) -> None:
    await made.say("alice", "/commit done C-1 the vendor is a mess")
    await made.dispatch()
    assert not [one for one in made.slack.to("acme") if "mess" in str(one.card)]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("give C-1 <@minho> because he knows them", "he knows them"),
        ("give C-1 <@minho> he knows them", "he knows them"),
        ("give C-1 to <@minho>, he knows them", "he knows them"),
        ("give C-1 @Minho Lee since I am away", "I am away"),
        ("give C-1 <@minho> because internal: I am overloaded", "I am overloaded (internal)"),
        ("넘기기 C-1 <@minho>에게 이유: 휴가", "휴가"),
        ("cancel C-1 they withdrew because of budget", "they withdrew, budget"),
        ("cancel C-1 - they withdrew", "they withdrew"),
        ("snooze C-1 2h because of a meeting", "a meeting"),
        ("snooze C-1 until tomorrow, in a meeting", "in a meeting"),
    ],
)
async def test_why_stays_in_the_history(made: Stage, line: str, kept: str) -> None:
    await made.say("alice", f"/commit {line}")
    assert kept in await history(made, 1)


async def test_two_people_for_one_promise_are_asked_about(made: Stage) -> None:
    said = read(await made.say("alice", "/commit give C-1 <@minho> and <@sam>"))
    assert said == "What does “Sam Rivera” mean after “give”? Nothing was changed."
    assert (await commitment(made)).owner == "alice"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("move C-1 to 20 Dec, vendor is late", "vendor is late"),
        ("move C-1 to 20 Dec, vendor is late because of snow", "vendor is late, snow"),
        ("변경 C-1 12월 20일로 업체 지연", "업체 지연"),
    ],
)
async def test_words_beside_a_new_date_stand_in_the_form_as_the_reason(made: Stage, line: str, reason: str) -> None:
    form = form_of(await made.say("alice", f"/commit {line}"))
    assert filled(form)["reason"] == reason
    assert str(filled(form)["date"]) == "2026-12-20"


@pytest.mark.parametrize("verb", ["undo", "history", "why", "show", "tell", "edit", "retell", "ask again", "not done"])
@pytest.mark.parametrize("words", ["please no", "후에"])
async def test_words_that_a_verb_has_no_use_for_are_asked_about_by_name(made: Stage, verb: str, words: str) -> None:
    await made.say("alice", "/commit done C-3")
    asked = await made.say("alice", f"/commit {verb} C-3 {words}")
    assert read(asked).startswith(f"What does “{words}” mean after “{verb}”? Nothing was changed.")
    assert labels(asked.card) == [f"{verb} C-3"]
    assert (await commitment(made, 3)).status is Status.DELIVERED
    assert await count(made) == 5


async def test_the_button_of_the_question_does_it(made: Stage) -> None:
    await made.say("alice", "/commit done C-3")
    await press(made, "alice", "undo", await made.say("alice", "/commit undo C-3 please no"))
    assert (await commitment(made, 3)).status is Status.OPEN


@pytest.mark.parametrize("verb", ["undo", "history", "why", "show", "tell", "edit"])
async def test_a_verb_for_one_is_offered_for_each_of_several(made: Stage, verb: str) -> None:
    asked = await made.say("alice", f"/commit {verb} C-1, C-3")
    assert read(asked).startswith(f"What does “C-3” mean after “{verb}”?")
    assert labels(asked.card) == [f"{verb} C-1", f"{verb} C-3"]


@pytest.mark.parametrize(
    "line", ["done C-1 to C-3", "done C-1 sent together with C-3", "give C-1 <@minho> with C-3", "snooze C-1 2h, C-3"]
)
async def test_a_number_among_the_words_is_asked_about(made: Stage, line: str) -> None:
    before = await commitment(made)
    asked = read(await made.say("alice", f"/commit {line}"))
    assert "C-3" in asked
    assert "Nothing was changed." in asked
    assert await commitment(made) == before


async def test_a_reason_may_name_another_commitment(made: Stage) -> None:
    await made.say("alice", "/commit cancel C-1 because it is part of C-3")
    assert (await statuses(made))[0] is Status.CANCELLED
    assert "part of C-3" in await history(made, 1)


@pytest.mark.parametrize("line", ["help C-1", "manager C-1", "도움말 C-1, C-2"])
async def test_a_number_after_a_verb_of_none_is_asked_about(made: Stage, line: str) -> None:
    assert "“C-1" in read(await made.say("root", f"/commit {line}"))


async def test_words_beside_a_manager_are_asked_about(made: Stage) -> None:
    said = read(await made.say("root", "/commit manager <@sam> of <@jane> from Monday"))
    assert said == "What does “from Monday” mean after “manager”? Nothing was changed."
    assert "Jane Doe" in read(await made.say("root", "/commit manager <@sam> of <@jane> and <@alice>"))


async def test_signs_alone_are_no_words(made: Stage) -> None:
    assert "History of C-1" in read(await made.say("alice", "/commit history C-1."))
    assert replace(await commitment(made)) == await commitment(made)
    await made.say("alice", "/commit done C-1!")
    assert (await commitment(made)).status is Status.DELIVERED


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("done C-1 and send the annex to Acme by Friday", "and send the annex to Acme by Friday"),
        ("cancel C-1, then send the annex to Acme by Friday", "then send the annex to Acme by Friday"),
        ("완료 C-1 그리고 Acme에 금요일까지 부속 보내기", "그리고 Acme에 금요일까지 부속 보내기"),
    ],
)
async def test_a_second_thing_after_done_is_no_note(made: Stage, line: str, words: str) -> None:
    asked = await made.say("alice", f"/commit {line}")
    assert f"“{words}”" in read(asked)
    assert set(await statuses(made)) == {Status.OPEN}


@pytest.mark.parametrize("line", ["done C-1..2", "done C-1-C-2", "done 1-2", "C-1~2 완료", "done C-1 and C-2"])
async def test_a_range_of_numbers_does_all(stage: Stage, line: str) -> None:
    for day in (1, 2):
        await stage.say("alice", f"/commit send fix {day} to Acme by {day} Dec")
    said = read(await stage.say("alice", f"/commit {line}"))
    assert said.startswith("Done for each of them: C-1, C-2")
    assert [(await commitment(stage, number)).status for number in (1, 2)] == ["delivered"] * 2


async def test_a_range_with_a_number_that_nobody_has_changes_nothing(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 1 Dec")
    assert "C-2" in read(await stage.say("alice", "/commit done C-1-3"))
    assert (await commitment(stage, 1)).status == "open"


async def test_a_long_range_is_asked_about(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 1 Dec")
    assert "C-21" in read(await stage.say("alice", "/commit done C-1..900"))
    assert (await commitment(stage, 1)).status == "open"


@pytest.mark.parametrize(
    "line",
    [
        "done C-1?",
        "cancel C-1?",
        "완료 C-1?",
        "취소 C-1 ?",
        "give C-1 <@minho>?",
        "move C-1 to Monday?",
        "snooze C-1 2h?",
        "done C-1 not yet",
        "cancel C-1 no wait",
        "cancel C-1, don't",
        "done C-1 never mind",
        "완료 C-1 아직",
        "완료 C-1 못함",
        "완료 C-1 안 함",
        "취소 C-1 하지 마세요",
        "취소 C-1 아니야",
        "cancel C-1, C-2?",
        "완료 C-1 못 보냄",
    ],
)
async def test_a_question_or_a_denial_changes_nothing(made: Stage, line: str) -> None:
    before = await commitment(made)
    asked = read(await made.say("alice", f"/commit {line}"))
    assert "Nothing was changed." in asked
    assert await commitment(made) == before


@pytest.mark.parametrize(
    "note",
    ["no issues found", "not by mail but by post", "안내 메일 보냄", "못 받은 자료는 메일로", "말씀하신 대로 보냄"],
)
async def test_a_note_may_begin_like_a_denial(made: Stage, note: str) -> None:
    await made.say("alice", f"/commit done C-1 {note}")
    assert (await commitment(made)).status is Status.DELIVERED
    assert note in await history(made, 1)
