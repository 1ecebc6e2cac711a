"""A customer asks for news on their card: the owner hears, at most once a day; a working day later somebody else."""

import pytest

from commitments.domain.errors import DestinationRefused
from tests.stage import Sent, Stage, seoul, text_of
from tests.stories.acting import fill, form_of, labels, move, press, read, tell, text_input

MONDAY = seoul("2026-11-23 10:05")
ASKS = "Acme asks for news of C-1 · send fix"


@pytest.fixture
async def told(stage: Stage) -> Stage:
    """Alice's C-1, of which Acme was told; Sam in London is her manager. It is Monday morning."""
    await stage.say("root", "/customer Acme zone Asia/Seoul")
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    await stage.until(MONDAY)
    return stage


def card(stage: Stage) -> Sent:
    return stage.slack.to("acme")[0]


async def ask(stage: Stage, person: str = "carol") -> str:
    said = read(await press(stage, person, "any_news", card(stage)))
    await stage.dispatch()
    return said


def asked(stage: Stage, person: str) -> list[Sent]:
    return [one for one in stage.slack.to(person) if "news" in one.card.title]


async def test_the_owner_hears_and_can_answer_at_once(told: Stage) -> None:
    assert labels(card(told).card) == ["Any news?"]
    assert await ask(told) == "Asked at 20:05. The owner will answer here."  # Carol lives in New York
    (question,) = asked(told, "alice")
    assert question.card.title == ASKS
    assert labels(question.card) == ["Write an update", "Done", "Move"]
    opened = await press(told, "alice", "update", question)
    await fill(told, "alice", opened, {"words": "It is in review."})
    await told.dispatch()
    assert told.slack.to("acme")[-1].card.title == "It is in review."
    assert question.card.title.startswith("Acme asked for news of C-1 · send fix, and has heard since Mon 23 Nov 2026")
    assert labels(question.card) == []
    assert "Carol Diaz asked for news" in read(await told.say("alice", "/commit history C-1"))


async def test_a_korean_customer_and_a_korean_owner(told: Stage) -> None:
    await told.say("root", "/commit give C-1 <@minho>")
    await told.say("root", "/customer Acme language ko")
    await move(told, "minho", 1, "Dec 16", "vendor")
    await told.dispatch()
    assert labels(card(told).card) == ["소식 있나요?"]
    await ask(told)
    question = told.slack.to("minho")[-1]
    assert question.card.title == "Acme에서 소식을 묻습니다: C-1 · send fix"
    assert labels(question.card) == ["소식 쓰기", "완료", "기한 변경"]


async def test_the_last_word_stands_beside_the_question(told: Stage) -> None:
    await fill(told, "alice", await told.say("alice", "/commit update C-1 It is in review."), {})
    await ask(told)
    assert "“It is in review.” (Mon 23 Nov 10:05)" in text_of(asked(told, "alice")[0].card)


async def test_the_owner_is_asked_once_a_day(told: Stage) -> None:
    await ask(told)
    told.clock.at = seoul("2026-11-23 17:00")
    assert await ask(told) == "The owner was asked today at 20:05 already, and will answer here."
    assert len(asked(told, "alice")) == 1
    await fill(told, "alice", await told.say("alice", "/commit update C-1 Soon."), {})
    assert await ask(told) == ("You asked today at 20:05; the answer stands here. You can ask again tomorrow.")
    told.clock.at = seoul("2026-11-24 09:30")
    assert (await ask(told)).startswith("Asked at")
    assert len(asked(told, "alice")) == 2


async def test_two_presses_at_once_ask_once(told: Stage) -> None:
    button = card(told).card
    for key in ("same", "same"):
        await press(told, "carol", "any_news", card(told), key)
    await told.dispatch()
    assert len(asked(told, "alice")) == 1
    assert button == card(told).card


async def test_without_an_answer_the_manager_hears_a_working_day_later(told: Stage) -> None:
    await ask(told)
    await told.until(seoul("2026-11-24 17:59"))  # 08:59 in London
    assert asked(told, "sam") == []
    await told.until(seoul("2026-11-24 18:00"))
    (question,) = asked(told, "sam")
    assert question.card.title == (
        "Acme asked for news of C-1 · send fix on Mon 23 Nov 2026, 01:05 GMT, and nobody has answered"
    )
    assert labels(question.card) == ["Write an update", "Done", "Move"]


async def test_an_owner_without_anybody_beside_them_is_asked_once_more(stage: Stage) -> None:
    await stage.say("root", "/commit send fix to Acme by the 15th")
    await tell(stage, "root", 1)
    await stage.until(MONDAY)
    await ask(stage)
    await stage.until(seoul("2026-11-24 10:05"))
    assert len(asked(stage, "root")) == 2


@pytest.mark.parametrize(
    "answer", ["update C-1 Soon.", "move C-1 to Dec 18", "done C-1", "cancel C-1 because of budget"]
)
async def test_the_manager_hears_nothing_once_the_customer_has_heard(told: Stage, answer: str) -> None:
    await ask(told)
    reply = await told.say("alice", f"/commit {answer}")
    if reply.form is not None:
        await fill(told, "alice", reply, {"reason": "vendor"} if "move" in answer else {})
    await told.until(seoul("2026-11-25 20:00"))
    assert asked(told, "sam") == []
    assert labels(asked(told, "alice")[0].card if asked(told, "alice") else None) == []


async def test_a_note_is_no_answer(told: Stage) -> None:
    await ask(told)
    await told.say("alice", "/commit note C-1 they asked")
    await told.until(seoul("2026-11-24 18:00"))
    assert len(asked(told, "sam")) == 1


async def test_an_owner_who_cannot_be_reached_is_not_the_only_one_who_is_asked(told: Stage) -> None:
    told.slack.refuse["alice"] = DestinationRefused("user_disabled")
    await ask(told)
    await told.until(seoul("2026-11-23 10:30"))
    assert len(asked(told, "sam")) == 1


async def test_the_button_goes_when_it_is_delivered_or_closed_and_an_old_one_says_how_it_stands(told: Stage) -> None:
    old = card(told).card
    await told.say("alice", "/commit done C-1")
    await told.dispatch()
    assert labels(card(told).card) == ["Received", "Not yet"]
    shown, card(told).card = card(told).card, old
    assert await ask(told) == "Here is how it stands: delivered, do you have it?"
    assert asked(told, "alice") == []
    card(told).card = shown


async def test_the_preview_has_no_button_of_the_customers(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    form = form_of(await stage.say("alice", "/commit tell C-1"))
    assert "any_news" not in str(form.intro)


@pytest.mark.parametrize("person", ["alice", "sam", "jane"])
async def test_colleagues_do_not_ask_as_the_customer(told: Stage, person: str) -> None:
    await ask(told, person)
    assert asked(told, "alice") == []


async def test_what_they_asked_stays_when_the_promise_is_handed_over(told: Stage) -> None:
    await ask(told)
    await told.say("alice", "/commit give C-1 <@minho>")
    await told.dispatch()
    assert [one.card.title for one in told.slack.to("minho") if "소식" in one.card.title] == [
        "Acme에서 소식을 묻습니다: C-1 · send fix"
    ]


async def test_the_form_opens_with_what_was_last_written(told: Stage) -> None:
    await fill(told, "alice", await told.say("alice", "/commit update C-1 It is in review."), {})
    await ask(told)
    opened = await press(told, "alice", "update", asked(told, "alice")[0])
    assert text_input(form_of(opened), "words").value == "It is in review."
