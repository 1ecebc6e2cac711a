"""Words of lists combine in any order; what is not understood is named, never answered with an all-clear."""

import pytest

from tests.stage import Stage, seoul
from tests.stories.acting import every_button, labels, press, read
from tests.stories.test_lists import promise, rows, titles


@pytest.fixture
async def busy(stage: Stage) -> Stage:
    """Tuesday 8 December. Late: C-1 Alice's and C-2 Minho's for Acme, C-3 Alice's for Beta. Due later: C-4 today, C-5
    on Friday, C-6 next week. C-7 is delivered, C-8 closed, C-9 Jane's for Cora, whom Alice does not see."""
    await stage.say("alice", "/customer Beta announce ask")
    await promise(stage, "send fix to Acme by 25 Nov", "<@minho> send invoice to Acme by 26 Nov", "call Beta by 27 Nov")
    await promise(
        stage, "send plan to Beta by 8 Dec 18:00", "write invoice to Acme by 11 Dec", "ship to Beta by 16 Dec"
    )
    await promise(stage, "test report for Acme by 9 Dec", "old invoice for Beta by 10 Dec")
    await stage.say("jane", "/customer Cora announce ask")
    await promise(stage, "ship to Cora by 24 Nov", by="jane")
    await stage.say("alice", "/commit done C-7")
    await stage.say("alice", "/commit cancel C-8 because x")
    stage.clock.at = seoul("2026-12-08 10:00")
    return stage


def numbers(text: str) -> list[int]:
    return [int(title.split(" ", 1)[0].removeprefix("C-")) for title in titles(text)]


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("/overdue", [1, 2, 3]),
        ("/overdue all", [1, 2, 3]),
        ("/overdue mine", [1, 2, 3]),  # owned or made by Alice
        ("/overdue Minho", [2]),
        ("/overdue minho lee Acme", [2]),
        ("/overdue invoice", [2]),
        ("/overdue INVOICE acme", [2]),
        ("/overdue “send” acme", [1, 2]),
        ("/overdue Acme Beta", [1, 2, 3]),
        ("/overdue Acme, Beta", [1, 2, 3]),
        ("/overdue 11 days", [1, 2]),
        ("/commitments late", [1, 2, 3]),
        ("/commitments Acme late", [1, 2]),
        ("/commitments late 11d acme", [1, 2]),
        ("/commitments today", [4]),
        ("/commitments this week", [4, 7, 5]),
        ("/commitments This Week acme", [7, 5]),
        ("/commitments acme this week open", [7, 5]),
        ("/commitments next week", [6]),
        ("/commitments tomorrow", [7]),
        ("/commitments invoice", [2, 5]),
        ("/commitments invoice late", [2]),
        ("/commitments waiting", [7]),
        ("/commitments acme waiting for the customer", [7]),
        ("/commitments beta waiting", []),
        ("/commitments closed", [8]),
        ("/overdue last month", [1, 2, 3]),
        ("/overdue Beta last month", [3]),
        ("/overdue 지난달", [1, 2, 3]),
        ("/overdue 지난주", []),
        ("/overdue last week", []),
        ("/overdue november acme", [1, 2]),
        ("/overdue 11월", [1, 2, 3]),
        ("/commitments friday", [5]),
        ("/commitments acme due on Fri", [5]),
        ("/commitments 금요일까지 acme", [5]),
        ("/commitments Wednesday", [7]),
        ("/commitments tuesday", [4]),
        ("/commitments december", [4, 7, 5, 6]),
        ("/commitments 12월 beta", [4, 6]),
        ("/commitments closed 목요일", []),
        ("/commitments closed 12월", [8]),
        ("/commitments all closed", [8]),
        ("/commitments closed all", [8]),
        ("/commitments mine closed", [8]),
        ("/commitments my closed invoice", [8]),
        ("/commitments all", [1, 2, 3, 4, 7, 5, 6]),
        ("/commitments everything for Beta", [3, 4, 6]),
        ("/commitments <@minho> <@alice>", [1, 2, 3, 4, 7, 5, 6]),
        ("/commitments 전부", [1, 2, 3, 4, 7, 5, 6]),
        ("/commitments 모두 지연", [1, 2, 3]),
        ("/commitments 이번주 Acme", [7, 5]),
        ("/commitments 이번 주", [4, 7, 5]),
        ("/commitments 오늘", [4]),
        ("/commitments 대기", [7]),
        ("/commitments 종료", [8]),
        ("/commitments 내 것 지연", [1, 2, 3]),
        ("/commitments 내 약속 오늘", [4]),
        ("/overdue 전체", [1, 2, 3]),
        ("/overdue Acme의 늦은 것", [1, 2]),
        ("/commitments for Acme that are late", [1, 2]),
        ("/overdue 내것", [1, 2, 3]),
    ],
)  # fmt: skip
async def test_words_combine_in_any_order(busy: Stage, line: str, listed: list[int]) -> None:
    reply = await busy.say("alice", line)
    assert numbers(read(reply))[:8] == listed[:8], read(reply)


async def test_mine_is_less_than_all_that_one_may_see(busy: Stage) -> None:
    assert numbers(read(await busy.say("sam", "/overdue"))) == [1, 2, 3]
    assert read(await busy.say("sam", "/overdue mine")) == "Nothing that you can see fits all of this: late · yours."
    assert numbers(read(await busy.say("minho", "/overdue mine"))) == [2]
    assert numbers(read(await busy.say("root", "/commitments late"))) == [9, 1, 2, 3]


async def test_a_list_says_what_it_was_narrowed_by(busy: Stage) -> None:
    said = read(await busy.say("alice", "/commitments this week acme minho invoice late"))
    assert said == (
        "Nothing that you can see fits all of this: late · Minho Lee · Acme · due this week · with “invoice”."
    )
    assert read(await busy.say("alice", "/overdue invoice")).startswith("1 commitment is late · with “invoice”\n")
    assert read(await busy.say("alice", "/commitments waiting mine")).startswith(
        "1 commitment is delivered and waits for the customer · yours\n"
    )
    korean = read(await busy.say("minho", "/commitments 이번 주 invoice"))
    assert korean.startswith("진행 중인 약속 1건 · 이번 주 기한 · “invoice” 포함\n")


@pytest.mark.parametrize(
    ("line", "word", "near"),
    [
        ("/overdue Acmee", "Acmee", "Acme"),
        ("/overdue Betta mine", "Betta", "Beta"),
        ("/overdue lat", "lat", "late"),
        ("/commitments closd", "closd", "closed"),
        ("/commitments late invoce", "invoce", ""),
        ("/overdue 30 Febtember", "Febtember", ""),
        ("/overdue Cora", "Cora", ""),  # which Alice does not see
        ("/overdue csv Acmee", "Acmee", "Acme"),
        ("/commitments 지얀", "지얀", "지연"),
        ("/commitments 완뇨", "완뇨", "완료"),
    ],
)
async def test_what_is_not_understood_is_named_and_the_nearest_offered(
    busy: Stage, line: str, word: str, near: str
) -> None:
    asked = await busy.say("root" if word != "Cora" else "alice", line)
    assert f"“{word}”" in read(asked)
    assert "so this is no answer yet" in read(asked)
    assert "on time" not in read(asked)
    assert near in labels(asked.card) if near else True


async def test_what_one_may_not_see_is_answered_like_what_does_not_exist(busy: Stage) -> None:
    for hidden, none in (("Cora", "Dora"), ("Corra", "Dorra"), ("ship Cora", "ship Dora")):
        answers = [await busy.say("alice", f"/commitments {words}") for words in (hidden, none)]
        assert read(answers[0]).replace("Cor", "Dor") == read(answers[1])
    assert "Cora" not in labels((await busy.say("alice", "/overdue Corra")).card)
    assert "Cora" in labels((await busy.say("root", "/overdue Corra")).card)


async def test_the_nearest_lists_it(busy: Stage) -> None:
    asked = await busy.say("root", "/overdue Acmee mine")
    shown = await press(busy, "root", "page", asked)
    assert read(shown) == "Nothing that you can see fits all of this: late · yours · Acme."
    shown = await press(busy, "root", "page", await busy.say("root", "/overdue Acmee"))
    assert numbers(read(shown)) == [1, 2]


async def test_it_is_said_in_korean(busy: Stage) -> None:
    asked = read(await busy.say("minho", "/overdue 에크미"))
    assert asked.startswith("“에크미”에 맞는 고객, 사람, 약속을 찾지 못해서 아직 답을 드리지 못했습니다.")


async def test_a_number_in_a_list_can_be_shown(busy: Stage) -> None:
    asked = await busy.say("alice", "/commitments C-1")
    assert labels(asked.card)[0] == "show C-1"
    assert read(await busy.press("alice", every_button(asked.card)[0])).startswith("C-1 · send fix")


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("/overdue closed", "/overdue", "closed"),
        ("/overdue waiting", "/overdue", "waiting"),
        ("/commitments late closed", "late", "closed"),
        ("/commitments all mine", "all", "mine"),
        ("/commitments today next week", "today", "next week"),
        ("/commitments open closed", "open", "closed"),
        ("/commitments closed 7d", "closed", "7d"),
        ("/overdue 7d 3d", "7d", "3d"),
    ],
)
async def test_words_of_which_nothing_is_both_are_refused_by_name(
    busy: Stage, line: str, first: str, second: str
) -> None:
    said = read(await busy.say("alice", line))
    assert said == f"“{first}” and “{second}” exclude each other. Say one of them."


async def test_every_list_comes_as_a_file(busy: Stage) -> None:
    assert [line[0] for line in await rows(busy, "alice", "/commitments csv closed")] == ["number", "C-8"]
    assert [line[0] for line in await rows(busy, "alice", "/commitments invoice acme csv")] == ["number", "C-2", "C-5"]
    assert [line[0] for line in await rows(busy, "alice", "/overdue minho CSV")] == ["number", "C-2"]
    assert [line[0] for line in await rows(busy, "minho", "/commitments 엑셀 대기")] == ["번호", "C-7"]


async def test_a_name_that_holds_a_word_of_lists_is_the_name(stage: Stage) -> None:
    await stage.say("alice", '/customer "Closed Loop" announce ask')
    await promise(stage, "send fix to Closed Loop by 25 Nov", "send fix to Acme by 25 Nov")
    assert numbers(read(await stage.say("alice", "/commitments closed loop"))) == [1]
    assert numbers(read(await stage.say("alice", "/commitments ClosedLoop open"))) == [1]


@pytest.mark.parametrize(
    ("who", "line", "listed"),
    [
        ("alice", "late", [1, 2, 3]),
        ("alice", "overdue acme", [1, 2]),
        ("alice", "list late acme", [1, 2]),
        ("alice", "mine today", [4]),
        ("alice", "status acme this week", [7, 5]),
        ("minho", "내 약속", [2]),
        ("minho", "목록 지연", [1, 2]),
    ],
)
async def test_what_asks_for_a_list_after_commit_is_no_promise(
    busy: Stage, who: str, line: str, listed: list[int]
) -> None:
    reply = await busy.say(who, f"/commit {line}")
    assert numbers(read(reply)) == listed, read(reply)
    assert "/commitments" in read(reply)


async def test_nothing_closed_is_not_nothing(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    assert (
        read(await stage.say("alice", "/commitments all closed"))
        == "Nothing that you can see fits all of this: closed."
    )
    assert "조건에 모두 맞는 것이 없습니다: 종료" in read(await stage.say("minho", "/commit 전부 완료"))


async def test_words_of_a_note_are_found_by_those_who_see_the_promise(busy: Stage) -> None:
    await busy.say("alice", "/commit note C-4 the vendor Müller slipped")
    await busy.say("jane", "/commit note C-9 the vendor is late")
    assert numbers(read(await busy.say("alice", "/commitments all vendor"))) == [4]
    assert numbers(read(await busy.say("alice", "/commitments all MÜLLER plan"))) == [4]
