"""A form that was opened before somebody else changed the same commitment takes nothing of theirs back."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile

import pytest

from bot.conversation.requests import Reply
from tests.stage import Stage, buttons, seoul, text_of
from tests.stories.acting import button, commitment, customer, fill, filled, form_of, press, read, tell

MOVED_TO = "Fri 18 Dec 2026"


@pytest.fixture
async def made(stage: Stage) -> Stage:
    """Alice promised C-1 to Acme by 15 December, two hours ago."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.clock.at = seoul("2026-11-22 15:00")
    return stage


async def _opened(stage: Stage, form: str = "edit C-1") -> Reply:
    opened = await stage.say("alice", f"/commit {form}")
    form_of(opened)
    return opened


async def test_an_edit_of_the_words_leaves_what_others_changed(made: Stage) -> None:
    opened = await _opened(made)
    await made.say("root", "/commit move C-1 to 18 Dec because vendor")
    await made.say("root", "/commit give C-1 <@minho>")
    reply = await fill(made, "alice", opened, {"what": "send hotfix"})
    assert read(reply).startswith("C-1 is saved\nWhat: send hotfix\n")
    found = await commitment(made)
    assert (found.what, found.owner, found.due, found.moves) == (
        "send hotfix", "minho", seoul("2026-12-18 18:00"), 1,
    )  # fmt: skip


async def test_where_both_changed_the_same_the_form_says_so_and_shows_both(made: Stage) -> None:
    opened = await _opened(made)
    other = await made.say("root", "/commit edit C-1")
    await fill(made, "root", other, {"what": "send patch"})
    await made.say("root", "/commit give C-1 <@minho>")
    again = await fill(made, "alice", opened, {"what": "send hotfix"})
    form = form_of(again)
    assert text_of_form(again) == (
        "What: somebody else changed this while the form was open. Now: “send patch”. Yours: “send hotfix”. "
        "Submit again to keep yours."
    )
    assert filled(form)["what"] == "send hotfix"
    assert (await commitment(made)).what == "send patch"
    assert read(await fill(made, "alice", again, {})).startswith("C-1 is saved\nWhat: send hotfix\n")
    assert (await commitment(made)).owner == "minho"


async def test_what_changes_a_third_time_is_shown_again(made: Stage) -> None:
    opened = await _opened(made)
    await fill(made, "root", await made.say("root", "/commit edit C-1"), {"what": "send patch"})
    again = await fill(made, "alice", opened, {"what": "send hotfix"})
    await fill(made, "root", await made.say("root", "/commit edit C-1"), {"what": "send parts"})
    assert "Now: “send parts”" in text_of_form(await fill(made, "alice", again, {}))


def text_of_form(reply: Reply) -> str:
    """Return what a form says before it names what it acts on."""
    changed = takewhile(lambda block: not getattr(block, "strong", False), form_of(reply).intro)
    return " ".join(getattr(block, "text", "") for block in changed)


async def test_both_who_want_the_same_are_content(made: Stage) -> None:
    opened = await _opened(made)
    await fill(made, "root", await made.say("root", "/commit edit C-1"), {"what": "send patch"})
    assert read(await fill(made, "alice", opened, {"what": "send patch"})).startswith("C-1 is saved")


async def test_a_date_and_its_time_are_one_thing(made: Stage) -> None:
    opened = await _opened(made)
    await made.say("root", "/commit move C-1 to 18 Dec because vendor")
    again = await fill(made, "alice", opened, {"time": "12:00", "reason": "x"})
    shown = text_of_form(again)
    assert f"Now: {MOVED_TO}. Yours: Tue 15 Dec 2026, 12:00 KST." in shown
    assert (await commitment(made)).due == seoul("2026-12-18 18:00")


async def test_owner_and_customer_are_shown_by_name(made: Stage) -> None:
    await made.say("root", "/customer Beta tier gold")
    await made.say("root", "/customer Cora tier gold")
    opened = await _opened(made)
    other = await made.say("root", "/commit edit C-1")
    await fill(made, "root", other, {"owner": "minho", "customer": "2"})
    shown = text_of_form(await fill(made, "alice", opened, {"owner": "jane", "customer": "3"}))
    assert "Owner: somebody else changed this while the form was open. Now: Minho Lee. Yours: Jane Doe." in shown
    assert "Now: Beta. Yours: Cora." in shown


async def test_it_is_said_in_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    opened = await stage.say("minho", "/commit 수정 C-1")
    await fill(stage, "root", await stage.say("root", "/commit edit C-1"), {"what": "견적서 보내기"})
    assert text_of_form(await fill(stage, "minho", opened, {"what": "보고서 보내기"})) == (
        "내용: 양식을 연 뒤에 다른 사람이 바꿨습니다. 지금: “견적서 보내기”. 입력하신 내용: “보고서 보내기”. "
        "그대로 저장하려면 한 번 더 눌러 주세요."
    )


@pytest.mark.parametrize("line", ["move C-1", "move C-1 to 21 Dec"])
async def test_a_move_on_an_older_date_shows_both(made: Stage, line: str) -> None:
    opened = await _opened(made, line)
    await made.say("root", "/commit move C-1 to 18 Dec because vendor")
    again = await fill(made, "alice", opened, {"date": "2026-12-21", "reason": "x"})
    assert f"Now: {MOVED_TO}. Yours: Mon 21 Dec 2026." in text_of_form(again)
    assert (await commitment(made)).moves == 1
    await fill(made, "alice", again, {})
    assert (await commitment(made)).due == seoul("2026-12-21 18:00")


async def test_a_move_that_left_the_date_shows_the_new_one_too(made: Stage) -> None:
    opened = await _opened(made, "move C-1")
    await made.say("root", "/commit move C-1 to 18 Dec because vendor")
    assert f"Now: {MOVED_TO}." in text_of_form(await fill(made, "alice", opened, {"reason": "x"}))


@pytest.mark.parametrize("reason", ["", " because x"])
async def test_a_date_that_is_chosen_for_an_older_one_shows_both(made: Stage, reason: str) -> None:
    asked = await made.say("alice", f"/commit move C-1 to next Friday{reason}")
    await made.say("root", "/commit move C-1 to 18 Dec because vendor")
    again = await made.press("alice", button(asked.card, "Fri 4 Dec 2026"))
    assert f"Now: {MOVED_TO}. Yours: Fri 4 Dec 2026." in text_of_form(again)
    assert (await commitment(made)).moves == 1
    await fill(made, "alice", again, {"reason": "x"})
    assert (await commitment(made)).due == seoul("2026-12-04 18:00")


async def test_a_date_that_is_picked_for_an_older_one_shows_both(made: Stage) -> None:
    asked = await made.say("alice", "/commit move C-1 to 1 Nov 2026 because x")
    opened = await press(made, "alice", "pick_date", asked)
    await made.say("root", "/commit move C-1 to 18 Dec because vendor")
    again = await fill(made, "alice", opened, {"date": "2026-12-21", "time": "18:00"})
    assert f"Now: {MOVED_TO}. Yours: Mon 21 Dec 2026." in text_of_form(again)


async def test_handing_over_what_somebody_else_handed_over_shows_both(made: Stage) -> None:
    opened = await _opened(made, "give C-1")
    await made.say("root", "/commit give C-1 <@minho>")
    again = await fill(made, "alice", opened, {"owner": "jane"})
    assert "Now: Minho Lee. Yours: Jane Doe." in text_of_form(again)
    assert (await commitment(made)).owner == "minho"


async def test_words_for_the_customer_that_somebody_else_changed_are_shown_before_they_go_out(made: Stage) -> None:
    opened = await _opened(made, "tell C-1")
    await fill(made, "root", await made.say("root", "/commit edit C-1"), {"what": "send patch"})
    again = await fill(made, "alice", opened, {})
    assert "Now: “send patch”. Yours: “send fix”." in text_of_form(again)
    await made.dispatch()
    assert made.slack.to("acme") == []


async def test_what_became_public_meanwhile_is_not_made_internal_without_a_word(made: Stage) -> None:
    opened = await _opened(made)
    await fill(made, "root", await made.say("root", "/commit tell C-1"), {})
    await made.dispatch()
    refused = await fill(made, "alice", opened, {"internal": "yes"})
    assert "Acme" in next(iter(refused.errors.values()))


async def test_a_form_without_changes_changes_nothing(made: Stage) -> None:
    opened = await _opened(made)
    await made.say("root", "/commit move C-1 to 18 Dec because vendor")
    assert read(await fill(made, "alice", opened, {})).startswith("C-1 is saved")
    assert (await commitment(made)).due == seoul("2026-12-18 18:00")


@pytest.mark.parametrize("value", ["1|what:000000000000", "1|", "1|what", "1|,:,what::", "1"])
async def test_other_digests_change_nothing_that_its_person_may_not_change(made: Stage, value: str) -> None:
    form = form_of(await _opened(made))
    stood = {name: str(text)[:5] if name == "time" else str(text or "") for name, text in filled(form).items()}
    forged = replace(form, value=value)
    reply = await made.fill("alice", forged, {**stood, "what": "send hotfix"})
    assert read(reply).startswith("C-1 is saved") or text_of_form(reply)
    refused = await made.fill("jane", forged, {**stood, "what": "mine"})
    assert "There is no C-1 that you can see" in str(refused.errors)


async def test_a_time_in_the_hour_that_comes_twice_stays_when_it_is_left(stage: Stage) -> None:
    stage.clock.at = seoul("2027-10-25 10:00")
    await stage.say("jane", "/commit send fix to Acme by Nov 7 2027 1:30am")
    async with stage.store.transaction(stage.workspace) as uow:
        found = await uow.commitments.get_for_update(1)
        assert found is not None
        later = found.due + timedelta(hours=1)
        await uow.commitments.save(replace(found, due=later, first_due=later))
    opened = await stage.say("jane", "/commit edit C-1")
    assert read(await fill(stage, "jane", opened, {"what": "send hotfix"})).startswith("C-1 is saved")
    same = await fill(stage, "jane", await stage.say("jane", "/commit move C-1"), {"reason": "x"})
    assert "is already due then" in str(same.errors) + read(same)
    assert (await commitment(stage)).due == later


async def test_a_time_to_the_second_is_not_moved_when_it_is_left(stage: Stage) -> None:
    stage.clock.at = seoul("2026-11-23 13:00") + timedelta(seconds=41)
    await stage.say("alice", "/commit send fix to Acme in 3 hours")
    due = (await commitment(stage)).due
    await fill(stage, "alice", await stage.say("alice", "/commit move C-1"), {"reason": "x"})
    await fill(stage, "alice", await stage.say("alice", "/commit edit C-1"), {"what": "send hotfix"})
    found = await commitment(stage)
    assert (found.due, found.moves) == (due, 0)


# --- what a form previews -------------------------------------------------------------------------------------------

LOOK_AGAIN = "Somebody else changed the customer or the date while the form was open."


async def _lead_to_beta(stage: Stage) -> None:
    stage.slack.channels["beta"] = replace(stage.slack.channels["acme"], id="beta", name="beta")
    await stage.say("root", "/customer Beta here", "beta")
    opened = await stage.say("root", "/commit edit C-1")
    await fill(stage, "root", opened, {"customer": str((await customer(stage, "Beta")).id)})


async def _lead_elsewhere(stage: Stage) -> None:
    stage.slack.channels["beta"] = replace(stage.slack.channels["acme"], id="beta", name="beta")
    await stage.say("root", "/customer Acme here", "beta")


async def _move_it(stage: Stage) -> None:
    await stage.say("root", "/commit move C-1 to 18 Dec because vendor")


@pytest.mark.parametrize("change", [_lead_to_beta, _lead_elsewhere, _move_it])
async def test_nobody_is_told_what_was_not_previewed(made: Stage, change: Callable[[Stage], Awaitable[None]]) -> None:
    """The preview showed another customer, channel or date than the customer would read."""
    opened = await _opened(made, "tell C-1")
    await change(made)
    again = await fill(made, "alice", opened, {"wording": "send the fix"})
    assert LOOK_AGAIN in text_of_form(again)
    assert filled(form_of(again))["wording"] == "send the fix"
    await made.dispatch()
    assert made.slack.to("acme") + made.slack.to("beta") == []
    await fill(made, "alice", again, {})
    await made.dispatch()
    assert len(made.slack.to("acme") + made.slack.to("beta")) == 1


async def test_to_look_again_is_asked_in_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    opened = await stage.say("minho", "/commit 공유 C-1")
    await stage.say("minho", "/commit 변경 C-1 12월 18일")
    assert "양식을 연 뒤에 다른 사람이 고객이나 기한을 바꿨습니다." in text_of_form(
        await fill(stage, "minho", opened, {})
    )


async def test_words_about_a_date_that_was_moved_meanwhile_do_not_go_out(made: Stage) -> None:
    """The words say by when it comes: of another date that has passed they may be wrong."""
    await tell(made, "alice", 1)
    await made.until(seoul("2026-12-16 12:00"))
    (asked,) = [one for one in made.slack.to("alice") if "tell_late" in buttons(one.card)]
    opened = await press(made, "alice", "tell_late", asked)
    await made.say("root", "/commit move C-1 to 17 Dec because vendor")
    await made.until(seoul("2026-12-18 12:00"))
    again = await fill(made, "alice", opened, {"words": "You have it on the 17th."})
    assert LOOK_AGAIN in text_of_form(again)
    await made.dispatch()
    assert "You have it on the 17th." not in str([text_of(one.card) for one in made.slack.to("acme")])
