"""An owner who left or cannot be reached: somebody is asked at once to take over, never nobody."""

from dataclasses import replace

import pytest

from bot.conversation.directory_events import DirectoryEvents
from commitments.domain.errors import DestinationRefused
from commitments.domain.person import Role
from tests.stage import PEOPLE, Sent, Stage, seoul, text_of
from tests.stories.acting import commitment, fill, labels, press, read


@pytest.fixture
async def promised(stage: Stage) -> Stage:
    """Minho owns C-1 and C-2, made by Alice; Sam leads him."""
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await stage.say("alice", "/commit <@minho> ship the box to Acme by the 16th")
    await stage.dispatch()
    return stage


async def changed(stage: Stage, person: str) -> None:
    await DirectoryEvents(stage.store, stage.slack, stage.clock).person_changed(stage.workspace, person, "event:1")
    await stage.dispatch()


def asked(stage: Stage, to: str) -> list[Sent]:
    return [one for one in stage.slack.to(to) if "take" in one.card.title or "맡" in one.card.title]


async def leaves(stage: Stage, person: str) -> None:
    stage.slack.people[person] = replace(PEOPLE[person], active=False)
    await changed(stage, person)


async def test_the_manager_is_asked_at_once_with_the_list_and_hands_all_over(promised: Stage) -> None:
    await leaves(promised, "minho")
    (question,) = asked(promised, "sam")
    assert question.card.title == "Minho Lee has left. Who takes over 2 open promises?"
    assert "C-1 · send fix" in text_of(question.card)
    assert labels(question.card) == ["Hand over", "Hand over", "Hand over all"]
    opened = await press(promised, "sam", "give_all", question)
    given = await fill(promised, "sam", opened, {"owner": "jane"})
    assert read(given) == "2 promises now belong to Jane Doe"
    assert [(await commitment(promised, number)).owner for number in (1, 2)] == ["jane", "jane"]
    await promised.dispatch()
    assert text_of(question.card) == "Nothing that Minho Lee had promised is left to take over."
    assert promised.slack.to("jane")


async def test_in_korean(promised: Stage) -> None:
    promised.slack.people["sam"] = replace(PEOPLE["sam"], language="ko")
    await changed(promised, "sam")
    await leaves(promised, "minho")
    (question,) = asked(promised, "sam")
    assert question.card.title == "Minho Lee님이 떠났습니다. 진행 중인 약속 2건을 누가 맡을까요?"


async def test_handing_over_one_leaves_the_other_in_the_list(promised: Stage) -> None:
    await leaves(promised, "minho")
    (question,) = asked(promised, "sam")
    await promised.say("sam", "/commit give C-1 <@jane>")
    await promised.dispatch()
    assert question.card.title == "Minho Lee has left. Who takes over this open promise?"
    assert "C-1" not in text_of(question.card)


async def test_without_a_manager_the_maker_is_asked_else_an_admin(stage: Stage) -> None:
    await stage.say("jane", "/commit send fix to Acme by the 15th")
    await stage.say("alice", "/commit <@jane> ship the box to Acme by the 16th")
    await stage.dispatch()
    await leaves(stage, "jane")
    assert "C-2 · ship the box" in text_of(asked(stage, "alice")[0].card)
    assert "C-1 · send fix" in text_of(asked(stage, "root")[0].card)


@pytest.mark.parametrize("reason", ["user_not_found", "cannot_dm_bot", "user_disabled", "messages_tab_disabled"])
async def test_an_owner_whom_no_message_reaches_is_asked_about_at_once(promised: Stage, reason: str) -> None:
    promised.slack.refuse["minho"] = DestinationRefused(reason)
    await promised.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await promised.dispatch()
    (question,) = asked(promised, "sam")
    assert question.card.title == "Minho Lee cannot be reached. Who takes over 2 open promises?"
    await promised.until(seoul("2026-11-26 12:00"))
    assert len(asked(promised, "sam")) == 1


async def test_whoever_is_asked_and_left_too_is_passed_over(promised: Stage) -> None:
    promised.slack.refuse["sam"] = DestinationRefused("user_disabled")
    await leaves(promised, "minho")
    assert len(asked(promised, "alice")) == 1


async def test_somebody_whom_the_directory_does_not_know_any_more_has_left(promised: Stage) -> None:
    del promised.slack.people["minho"]
    await changed(promised, "minho")
    assert asked(promised, "sam")[0].card.title.startswith("Minho Lee has left")


async def test_an_owner_who_becomes_a_guest_cannot_keep_it(promised: Stage) -> None:
    promised.slack.people["minho"] = replace(PEOPLE["minho"], role=Role.OUTSIDER)
    await changed(promised, "minho")
    assert len(asked(promised, "sam")) == 1


async def test_a_change_of_name_asks_nobody(promised: Stage) -> None:
    promised.slack.people["minho"] = replace(PEOPLE["minho"], name="Minho Park")
    await changed(promised, "minho")
    assert asked(promised, "sam") == []


async def test_what_one_may_not_change_is_not_handed_over(promised: Stage) -> None:
    await leaves(promised, "minho")
    (question,) = asked(promised, "sam")
    refused = await press(promised, "jane", "give_all", question)
    assert read(refused) == "There is no open promise of theirs that you can hand over."
