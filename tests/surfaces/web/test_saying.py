"""What people do on the page reaches the conversation, and its answer reaches them alone."""

from typing import Any

import httpx
import pytest

from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission
from bot.web.chat_message import Message, direct
from bot.web.demo_people import ACME, ALICE, CAROL, MINHO, TEAM
from commitments.domain.notifications.addresses import MessageRef
from tests.surfaces.web.fakes import FakePage


async def say(client: httpx.AsyncClient, text: str, place: str = TEAM, person: str = ALICE) -> httpx.Response:
    return await client.post("/chat/say", json={"as": person, "in": place, "text": text, "key": "k1"})


async def press(client: httpx.AsyncClient, message: Message, action: str, **more: Any) -> httpx.Response:
    data = {"as": ALICE, "message": message.id, "action": action, "value": "12", "key": "k2", **more}
    return await client.post("/chat/press", json=data)


def last(page: FakePage, person: str = ALICE, place: str = TEAM) -> Message:
    return page.chat.latest(place, person)[-1]


async def test_a_plain_line_is_seen_by_everybody_in_the_channel(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "  good morning ")
    assert last(page, MINHO).text == "good morning"
    assert not page.noted.requests


async def test_a_command_and_its_answer_are_seen_by_one_person(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/commit send fix to Acme by the 15th", ACME)
    command, answer = page.chat.latest(ACME, ALICE)
    assert command.text.startswith("/commit")
    assert answer.card is not None
    assert page.chat.latest(ACME, CAROL) == []


async def test_the_conversation_hears_who_said_what_where(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/COMMIT  fix it by Friday\nand test it", ACME)
    (said,) = page.noted.requests
    assert isinstance(said, CommandRequest)
    assert (said.workspace, said.actor, said.place, said.verb) == ("local", ALICE, ACME, "commit")
    assert said.text == "fix it by Friday\nand test it"
    assert said.key == "web:k1"


async def test_direct_messages_are_no_channel(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/overdue", direct(ALICE))
    assert page.noted.requests[0].place == ""


async def test_a_mention_becomes_an_id(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/commit give C-1 @Minho, cc me@minho and @nobody")
    said = page.noted.requests[0]
    assert isinstance(said, CommandRequest)
    assert said.text == "give C-1 <@UMINHO>, cc me@minho and @nobody"


async def test_an_unknown_command_is_answered_with_the_known_ones(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/promise x")
    card = last(page).card
    assert card is not None
    assert card.title == ("I don't know /promise. The commands are /commit, /commitments, /overdue, /customer.")
    assert not page.noted.requests


async def test_a_plain_line_to_the_bot_is_helped(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "hi", direct(ALICE))
    card = last(page, place=direct(ALICE)).card
    assert card is not None
    assert "/commit send fix to Acme by the 15th" in card.title


async def test_nothing_is_said_with_an_empty_line(client: httpx.AsyncClient, page: FakePage) -> None:
    assert (await say(client, "  \n ")).status_code == 200
    assert page.chat.is_empty()


async def test_characters_that_nobody_sees_are_dropped(client: httpx.AsyncClient, page: FakePage) -> None:
    body = '{"as": "UALICE", "in": "CTEAM", "key": "1", "text": "a\\ud800\\u0000\\u202eb"}'
    await client.post("/chat/say", content=body, headers={"Content-Type": "application/json"})
    assert last(page).text == "ab"


@pytest.mark.parametrize("place", ["CNOWHERE", "", direct(MINHO)])
async def test_nobody_speaks_where_they_are_not(client: httpx.AsyncClient, page: FakePage, place: str) -> None:
    assert (await say(client, "hello", place)).status_code == 404
    assert page.chat.is_empty()


async def test_the_customer_is_not_in_the_team_channel(client: httpx.AsyncClient) -> None:
    assert (await say(client, "hello", TEAM, CAROL)).status_code == 404


async def test_a_private_answer_is_replaced_by_what_follows(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/commit send fix")
    await press(client, last(page), "undo")
    assert len(page.chat.latest(TEAM, ALICE)) == 2
    card = last(page).card
    assert card is not None
    assert card.title == "C-12 is undone."
    pressed = page.noted.requests[-1]
    assert isinstance(pressed, ButtonPress)
    assert pressed.message is None


async def test_a_button_on_a_card_for_all_says_which_card(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/commit send fix", ACME)
    await press(client, last(page, place=ACME), "tell")
    card = last(page, CAROL, ACME)
    await press(client, card, "received", **{"as": CAROL})
    pressed = page.noted.requests[-1]
    assert isinstance(pressed, ButtonPress)
    assert pressed.message == MessageRef(ACME, str(card.id))
    edited = page.chat.message(card.id)
    assert edited is not None
    assert edited.edited_at is not None
    assert [reply.author for reply in page.chat.replies(card, CAROL)] == ["UBOT"]


async def test_a_button_that_is_not_there_does_nothing(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/commit send fix")
    answer = await press(client, last(page), "cancel")
    assert (answer.status_code, answer.json()) == (409, {"error": "That button is gone."})
    assert len(page.noted.requests) == 1


@pytest.mark.parametrize("number", [0, -1, 99, 2**70, "1", None, True])
async def test_a_message_that_is_not_there_cannot_be_pressed(client: httpx.AsyncClient, number: object) -> None:
    data = {"as": ALICE, "message": number, "action": "undo", "value": "12", "key": "k"}
    assert (await client.post("/chat/press", json=data)).status_code == 404


async def test_nobody_presses_on_somebody_elses_private_card(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/commit send fix")
    assert (await press(client, last(page), "undo", **{"as": MINHO})).status_code == 404


async def test_a_form_comes_back_with_its_answers(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/commit send fix")
    source = last(page)
    form = (await press(client, source, "edit")).json()["form"]
    assert 'data-action="edit_form"' in form
    data = {"as": ALICE, "in": TEAM, "message": source.id, "action": "edit_form", "value": "12", "key": "k3"}
    wrong = await client.post("/chat/submit", json={**data, "answers": {"what": ""}})
    assert wrong.json()["errors"] == {"what": "Say what was promised."}
    right = await client.post("/chat/submit", json={**data, "answers": {"what": "send both"}})
    assert right.json() == {"form": "", "errors": {}}
    card = last(page).card
    assert card is not None
    assert card.title == "C-12 · send both"
    submitted = page.noted.requests[-1]
    assert isinstance(submitted, FormSubmission)
    assert (submitted.value, submitted.answers) == ("12", {"what": "send both"})


async def test_answers_must_be_texts(client: httpx.AsyncClient) -> None:
    data = {"as": ALICE, "in": TEAM, "action": "edit_form", "key": "k", "answers": {"what": 7}}
    assert (await client.post("/chat/submit", json=data)).status_code == 400


async def test_a_link_to_a_message_leads_to_it_as_the_same_person(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "hello", ACME)
    headers = {"Referer": "http://127.0.0.1:8000/?as=UMINHO&in=CTEAM"}
    answer = await client.get(f"/archives/{ACME}/p{last(page, place=ACME).id}", headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?as=UMINHO&in=CACME#m1")
    assert (await client.get(f"/archives/x/p{2**70}")).status_code == 303
    assert (await client.get(f"/chat/file/{2**70}")).status_code == 404
    assert (await client.get("/archives/x/p99")).headers["location"] == "/?#m99"
    answer = await client.get(f"/archives/{TEAM}", headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?as=UMINHO&in=CTEAM")


async def test_a_file_can_be_downloaded_by_whom_it_is_for(client: httpx.AsyncClient, page: FakePage) -> None:
    await say(client, "/overdue csv")
    message = last(page, place=direct(ALICE))
    answer = await client.get(f"/chat/file/{message.id}?as={ALICE}")
    assert answer.content == b"C-3,Acme\n"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''overdue.csv"
    assert (await client.get(f"/chat/file/{message.id}?as={MINHO}")).status_code == 404
