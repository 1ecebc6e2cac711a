"""A promise that begins with "internal:" or 내부: is internal as a whole: its customer never hears of it."""

from dataclasses import replace

import pytest

from commitments.domain.commitment import Outcome, Status
from tests.stage import Stage, buttons, seoul
from tests.stories.acting import commitment, everything, fill, form_of, labels, read, tell


@pytest.mark.parametrize(
    "line",
    [
        "internal: check the logs of Acme by the 15th",
        "Internal: check the logs for Acme by the 15th",
        "(internal) check the logs for Acme by the 15th",
        "[INTERNAL] check the logs for Acme by the 15th",
        "*internal:* check the logs for Acme by the 15th",
        "internal only: check the logs for Acme by the 15th",
        "internal - check the logs for Acme by the 15th",
        "<@minho> internal: check the logs for Acme by the 15th",
        "@minho internal: check the logs for Acme by the 15th",
        "to Acme: internal: check the logs by the 15th",
        "Acme: internal: check the logs by the 15th",
        "내부: 15일까지 Acme에 로그 확인하기",
        "내부용： 15일까지 Acme에 로그 확인하기",
        "[내부] 15일까지 Acme에 로그 확인하기",
        "Acme: 내부: 15일까지 로그 확인하기",
    ],
)
async def test_a_leading_internal_makes_the_whole_promise_internal(stage: Stage, line: str) -> None:
    await stage.say("alice", "/customer Acme announce auto")
    made = await stage.say("alice", f"/commit {line}")
    assert labels(made.card) == ["Edit", "Undo"]
    assert "Internal: the customer is never told" in read(made)
    await stage.dispatch()
    found = await commitment(stage)
    assert found.internal
    assert found.customer == 1
    assert "nternal" not in found.what
    assert "내부" not in found.what
    assert stage.slack.to("acme") == []


@pytest.mark.parametrize(
    "line", ["internal audit report to Acme by the 15th", "내부 감사 보고서 Acme에 15일까지 보내기"]
)
async def test_a_word_in_the_sentence_is_no_mark(stage: Stage, line: str) -> None:
    await stage.say("alice", f"/commit {line}")
    assert not (await commitment(stage)).internal


async def test_it_stays_internal_over_a_question(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit internal: check the logs by the 15th")
    await stage.press("alice", buttons(asked.card)["choose_customer"])
    assert (await commitment(stage)).internal


async def test_nothing_that_happens_to_it_reaches_the_customer(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme announce auto")
    await stage.say("alice", "/commit internal: check the logs for Acme by the 15th")
    opened = await stage.say("alice", "/commit edit C-1")
    await fill(stage, "alice", opened, {"what": "check all logs", "internal": "yes"})
    for line in (
        "move C-1 to 18 Dec because vendor", "give C-1 <@minho>", "undo", "done C-1", "undo", "tell C-1",
        "cancel C-1 because vendor",
    ):  # fmt: skip
        await stage.say("alice", f"/commit {line}")
        await stage.dispatch()
    assert (await commitment(stage)).status is Status.CANCELLED
    assert stage.slack.to("acme") == []


async def test_telling_it_is_refused_with_the_way_to_make_it_public(stage: Stage) -> None:
    await stage.say("alice", "/commit internal: check the logs for Acme by the 15th")
    refused = await stage.say("alice", "/commit tell C-1")
    assert refused.form is None
    assert read(refused) == (
        "C-1 is internal, so the customer is never told of it. “/commit edit C-1” can make it public."
    )
    in_korean = await stage.say("minho", "/commit 내부: Acme에 로그 확인하기 15일까지")
    assert "내부용" in read(in_korean)


async def test_a_preview_that_was_open_while_it_became_internal_sends_nothing(stage: Stage) -> None:
    await stage.say("alice", "/commit check the logs for Acme by the 15th")
    preview = await stage.say("alice", "/commit tell C-1")
    opened = await stage.say("alice", "/commit edit C-1")
    await fill(stage, "alice", opened, {"internal": "yes"})
    assert "is internal" in (await fill(stage, "alice", preview, {})).errors["wording"]
    await stage.dispatch()
    assert stage.slack.to("acme") == []


@pytest.mark.parametrize(
    ("actor", "line", "said"),
    [
        ("alice", "internal: check the logs for Acme by the 15th", "C-1 is done."),
        ("minho", "내부: 15일까지 Acme에 로그 확인하기", "C-1을 완료했습니다."),
    ],
)
async def test_done_closes_it_at_once_since_no_customer_is_asked(
    stage: Stage, actor: str, line: str, said: str
) -> None:
    await stage.say(actor, f"/commit {line}")
    done = await stage.say(actor, "/commit done C-1")
    assert read(done).startswith(said)
    assert "agreed" not in buttons(done.card)
    assert "customer has it" not in read(done)
    found = await commitment(stage)
    assert (found.status, found.outcome) == (Status.ACCEPTED, Outcome.KEPT_ON_FIRST_DATE)
    shown = read(await stage.say(actor, "/commit show C-1"))
    assert "고객 확인" not in shown
    assert "accepted" not in shown


async def test_done_too_late_it_is_kept_late_and_undo_opens_it_again(stage: Stage) -> None:
    await stage.say("alice", "/commit internal: check the logs for Acme by the 15th")
    await stage.until(seoul("2026-12-18 12:00"))
    await stage.say("alice", "/commit done C-1")
    assert (await commitment(stage)).outcome is Outcome.KEPT_LATE
    await stage.say("alice", "/commit undo")
    found = await commitment(stage)
    assert (found.status, found.outcome, found.closed_at) == (Status.OPEN, None, None)


async def test_lists_mark_it(stage: Stage) -> None:
    await stage.say("alice", "/commit internal: check the logs for Acme by the 15th")
    await stage.say("minho", "/commit 내부: Acme에 로그 확인하기 15일까지")
    await stage.say("alice", "/commit check the site for Acme by the 15th")
    assert read(await stage.say("alice", "/commitments")).count(" · internal") == 1
    assert " · 내부용" in read(await stage.say("minho", "/commitments"))


async def test_making_it_public_is_an_act_of_its_own_and_tells_nobody_yet(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme announce auto")
    await stage.say("alice", "/commit internal: check the logs for Acme by the 15th")
    opened = await stage.say("alice", "/commit edit C-1")
    saved = await fill(stage, "alice", opened, {"internal": ""})
    assert "Internal" not in read(saved)
    await stage.dispatch()
    assert stage.slack.to("acme") == []
    await tell(stage, "alice", 1)
    assert len(stage.slack.to("acme")) == 1


async def test_undoing_that_makes_it_internal_again_unless_they_saw_it(stage: Stage) -> None:
    await stage.say("alice", "/commit internal: check the logs for Acme by the 15th")
    opened = await stage.say("alice", "/commit edit C-1")
    await fill(stage, "alice", opened, {"internal": ""})
    await stage.say("alice", "/commit undo")
    assert (await commitment(stage)).internal
    await fill(stage, "alice", await stage.say("alice", "/commit edit C-1"), {"internal": ""})
    await tell(stage, "alice", 1)
    refused = await stage.say("alice", "/commit undo")
    assert read(refused) == "C-1 was already shown to Acme. Cancel it and make a new one."


async def test_what_they_saw_cannot_become_internal(stage: Stage) -> None:
    await stage.say("alice", "/commit check the logs for Acme by the 15th")
    await tell(stage, "alice", 1)
    opened = await stage.say("alice", "/commit edit C-1")
    assert "internal" not in {one.name for one in form_of(opened).inputs}
    refused = await fill(stage, "alice", opened, {"what": "internal: check the logs"})
    assert list(refused.errors.values()) == ["C-1 was already shown to Acme. Cancel it and make a new one."]
    assert not (await commitment(stage)).internal


async def test_an_edit_with_the_mark_makes_it_internal(stage: Stage) -> None:
    await stage.say("alice", "/commit check the logs for Acme by the 15th")
    await fill(stage, "alice", await stage.say("alice", "/commit edit C-1"), {"what": "내부: 로그 확인"})
    found = await commitment(stage)
    assert (found.what, found.internal) == ("로그 확인", True)


async def test_a_card_that_waits_is_not_sent_once_the_promise_is_internal(stage: Stage) -> None:
    await stage.say("alice", "/commit check the logs for Acme by the 15th")
    await fill(stage, "alice", await stage.say("alice", "/commit tell C-1"), {})
    async with stage.store.transaction(stage.workspace) as uow:
        found = await uow.commitments.get_for_update(1)
        assert found is not None
        await uow.commitments.save(replace(found, internal=True))
    await stage.dispatch()
    assert stage.slack.to("acme") == []
    assert "held back" in await everything(stage, "alice", "/commit why C-1")
    assert "it is internal" in await everything(stage, "alice", "/commit why C-1")


@pytest.mark.parametrize(
    ("actor", "line", "sentence"),
    [
        (
            "alice",
            "internal: check the logs by the 15th",
            "C-1 is already done, so it cannot be changed. “/commit C-1” shows what is possible.",
        ),
        (
            "minho",
            "내부: 15일까지 로그 확인하기",
            "C-1은 이미 완료되어 바꿀 수 없습니다. 할 수 있는 일은 “/commit C-1”에서 확인해 주세요.",
        ),
    ],
)
async def test_what_is_done_inside_is_said_to_be_done_and_not_accepted(
    stage: Stage, actor: str, line: str, sentence: str
) -> None:
    await stage.press(actor, buttons((await stage.say(actor, f"/commit {line}")).card)["no_customer"])
    await stage.say(actor, "/commit done C-1")
    for again in ("done C-1", "move C-1 to the 20th", "cancel C-1", "give C-1 to @minho"):
        assert read(await stage.say(actor, f"/commit {again}")) == sentence, again
