"""A company on Slack and Teams after the join: ranges of T-numbers, customers of one name, the working time of both."""

import pytest
from sqlalchemy import select

from commitments.adapters.sql.schema import drafts, requests
from commitments.domain.channel import Channel
from tests.stage import buttons
from tests.stories.acting import button, labels
from tests.stories.two_platforms import ALICE, BEA, OTTO, ROOM, ROOT, Both, said


@pytest.mark.parametrize("line", ["{}", "/commitments {}", "  {} "])
async def test_a_code_alone_is_no_promise_and_is_not_kept(both: Both, line: str) -> None:
    code = await both.code()
    answer = said(await both.say(OTTO, line.format(code)))
    assert "connect" in answer
    assert "By when?" not in answer
    secret = code.replace("-", "")[4:]
    async with both.store.engine.connect() as connection:
        for table in (requests, drafts):
            rows = str((await connection.execute(select(table))).all())
            assert code not in rows
            assert secret not in rows
    assert "is asked" in said(await both.say(OTTO, f"connect {code}"))


async def test_a_code_is_read_with_the_dashes_that_phones_make_of_hyphens(both: Both) -> None:
    code = await both.code()
    assert "is asked" in said(await both.say(OTTO, f"connect {code.replace('-', '–')}"))


async def test_five_short_words_are_a_promise_and_no_code(both: Both) -> None:
    assert "internal" not in said(await both.say(BEA, "send that tape next week"))
    assert "send that tape" in said(await both.say(BEA, "send that tape next week"))


async def _three_in_teams(both: Both) -> None:
    for what in ("manual", "invoice"):
        await both.say(BEA, f"send the {what} to Acme by 27 Nov 15:00")
    await both.connect()


@pytest.mark.parametrize(
    "line",
    [
        "done T-1..3", "done T-1~3", "done T-1~T-3", "T-1부터 T-3까지 완료", "done T-1 through T-3", "done t1-3",
        "완료 T-1이랑 T-2하고 T-3",
    ],
)  # fmt: skip
async def test_the_end_of_a_range_has_the_letter_of_its_beginning(both: Both, line: str) -> None:
    await _three_in_teams(both)
    done = said(await both.say(ROOT, line))
    assert "Done for each of them: T-1, T-2, T-3" in done, done
    assert "delivered" not in said(await both.say(ROOT, "C-2"))


@pytest.mark.parametrize("line", ["done C-1..T-3", "done T-1~C-3", "done C-1 instead of T-3"])
async def test_a_range_from_one_letter_to_another_is_asked_about(both: Both, line: str) -> None:
    await _three_in_teams(both)
    asked = said(await both.say(ROOT, line))
    assert "Nothing was changed" in asked
    assert "C-4" not in asked
    assert "-10000" not in asked
    assert "delivered" not in said(await both.say(ROOT, "/commitments all"))


async def test_a_list_that_is_asked_for_a_number_of_either_letter_offers_to_show_it(both: Both) -> None:
    await both.connect()
    asked = await both.say(ROOT, "/commitments T-1")
    assert "send the drawings" in said(await both.press(ROOT, button(asked.card, "show T-1")))
    assert "T-1" in said(await both.say(BEA, "/commitments T-1"))


async def test_a_customers_name_means_there_the_one_that_had_it(both: Both) -> None:
    await both.connect()
    made = said(await both.say(BEA, "send the samples to Acme by 27 Nov 15:00"))
    assert "고객: Acme (Teams)" in made, made
    assert "고객: Acme (Teams)" in said(await both.say(BEA, "애크미 말고 Acme에 27일까지 견적서 보내기"))
    assert "Customer: Acme\n" in said(await both.say(ALICE, "send the samples to Acme by 27 Nov 15:00"))
    assert "calm" in said(await both.say(BEA, "/customer Acme"))
    assert "골드" in said(await both.say(BEA, "/customer Acme tier gold"))
    assert "Tier: —" in said(await both.say(ROOT, "/customer Acme settings"))


async def test_who_sees_both_customers_of_a_name_is_asked_which(both: Both) -> None:
    await both.connect()
    asked = await both.say(OTTO, "send the samples to Acme by 27 Nov 15:00")
    assert labels(asked.card)[:2] == ["Acme (Teams)", "Acme"]
    assert "Customer: Acme\n" in said(await both.press(OTTO, button(asked.card, "Acme")))
    which = await both.say(OTTO, "/customer Acme here", ROOM)
    assert labels(which.card)[:2] == ["Acme (Teams) here", "Acme here"]
    assert "Channel: —" in said(await both.say(ROOT, "/customer Acme settings"))
    assert "Acme (Teams) is saved" in said(await both.press(OTTO, button(which.card, "Acme (Teams) here"), place=ROOM))
    merge = await both.say(ROOT, "/customer merge Acme (Teams) into Acme")
    await both.press(ROOT, buttons(merge.card)["merge_customers"])
    assert "Customer: Acme\n" in said(await both.say(OTTO, "send the sketches to Acme by 27 Nov 15:00"))


async def test_lists_know_the_names_that_the_join_made(both: Both) -> None:
    await both.connect()
    for line in ("/commitments Acme (Teams)", "/overdue Acme (Teams)", "/commitments acme(teams) all"):
        listed = said(await both.say(ROOT, line))
        assert "no answer" not in listed, listed
    assert "C-1" not in said(await both.say(ROOT, "/commitments Acme (Teams)"))


async def test_reminders_of_the_side_that_joined_follow_the_days_off_that_hold_now(both: Both) -> None:
    await both.say(ROOT, "/commitments settings everyone hours 10-16")
    await both.say(ROOT, "/commitments settings everyone off 25 Nov")
    assert "11월 25일 (수) 15:00 KST 예정" in said(await both.say(BEA, "why C-1"))
    await both.connect()
    planned = said(await both.say(BEA, "why T-1"))
    assert "11월 25일" not in planned, planned
    assert "11월 26일 (목) 10:00 KST 예정" in planned


async def test_a_name_of_both_sides_tells_nothing_of_customers_that_one_does_not_see(both: Both) -> None:
    for admin in (ROOT, OTTO):
        await both.say(admin, "/customer Hooli values calm")
    unknown = said(await both.say(BEA, "/customer Hooli"))
    await both.connect()
    assert said(await both.say(BEA, "/customer Hooli")) == unknown


async def test_who_takes_a_customer_to_another_channel_reads_which_one_it_leaves(both: Both) -> None:
    first = said(await both.say(OTTO, "/customer Zeta here", ROOM))
    assert "Until now" not in first
    await both.connect()
    both.slack.channels["C0ZETA"] = Channel("C0ZETA", "zeta", shared=True)
    moved = said(await both.say(ROOT, "/customer Zeta here", "C0ZETA"))
    assert "Until now it was #acme. What they are told from now on comes here." in moved
    assert "Until now" not in said(await both.say(ROOT, "/customer Zeta here", "C0ZETA"))
