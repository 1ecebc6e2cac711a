"""People mentioned in what is said are shown by their names, and as people where the platform can show them."""

import json

import pytest

from bot.cards.card import Card
from bot.slack.blocks import message
from bot.slack.escaping import as_typed
from bot.slack.modals import modal
from bot.web.html import card_html
from tests.stage import Stage, text_of
from tests.stories.acting import commitment, fill, form_of, read, tell, text_input

LINE = "/commit send Acme the draft with <@minho> by Tuesday 15 Dec"


def elements(card: Card | None) -> list[dict[str, str]]:
    """Return the elements of every rich text that Slack gets for a card."""
    assert card is not None
    rich = [block for block in message(card)["blocks"] if block["type"] == "rich_text"]
    return [element for block in rich for part in block["elements"] for element in part["elements"]]


async def test_slack_gets_a_person_the_page_and_the_notification_a_name(stage: Stage) -> None:
    made = await stage.say("alice", LINE)
    assert {"type": "user", "user_id": "minho"} in elements(made.card)
    assert made.card is not None
    sent = message(made.card)
    assert "Minho Lee" in sent["text"]
    assert "<@" not in json.dumps(sent) and "&lt;@" not in json.dumps(sent)  # noqa: PT018
    page = card_html(made.card)
    assert "send Acme the draft with Minho Lee" in page
    assert "@minho" not in page


@pytest.mark.parametrize("line", ["/commitments", "/commit show C-1", "/commit history C-1", "/commit why C-1"])
async def test_no_answer_shows_an_id(stage: Stage, line: str) -> None:
    await stage.say("alice", LINE)
    await stage.say("alice", "/commit move C-1 to Friday 18 Dec because <@jane> is ill")
    shown = (await stage.say("alice", line)).card
    assert shown is not None
    told = json.dumps([message(shown), str(card_html(shown))])
    assert "<@" not in told
    assert "lt;@" not in told


async def test_a_reason_names_people_too(stage: Stage) -> None:
    await stage.say("alice", LINE)
    await stage.say("alice", "/commit cancel C-1 because <@jane> does it")
    page = str(card_html((await stage.say("alice", "/commit history C-1")).card or Card("")))
    assert "Jane Doe does it" in page


async def test_the_customer_reads_no_mention_and_colleagues_are_kept_from_them(stage: Stage) -> None:
    await stage.say("alice", LINE)
    opened = await stage.say("alice", "/commit tell C-1")
    assert "<@" not in json.dumps(modal(form_of(opened)))
    refused = await fill(stage, "alice", opened, {})
    assert "Minho" in refused.errors.get("wording", read(refused))
    await tell(stage, "alice", 1, wording="send the draft")
    card = stage.slack.to("acme")[-1].card
    assert card is not None
    assert not [one for one in elements(card) if one["type"] == "user"]
    assert "send the draft" in text_of(card)


async def test_an_edit_of_other_words_keeps_the_mention(stage: Stage) -> None:
    await stage.say("alice", LINE)
    before = (await commitment(stage)).what
    opened = await stage.say("alice", "/commit edit C-1")
    assert text_input(form_of(opened), "what").value == "send Acme the draft with Minho Lee"
    await fill(stage, "alice", opened, {"what": "send Acme the final draft with Minho Lee"})
    assert (await commitment(stage)).what == before.replace("the draft", "the final draft")


async def test_a_spreadsheet_has_names(stage: Stage) -> None:
    await stage.say("alice", LINE)
    await stage.say("alice", "/commitments csv")
    await stage.dispatch()
    file = next(one for one in stage.slack.sent if one.file)
    assert "send Acme the draft with Minho Lee" in (file.file or b"").decode()


async def test_a_korean_line_keeps_its_person(stage: Stage) -> None:
    made = await stage.say("minho", "/commit Acme에 15일까지 <@jane> 검토본 보내기")
    assert {"type": "user", "user_id": "jane"} in elements(made.card)
    assert "<@" not in str(card_html(made.card or Card("")))


async def test_a_name_that_is_a_date_is_no_date(stage: Stage) -> None:
    person = stage.slack.people["jane"]
    stage.slack.people["may"] = type(person)("may", "May Friday <x>", person.zone)
    made = read(await stage.say("alice", "/commit send Acme the draft with <@may> by 15 Dec"))
    assert "Tue 15 Dec 2026" in made
    assert "May Friday x" in str(card_html((await stage.say("alice", "/commit show C-1")).card or Card("")))


@pytest.mark.parametrize(
    ("escaped", "shown"),
    [
        ("<#C0123ABCD|acme>", "#acme"),
        ("<#C0123ABCD|>", "#…"),
        ("<#C0123ABCD>", "#…"),
        ("<!subteam^S012AB|@support>", "@support"),
        ("<!subteam^S012AB>", "a group"),
        ("<!here>", "@here"),
        ("<!date^1770000000^{date}|2 Feb>", "2 Feb"),
    ],
)
def test_channels_and_groups_are_shown_by_their_names(escaped: str, shown: str) -> None:
    assert as_typed(f"ask in {escaped}") == f"ask in {shown}"


def test_a_group_without_a_name_is_called_so_in_the_language_of_the_line() -> None:
    assert as_typed("<!subteam^S012AB>에 초안 보내기") == "그룹에 초안 보내기"


@pytest.mark.parametrize("typed", ["<@minho|Minho Lee>", "<@minho>", "<@U0123ABC|a friend>"])
async def test_a_mention_that_is_typed_into_a_form_mentions_nobody(stage: Stage, typed: str) -> None:
    await stage.say("alice", "/commit send Acme the draft by Tuesday 15 Dec")
    edited = await fill(stage, "alice", await stage.say("alice", "/commit edit C-1"), {"what": f"ask {typed}"})
    assert edited.card is not None
    assert not [one for one in elements(edited.card) if one["type"] == "user"]
    assert "<@" not in str(message(edited.card))
