"""A form that was refused is refused again, however often it is sent; once corrected, it is accepted."""

from collections.abc import Mapping

import pytest

from bot.cards.card import Button, Form
from bot.conversation.registry import registry
from bot.conversation.reply_codec import encode
from bot.conversation.requests import Reply
from bot.conversation.text_limits import LONGEST_TEXT
from tests.stage import Stage, buttons, seoul
from tests.stories.acting import commitment, read

Answers = Mapping[str, str]
TOO_LATE = seoul("2026-11-22 15:00")  # to correct the date without a reason
EDITED = {"what": "send the fix", "customer": "1", "owner": "alice", "date": "2026-12-04", "time": "18:00"}


async def _opened(stage: Stage, line: str) -> Form:
    reply = await stage.say("alice", line)
    assert reply.form is not None
    return reply.form


async def _pressed(stage: Stage, line: str, action: str) -> Form:
    asked = await stage.say("alice", line)
    reply = await stage.press("alice", buttons(asked.card)[action])
    assert reply.form is not None
    return reply.form


async def _refused_twice(stage: Stage, form: Form, wrong: Answers, right: Answers) -> Reply:
    """Submit a wrong form twice, as a person who presses again does, then the corrected one; return its reply."""
    first = await stage.fill("alice", form, wrong, key="submit:1")
    again = await stage.fill("alice", form, wrong, key="submit:1")
    assert first.errors
    assert again == first
    # The page gives every submission a key of its own, Slack one of the answers: either way it is accepted.
    return await stage.fill("alice", form, right, key="submit:1")


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        ("tell C-1", {"wording": "as Minho Lee said"}, {"wording": "send the fix"}),
        ("edit C-1", {**EDITED, "what": " "}, {**EDITED, "what": "send the patch"}),
        ("edit C-1", {**EDITED, "date": "2026-12-07"}, {**EDITED, "date": "2026-12-07", "reason": "late"}),
        ("edit C-1", {**EDITED, "owner": "robo"}, {**EDITED, "owner": "minho"}),
        ("move C-1", {"date": "2026-12-07", "time": "18:00"}, {"date": "2026-12-07", "reason": "vendor"}),
        ("move C-1", {"date": "2020-01-01", "reason": "vendor"}, {"date": "2026-12-07", "reason": "vendor"}),
        ("cancel C-1", {"reason": " "}, {"reason": "not needed"}),
        ("give C-1", {"owner": "gone"}, {"owner": "minho"}),
        ("snooze C-1", {"until": "never"}, {"until": "tomorrow"}),
    ],
)
async def test_a_wrong_form_of_a_commitment_is_refused_until_it_is_right(
    stage: Stage, line: str, wrong: Answers, right: Answers
) -> None:
    await stage.say("alice", "/commit send the fix to Acme by 4 Dec", "acme")
    stage.clock.at = TOO_LATE
    form = await _opened(stage, f"/commit {line}")
    before = await commitment(stage, 1)
    refused = await stage.fill("alice", form, wrong, key="submit:1")
    assert refused.errors
    assert await commitment(stage, 1) == before
    accepted = await _refused_twice(stage, form, wrong, right)
    assert not accepted.errors
    assert accepted.card is not None


@pytest.mark.parametrize(
    ("line", "action", "wrong", "right"),
    [
        ("/commit send it to Acme", "pick_date", {"date": "2020-01-01"}, {"date": "2026-12-07"}),
        ("/commit send it to Globex by 4 Dec", "new_customer", {"name": " "}, {"name": "Globex"}),
        ("/commit send it by 4 Dec", "pick_customer", {"customer": "77"}, {"customer": "1"}),
    ],
)
async def test_a_wrong_answer_to_a_question_is_refused_until_it_is_right(
    stage: Stage, line: str, action: str, wrong: Answers, right: Answers
) -> None:
    for name in ("Alpha", "Beta", "Gamma", "Delta"):
        await stage.say("alice", f"/customer {name} tier gold")
    form = await _pressed(stage, line, action)
    accepted = await _refused_twice(stage, form, wrong, right)
    assert not accepted.errors
    assert (await commitment(stage, 1)).what == "send it"


@pytest.mark.parametrize("action", registry().forms)
async def test_an_answer_that_is_too_long_is_refused_again_in_every_form(stage: Stage, action: str) -> None:
    form, wrong = Form(action, "", "", "", "1"), {"any": "x" * (LONGEST_TEXT + 1)}
    first = await stage.fill("alice", form, wrong, key="submit:1")
    assert set(first.errors) == {"any"}
    assert await stage.fill("alice", form, wrong, key="submit:1") == first


async def test_a_form_that_leads_to_another_leads_there_again(stage: Stage) -> None:
    """The date of a move is chosen, its reason still missing: closing the form now would look like a move."""
    await stage.say("alice", "/commit send the fix to Acme by 4 Dec")
    stage.clock.at = TOO_LATE
    asked = await stage.say("alice", "/commit move C-1 to next Friday")
    opened = await stage.press("alice", buttons(asked.card)["pick_date"])
    assert opened.form is not None
    first = await stage.fill("alice", opened.form, {"date": "2026-12-10"}, key="submit:1")
    assert first.form is not None
    assert await stage.fill("alice", opened.form, {"date": "2026-12-10"}, key="submit:1") == first
    moved = await stage.fill("alice", first.form, {"date": "2026-12-10", "reason": "vendor"}, key="submit:2")
    assert moved.card is not None
    assert (await commitment(stage, 1)).due == seoul("2026-12-10 18:00")


async def test_a_command_or_press_that_opens_a_form_opens_it_again(stage: Stage) -> None:
    await stage.say("alice", "/commit send the fix to Acme by 4 Dec")
    stage.clock.at = TOO_LATE
    for _ in range(2):
        assert (await stage.say("alice", "/commit move C-1 to 10 Dec", key="command:1")).form is not None
        assert (await stage.press("alice", Button("cancel", "", "1"), key="press:1")).form is not None


async def test_an_accepted_form_sent_twice_changes_nothing_twice(stage: Stage) -> None:
    await stage.say("alice", "/commit send the fix to Acme by 4 Dec")
    form = await _opened(stage, "/commit move C-1")
    answers = {"date": "2026-12-10", "reason": "vendor"}
    first = await stage.fill("alice", form, answers, key="submit:1")
    assert await stage.fill("alice", form, answers, key="submit:1") == first
    assert (await commitment(stage, 1)).moves == 1


@pytest.mark.parametrize("reply", [Reply(errors={"date": "past"}), Reply(form=Form("a", "", "", ""))])
def test_what_holds_errors_or_asks_for_more_cannot_be_kept(reply: Reply) -> None:
    with pytest.raises(ValueError, match="not final"):
        encode(reply)


async def test_a_refused_command_is_judged_anew_when_it_comes_again(stage: Stage) -> None:
    assert "C-1" in read(await stage.say("alice", "/commit done C-1", key="command:1"))
    await stage.say("alice", "/commit send the fix to Acme by 4 Dec")
    await stage.say("alice", "/commit done C-1", key="command:1")
    assert (await commitment(stage, 1)).delivered_at is not None
