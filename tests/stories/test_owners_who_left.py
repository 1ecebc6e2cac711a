"""An owner who left or cannot be reached: somebody is asked at once to take over, never nobody."""

from dataclasses import replace

import pytest

from bot.conversation.directory_events import DirectoryEvents
from commitments.domain.errors import DestinationRefused
from commitments.domain.person import Role
from tests.stage import PEOPLE, Sent, Stage, seoul, text_of
from tests.stories.acting import commitment, fill, labels, press, read, tell


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
    assert read(refused).startswith("There is no open promise of theirs that you can hand over.")


async def owns(stage: Stage, owner: str, count: int) -> None:
    for number in range(count):
        await stage.say("alice", f"/commit <@{owner}> ship box number {number} to Acme by Dec {10 + number % 15}")
    await stage.dispatch()


async def test_somebody_is_asked_about_all_that_they_owned_however_many_there_are(stage: Stage) -> None:
    await owns(stage, "minho", 60)
    await leaves(stage, "minho")
    (question,) = asked(stage, "sam")
    assert question.card.title == "Minho Lee has left. Who takes over 60 open promises?"
    assert "… and 40 more" in text_of(question.card)
    opened = await press(stage, "sam", "give_all", question)
    given = await fill(stage, "sam", opened, {"owner": "jane"})
    assert read(given) == "60 promises now belong to Jane Doe"


async def test_of_very_many_it_says_how_many_are_left(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.application.commitments.hand_over_all._MOST", 3)
    await owns(stage, "minho", 5)
    await leaves(stage, "minho")
    (question,) = asked(stage, "sam")
    given = await fill(stage, "sam", await press(stage, "sam", "give_all", question), {"owner": "jane"})
    assert read(given) == "3 promises now belong to Jane Doe\nMore of theirs are left: hand over all once more."
    await stage.dispatch()
    given = await fill(stage, "sam", await press(stage, "sam", "give_all", question), {"owner": "jane"})
    assert read(given) == "2 promises now belong to Jane Doe"


async def test_where_whoever_was_asked_leaves_too_the_next_is_asked(promised: Stage) -> None:
    await leaves(promised, "minho")
    promised.clock.at = seoul("2026-11-24 10:00")
    await leaves(promised, "sam")
    (question,) = asked(promised, "alice")
    assert question.card.title == "Minho Lee has left. Who takes over 2 open promises?"


async def test_whoever_is_back_keeps_it_and_is_asked_about_when_they_leave_again(promised: Stage) -> None:
    await leaves(promised, "minho")
    (question,) = asked(promised, "sam")
    promised.slack.people["minho"] = PEOPLE["minho"]
    await changed(promised, "minho")
    assert text_of(question.card) == "Minho Lee is back, and keeps what they had promised."
    promised.clock.at = seoul("2026-11-22 13:05")
    await leaves(promised, "minho")  # the same day: it was a slip
    assert question.card.title.startswith("Minho Lee has left")
    assert len(asked(promised, "sam")) == 1
    promised.clock.at = seoul("2026-11-22 13:10")
    promised.slack.people["minho"] = PEOPLE["minho"]
    await changed(promised, "minho")
    promised.clock.at = seoul("2026-12-04 10:00")
    await leaves(promised, "minho")
    assert len(asked(promised, "sam")) == 2


async def test_whom_messages_reached_since_is_asked_about_when_they_cannot_be_reached_again(promised: Stage) -> None:
    promised.slack.refuse["minho"] = DestinationRefused("messages_tab_disabled")
    await promised.say("alice", "/commit move C-1 to 14 Dec because vendor")
    await promised.dispatch()
    del promised.slack.refuse["minho"]
    await promised.until(seoul("2026-12-12 10:00"))
    promised.slack.refuse["minho"] = DestinationRefused("messages_tab_disabled")
    await promised.until(seoul("2026-12-15 10:00"))
    assert len(asked(promised, "sam")) == 2


async def test_who_may_no_longer_hand_over_has_no_button_for_it(promised: Stage) -> None:
    """Alice made both and may; Sam led the owner, and does so no longer."""
    await leaves(promised, "minho")
    (question,) = asked(promised, "sam")
    async with promised.store.transaction(promised.workspace) as uow:
        minho = await uow.people.get_for_update("minho")
        assert minho is not None
        await uow.people.save(replace(minho, manager="jane"))
    await promised.say("alice", "/commit move C-1 to 17 Dec because vendor")
    await promised.dispatch()
    assert text_of(question.card) == "No longer shown to you: C-1, C-2"


async def test_who_sees_it_and_may_not_hand_it_over_reads_who_may(promised: Stage) -> None:
    await promised.say("root", "/customer Acme people <@sam>")
    await leaves(promised, "minho")
    (question,) = asked(promised, "sam")
    async with promised.store.transaction(promised.workspace) as uow:
        minho = await uow.people.get_for_update("minho")
        assert minho is not None
        await uow.people.save(replace(minho, manager="jane"))
    await promised.say("alice", "/commit move C-1 to 17 Dec because vendor")
    await promised.dispatch()
    assert labels(question.card) == []
    assert text_of(question.card).endswith("ask whoever runs Commitments to name an admin.")


async def test_where_nobody_is_left_who_may_act_whoever_sees_it_hears_what_to_do(stage: Stage) -> None:
    """Ada was owner, maker and the only admin, and nobody led her; Alice and Minho are listed for the customer."""
    await stage.say("root", "/commit send fix to Acme by the 15th")
    await leaves(stage, "root")
    (question,) = asked(stage, "alice")
    assert question.card.title == "Ada Root has left. Who takes over this open promise?"
    assert labels(question.card) == []
    assert "ask whoever runs Commitments to name an admin" in text_of(question.card)


async def test_what_is_open_again_after_its_owner_left_is_asked_about(promised: Stage) -> None:
    """Not done after all, and a cancellation that is undone."""
    await promised.say("alice", "/commit done C-1")
    await promised.say("alice", "/commit cancel C-2 because of budget")
    await leaves(promised, "minho")
    assert asked(promised, "sam") == []
    await promised.say("alice", "/commit not done C-1")
    await promised.say("alice", "/commit undo C-2")
    await promised.dispatch()
    (question,) = asked(promised, "sam")
    assert question.card.title == "Minho Lee has left. Who takes over 2 open promises?"


async def test_what_the_customer_does_not_have_after_its_owner_left_is_asked_about(promised: Stage) -> None:
    await tell(promised, "alice", 1)
    await promised.say("alice", "/commit done C-1")
    await promised.say("alice", "/commit cancel C-2 because of budget")
    await leaves(promised, "minho")
    opened = await press(promised, "carol", "not_yet", promised.slack.to("acme")[-1])
    await fill(promised, "carol", opened, {"missing": "page 2"}, "acme")
    await promised.dispatch()
    assert "C-1 · send fix" in text_of(asked(promised, "sam")[0].card)
