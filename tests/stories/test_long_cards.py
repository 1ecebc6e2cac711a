"""Long answers: what matters first, the rest behind a button, and nothing left out without a word."""

import re

import pytest

from bot.cards.card import Card, Item
from bot.slack.blocks import message
from bot.web.html import card_html
from tests.stage import Stage, buttons, seoul
from tests.stories.acting import button, every_button, labels, press, read


@pytest.fixture
async def made(stage: Stage) -> Stage:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    return stage


def titles(card: Card | None) -> list[str]:
    return [block.title for block in (card.blocks if card else ()) if isinstance(block, Item)]


async def test_why_says_first_what_is_coming_then_what_was_sent(made: Stage) -> None:
    await made.until(seoul("2026-12-14 12:00"))
    said = read(await made.say("alice", "/commit why C-1")).splitlines()
    coming, sent = said.index("Coming"), said.index("Sent")
    assert coming < sent
    assert "Morning brief → Alice Kim" in said[coming + 1]
    assert any("Reminder, 1 working day before" in line for line in said[sent:])


async def test_what_was_held_back_is_counted_and_shown_by_a_button(made: Stage) -> None:
    for day in range(16, 20):
        await made.say("alice", f"/commit move C-1 to {day} Dec because vendor")
    reply = await made.say("alice", "/commit why C-1")
    shown = len(titles(reply.card))
    more = re.search(r"(\d+) more, such as earlier ones and those held back", read(reply))
    assert more
    assert labels(reply.card) == ["Show all"]
    page = await press(made, "alice", "why_all", reply)
    assert page.replaces
    total, everything = shown + int(more[1]), titles(page.card)
    assert f"1 to 15 of {total}" in read(page)
    while "Next" in labels(page.card):
        page = await made.press("alice", button(page.card, "Next"))
        everything += titles(page.card)
    assert len(everything) == total


async def test_history_shows_the_newest_and_all_on_demand(made: Stage) -> None:
    for number in range(20):
        opened = await made.say("alice", "/commit edit C-1")
        assert opened.form is not None
        await made.fill("alice", opened.form, {"what": f"send fix {number}", "date": "2026-12-15", "owner": "alice"})
    reply = await made.say("alice", "/commit history C-1")
    assert "13 earlier entries" in read(reply)
    assert "send fix 18 → send fix 19" in read(reply)
    first = await press(made, "alice", "history_all", reply)
    assert "1 to 15 of 21" in read(first)
    assert "Alice Kim made it" in titles(first.card)[0]
    last = await made.press("alice", button(first.card, "Next"))
    assert "16 to 21 of 21" in read(last)
    assert labels(last.card) == ["Previous"]
    assert "볼" not in read(last)


async def test_a_short_history_has_no_button(made: Stage) -> None:
    assert labels((await made.say("alice", "/commit history C-1")).card) == []


async def test_a_brief_of_many_shows_each_in_one_row_with_one_menu(made: Stage) -> None:
    await made.say("alice", "/commit send invoice to Acme by the 15th")
    await made.until(seoul("2026-12-15 10:00"))
    brief = made.slack.to("alice")[-1]
    assert isinstance(brief.card, Card)
    items = [block for block in brief.card.blocks if isinstance(block, Item)]
    assert len(items) == 2
    sent = message(brief.card)["blocks"]
    assert [block["type"] for block in sent] == ["header", "section", "section"]
    options = [option["text"]["text"] for option in sent[1]["accessory"]["options"]]
    assert options == ["Done C-1", "Move C-1", "Snooze C-1", "Hand over C-1"]
    page = str(card_html(brief.card))
    assert page.count("<summary") == 2
    assert 'aria-label="What to do with C-2"' in page
    assert (await made.press("alice", buttons(brief.card)["move"], brief)).form is not None


async def test_a_list_says_how_far_a_date_is_and_names_the_zone_once(made: Stage) -> None:
    await made.say("alice", "/commit send invoice to Acme by 4 Jan 2027")
    await made.say("alice", "/commit call Acme by tomorrow 3pm")
    said = read(await made.say("alice", "/commitments"))
    assert said.startswith("3 open commitments of yours")
    assert "Mon 23 Nov 15:00 (tomorrow)" in said
    assert "Tue 15 Dec (in 23 days)" in said
    assert "Mon 4 Jan 2027 (in 43 days)" in said
    assert said.count("KST") == 1
    assert "Times in KST" in said
    made.clock.at = seoul("2026-12-18 10:00")
    assert "(3 days ago) · 3 working days late" in read(await made.say("alice", "/overdue"))


async def test_a_list_in_korean(made: Stage) -> None:
    await made.say("minho", "/commit Acme: 내일 오후 3시까지 전화하기")
    said = read(await made.say("minho", "/commitments"))
    assert "11월 23일 (월) 15:00, 내일" in said
    assert said.count("KST") == 1


async def test_a_page_of_a_list_says_which_part_of_how_many_it_is(made: Stage) -> None:
    for number in range(2, 13):
        await made.say("alice", f"/commit send part {number} to Acme by {number} Dec")
    first = await made.say("alice", "/commitments")
    assert "1 to 8 of 12" in read(first)
    assert "9 to 12 of 12" in read(await press(made, "alice", "page", first))


async def test_buttons_that_look_alike_sound_apart(made: Stage) -> None:
    await made.say("alice", "/commit send invoice to Acme by the 15th")
    shown = (await made.say("alice", "/commitments")).card
    assert [one.spoken for one in every_button(shown)] == ["Open C-1", "Open C-2"]
    assert 'aria-label="Open C-2"' in str(card_html(shown)) if shown else False
    sent = [block for block in message(shown)["blocks"] if block["type"] == "actions"] if shown else []
    assert [block["elements"][0]["accessibility_label"] for block in sent] == ["Open C-1", "Open C-2"]
    card = (await made.say("alice", "/commit C-1")).card
    assert all("C-1" in one.spoken for one in every_button(card))
