"""/commitments and /overdue: what somebody asks to see, as pages and as a file."""

import csv
import io
from dataclasses import replace

import pytest

from bot.cards.card import Item
from bot.conversation.requests import Reply
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import every_button, labels, press, read


async def promise(stage: Stage, *lines: str, by: str = "alice") -> None:
    for line in lines:
        reply = await stage.say(by, f"/commit {line}")
        assert reply.card is not None
        assert reply.card.title.startswith("C-"), read(reply)


@pytest.fixture
async def busy(stage: Stage) -> Stage:
    """C-1 Alice's and C-2 Minho's for Acme, C-3 Alice's for Beta, C-4 Jane's for nobody that Alice knows."""
    await stage.say("alice", "/customer Beta announce ask")
    await promise(stage, "send fix to Acme by 25 Nov", "<@minho> send invoice to Acme by 26 Nov")
    await promise(stage, "call Beta by 27 Nov")
    await stage.say("jane", "/customer Cora announce ask")
    await promise(stage, "ship to Cora by 24 Nov", by="jane")
    return stage


def titles(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("C-")]


async def test_without_more_a_list_holds_what_one_owns_or_made(busy: Stage) -> None:
    text = read(await busy.say("alice", "/commitments"))
    assert text.startswith("3 open commitments of yours\nC-1 · send fix\nAcme · Alice Kim · Wed 25 Nov (in 3 days)")
    assert titles(text) == ["C-1 · send fix", "C-2 · send invoice", "C-3 · call Beta"]


async def test_very_many_are_not_counted_to_the_end(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.conversation.list_reply._MOST_COUNTED", 11)
    await promise(stage, *(f"send part {number} to Acme by 25 Nov" for number in range(11)))
    assert read(await stage.say("alice", "/commitments")).startswith("11 open commitments of yours\n")
    await promise(stage, "send the rest to Acme by 25 Nov")
    assert read(await stage.say("alice", "/commitments")).startswith("11+ open commitments of yours\n")


async def test_a_list_of_one_customer_or_one_person_says_whose_it_is(busy: Stage) -> None:
    assert read(await busy.say("alice", "/commitments acme")).startswith("2 open commitments · Acme\n")
    assert read(await busy.say("alice", "/commitments <@minho>")).startswith("1 open commitment · Minho Lee\n")
    by_name = read(await busy.say("alice", "/commitments @Minho Lee"))
    assert by_name.startswith("1 open commitment · Minho Lee\n")
    both = read(await busy.say("alice", "/commitments <@minho> Acme"))
    assert both.startswith("1 open commitment · Minho Lee · Acme\n")


async def test_all_is_all_that_one_may_see(busy: Stage) -> None:
    assert titles(read(await busy.say("alice", "/commitments all"))) == [
        "C-1 · send fix", "C-2 · send invoice", "C-3 · call Beta",
    ]  # fmt: skip
    assert len(titles(read(await busy.say("root", "/commitments all")))) == 4
    assert len(titles(read(await busy.say("sam", "/commitments all")))) == 3


async def test_closed_ones_show_how_they_ended(busy: Stage) -> None:
    assert read(await busy.say("alice", "/commitments closed")) == "Nothing that you can see fits all of this: closed."
    await busy.say("alice", "/commit cancel C-3 because x")
    await busy.say("alice", "/commit done C-1")
    await busy.say("alice", "/commit agreed C-1")
    text = read(await busy.say("alice", "/commitments closed"))
    assert text.startswith("2 closed commitments\n")
    assert "· kept on the first date" in text
    assert "· cancelled" in text
    assert read(await busy.say("alice", "/commitments closed Beta")).startswith("1 closed commitment · Beta\n")


async def test_a_list_is_korean_for_somebody_who_reads_korean(busy: Stage) -> None:
    text = read(await busy.say("minho", "/commitments 전체"))
    assert text.startswith("진행 중인 약속 2건\nC-1 · send fix\nAcme · Alice Kim · 11월 25일 (수), 3일 뒤\n열기")
    assert (
        read(await busy.say("minho", "/commitments 완료"))
        == "볼 수 있는 약속 가운데 조건에 모두 맞는 것이 없습니다: 종료"
    )
    assert (
        read(await busy.say("minho", "/overdue"))
        == "지연된 약속이 없습니다. 볼 수 있는 약속은 모두 기한 안에 있습니다."
    )


async def test_an_empty_list_says_how_to_begin(stage: Stage) -> None:
    assert read(await stage.say("alice", "/commitments")) == (
        "You have no open commitments. Make one: /commit send fix to Acme by the 15th"
    )
    assert "이렇게 시작해 보세요: /commit 애크미에" in read(await stage.say("minho", "/commitments"))
    assert (
        read(await stage.say("alice", "/commitments Acme")) == "Nothing that you can see fits all of this: open · Acme."
    )


async def test_an_unknown_person_in_a_list_gets_a_sentence(stage: Stage) -> None:
    reply = await stage.say("alice", "/commitments @nobody")
    assert read(reply) == "I don't know @nobody. Pick somebody of this workspace."


async def test_a_long_list_is_turned_page_by_page_forth_and_back(stage: Stage) -> None:
    for number in range(1, 20):
        await promise(stage, f"send part {number} to Acme by {number} Dec")
    first = await stage.say("alice", "/commitments Acme")
    assert read(first).startswith("19 open commitments · Acme\n")
    assert labels(first.card)[-1:] == ["Next"]
    second = await press(stage, "alice", "page", first)
    assert second.replaces
    assert labels(second.card)[-2:] == ["Previous", "Next"]
    assert "9 to 16 of 19" in read(second)
    third = await stage.press("alice", every_button(second.card)[-1])
    assert labels(third.card)[-1] == "Previous"
    pages = [titles(read(page)) for page in (first, second, third)]
    assert [len(page) for page in pages] == [8, 8, 3]
    assert len({title for page in pages for title in page}) == 19
    back = await stage.press("alice", every_button(third.card)[-1])
    assert titles(read(back)) == pages[1]


async def test_an_entry_of_a_list_can_be_opened(busy: Stage) -> None:
    opened = await press(busy, "alice", "open", await busy.say("alice", "/commitments"))
    assert read(opened).startswith("C-1 · send fix\nWhat: send fix")
    assert not opened.replaces


@pytest.fixture
async def late(busy: Stage) -> Stage:
    """Tuesday 8 December: everything is late; C-1 was moved once."""
    await busy.say("alice", "/commit move C-1 to 27 Nov because vendor")
    busy.clock.at = seoul("2026-12-08 10:00")
    return busy


async def test_what_is_late_is_listed_with_lateness_and_moves(late: Stage) -> None:
    text = read(await late.say("sam", "/overdue"))
    assert text.startswith("3 commitments are late\nC-2 · send invoice\n")
    assert "Acme · Alice Kim · Fri 27 Nov (11 days ago) · 7 working days late · moved once" in text


async def test_what_is_late_is_narrowed_by_person_customer_and_days(late: Stage) -> None:
    assert read(await late.say("sam", "/overdue <@minho>")).startswith("1 commitment is late · Minho Lee\n")
    assert read(await late.say("sam", "/overdue Beta")).startswith("1 commitment is late · Beta\n")
    assert read(await late.say("sam", "/overdue 11d")).startswith("1 commitment is late · by 11 days or more\n")
    assert read(await late.say("sam", "/overdue 30d")) == (
        "Nothing that you can see fits all of this: late · by 30 days or more."
    )
    unknown = read(await late.say("sam", "/overdue Nobody Inc"))
    assert unknown.startswith("I see no customer, person or promise for “Nobody”, “Inc”, so this is no answer yet.")


async def test_a_delivered_one_is_not_late(late: Stage) -> None:
    await late.say("alice", "/commit done C-1")
    assert titles(read(await late.say("sam", "/overdue"))) == ["C-2 · send invoice", "C-3 · call Beta"]


async def test_what_is_late_is_said_in_korean(late: Stage) -> None:
    text = read(await late.say("minho", "/overdue 7일"))
    assert text.startswith("지연된 약속 2건 · 7일 이상 지연\n")
    assert "8영업일 지연" in text
    assert "기한 1번 변경" in text


async def rows(stage: Stage, who: str, line: str) -> list[list[str]]:
    reply = await stage.say(who, line)
    assert read(reply) in ("The list is on its way to you as a file.", "목록을 파일로 보내고 있습니다.")
    await stage.dispatch()
    sent = stage.slack.to(who)[-1]
    assert sent.file is not None
    assert sent.file.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(sent.file.decode("utf-8-sig"))))


async def test_the_late_ones_come_as_a_spreadsheet(late: Stage) -> None:
    head, *lines = await rows(late, "sam", "/overdue csv")
    assert head == [
        "number", "what", "customer", "owner", "first date", "due", "working days late", "moves", "status", "link",
    ]  # fmt: skip
    assert lines[1] == [
        "C-1", "send fix", "Acme", "Alice Kim", "2026-11-25", "2026-11-27", "7", "1",
        "late", "",
    ]  # fmt: skip
    assert [line[0] for line in lines] == ["C-2", "C-1", "C-3"]


async def test_a_spreadsheet_holds_all_pages_and_what_was_asked(late: Stage) -> None:
    for number in range(10):
        await promise(late, f"send part {number} to Acme by 9 Dec")
    late.clock.at = seoul("2026-12-11 10:00")
    assert len(await rows(late, "sam", "/overdue csv")) == 1 + 13
    assert [line[0] for line in await rows(late, "sam", "/overdue csv Beta")] == ["number", "C-3"]
    assert (await rows(late, "minho", "/overdue csv"))[0][0] == "번호"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
async def test_a_spreadsheet_runs_no_formula(stage: Stage, start: str) -> None:
    await promise(stage, "send fix to Acme by 25 Nov")
    from tests.stories.acting import fill

    await fill(stage, "alice", await stage.say("alice", "/commit edit C-1"), {"what": f"{start}HYPERLINK(1)"})
    stage.clock.at = seoul("2026-12-08 10:00")
    (_, line) = await rows(stage, "alice", "/overdue csv")
    assert line[1] == f"'{start}HYPERLINK(1)"


async def test_an_empty_spreadsheet_is_said_instead_of_sent(late: Stage) -> None:
    assert read(await late.say("sam", "/overdue csv 300d")) == (
        "Nothing that you can see fits all of this: late · by 300 days or more."
    )
    await late.dispatch()
    assert not [one for one in late.slack.to("sam") if one.file]


async def test_a_spreadsheet_that_is_empty_when_it_is_made_is_a_sentence(late: Stage) -> None:
    await late.say("sam", "/overdue csv Beta")
    await late.say("alice", "/commit cancel C-3 because it is no longer needed")
    await late.dispatch()
    sent = late.slack.to("sam")
    assert not [one for one in sent if one.file]
    assert [one for one in sent if text_of(one.card) == "Nothing that is late fits what you asked for."]


async def test_a_file_is_not_sent_twice(late: Stage) -> None:
    await late.say("sam", "/overdue csv", key="once")
    await late.say("sam", "/overdue csv", key="once")
    await late.dispatch()
    assert len([one for one in late.slack.to("sam") if one.file]) == 1


async def test_a_line_leads_to_the_customers_card_or_else_to_where_it_was_said(stage: Stage) -> None:
    async with stage.store.transaction(stage.workspace) as uow:
        await uow.companies.save(replace(await uow.companies.get_for_update(), url="https://ours.slack.com/"))
    await stage.say("alice", "/commit send fix to Acme by December 1", "team")
    assert urls(await stage.say("alice", "/commitments")) == ["https://ours.slack.com/archives/team"]
    form = (await stage.say("alice", "/commit tell C-1")).form
    assert form is not None
    await stage.fill("alice", form, {"wording": "send fix"})
    await stage.dispatch()
    card = stage.slack.to("acme")[0].ref.id
    assert urls(await stage.say("alice", "/commitments")) == [f"https://ours.slack.com/archives/acme/p{card}"]


def urls(reply: Reply) -> list[str]:
    return [block.url for block in (reply.card.blocks if reply.card else ()) if isinstance(block, Item)]
