"""/customer Acme says where we stand; customers are renamed, archived and brought back, and nothing is lost."""

import pytest

from tests.stage import Stage, buttons, seoul
from tests.stories.acting import button, customer, form_of, labels, press, read, tell


async def names(stage: Stage, *, archived: bool = False) -> list[str]:
    async with stage.store.read_only(stage.workspace) as uow:
        return [one.name for one in await uow.customers.first(50, archived=archived)]


async def test_where_we_stand_shows_what_is_open_comes_next_was_said_and_was_broken(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 26 Nov")
    await stage.say("minho", "/commit send plan to Acme by 8 Dec")
    await stage.say("alice", "/commit send logs to Acme by 25 Nov")
    await tell(stage, "alice", 1)
    await stage.until(seoul("2026-11-26 12:00"))
    await stage.say("alice", "/commit done C-3")
    await stage.say("alice", "/commit agreed C-3")
    await stage.until(seoul("2026-11-27 12:00"))
    await stage.say("alice", "/customer Acme values no calls before 10, one summary a week")
    reply = await stage.say("alice", "/customer Acme")
    said = read(reply)
    assert said.startswith("Where we stand with Acme\nThey value: no calls before 10, one summary a week\n")
    assert "Open: 2 promises · 1 late" in said
    assert "Next: C-2 · Tue 8 Dec (" in said
    assert "Last word: " in said
    assert "C-3 · Alice Kim noted it as received" in said
    assert "Not kept of late: C-3 kept late (Wed 25 Nov)" in said
    assert said.index("C-1 · send fix") < said.index("C-2 · send plan")
    assert len(said.splitlines()) <= 24
    settings = await stage.press("alice", button(reply.card, "Settings"))
    assert read(settings).startswith("Acme: settings\nChannel: #acme")
    assert read(await stage.say("alice", "/customer Acme settings")) == read(settings)


async def test_where_we_stand_in_korean_and_with_nothing_promised(stage: Stage) -> None:
    said = read(await stage.say("minho", "/customer Acme"))
    assert said.startswith("Acme와의 약속 현황\n진행 중: 없음\n다음: 없음\n마지막 소통: 없음\n")


async def test_more_than_fit_are_counted_and_listed_behind_a_button(stage: Stage) -> None:
    for day in range(1, 9):
        await stage.say("alice", f"/commit send part {day} to Acme by {day} Dec")
    reply = await stage.say("alice", "/customer Acme")
    assert "Open: 8 promises" in read(reply)
    assert labels(reply.card).count("Open") == 5
    listed = read(await stage.press("alice", button(reply.card, "All open")))
    assert "C-8 · send part 8" in listed


async def test_an_outsider_or_a_stranger_does_not_read_where_we_stand(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 8 Dec")
    shown = (await stage.say("alice", "/customer list")).card
    for actor in ("jane", "carol"):
        assert "fix" not in read(await stage.say(actor, "/customer Acme", "acme"))
        assert "Acme" not in read(await stage.press(actor, button(shown, "Acme")))


async def test_a_new_name_replaces_the_old_which_stays_understood(stage: Stage) -> None:
    for line in ("Acme rename Acme Industries", "rename Acme Industries to Akme", "Akme 이름변경 에이스"):
        assert " is saved" in read(await stage.say("alice", f"/customer {line}"))
    assert await names(stage) == ["에이스"]
    assert (await customer(stage, "Acme")).aliases == ("Acme", "Acme Industries", "Akme")
    assert "Customer: 에이스" in read(await stage.say("alice", "/commit send fix to Acme by 8 Dec"))


async def test_a_name_that_is_taken_is_not_given(stage: Stage) -> None:
    await stage.say("alice", "/customer Beta tier gold")
    assert read(await stage.say("alice", "/customer Acme rename beta")) == "The name beta already belongs to Beta."
    assert "cannot be the name" in read(await stage.say("alice", "/customer Acme rename everyone"))


@pytest.mark.parametrize("line", ["Acme archive", "archive Acme", "Acme 보관"])
async def test_an_archived_customer_leaves_lists_and_can_be_brought_back(stage: Stage, line: str) -> None:
    reply = await stage.say("alice", f"/customer {line}")
    assert read(reply).startswith("Acme is archived")
    assert (await names(stage), await names(stage, archived=True)) == ([], ["Acme"])
    listed = await stage.say("alice", "/customer list")
    assert "Archived: Acme" in read(listed)
    await stage.press("alice", button(reply.card, "Bring back"))
    assert await names(stage) == ["Acme"]
    await stage.say("alice", f"/customer {line}")
    assert read(await stage.say("alice", "/customer Acme restore")).startswith("Acme is back")


async def test_what_is_open_is_asked_about_before_archiving(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 8 Dec")
    reply = await stage.say("alice", "/customer Acme archive")
    assert read(reply).startswith("Acme has an open promise: C-1. Archive it all the same?")
    assert await names(stage) == ["Acme"]
    await stage.press("alice", button(reply.card, "Archive all the same"))
    assert await names(stage) == []
    assert "C-1 · send fix" in read(await stage.say("alice", "/commitments"))
    opened = await stage.say("alice", "/commit edit C-1")
    saved = await stage.fill("alice", form_of(opened), {**_stood(opened), "what": "send the fix"})
    assert "send the fix" in read(saved)


def _stood(opened: object) -> dict[str, str]:
    from tests.stories.acting import filled

    stood = {name: str(value) if value else "" for name, value in filled(form_of(opened)).items()}  # type: ignore[arg-type]
    return {name: text[:5] if name == "time" else text for name, text in stood.items()}


async def test_nothing_new_is_promised_to_an_archived_customer(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme archive")
    asked = await stage.say("alice", "/commit send fix to Acme by 8 Dec")
    assert "Acme is archived" in read(asked)
    form = form_of(await stage.press("alice", buttons(asked.card)["new_customer"]))
    said = await stage.fill("alice", form, {"name": "Acme"})
    assert "Acme is archived. “/customer Acme restore” brings it back." in str(said.errors) + read(said)
    await stage.say("alice", "/customer Acme restore")
    assert "C-1" in read(await stage.fill("alice", form, {"name": "Acme"}))


async def test_in_the_channel_of_an_archived_customer_it_is_asked_whose_a_promise_is(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme archive")
    assert "Who was it promised to?" in read(await stage.say("alice", "/commit send fix by 8 Dec", "acme"))


async def test_what_they_value_is_shown_while_promising_and_never_to_the_customer(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme values short mails")
    await stage.say("alice", "/customer Acme announce auto")
    made = await stage.say("alice", "/commit send the report to Acme by 8 Dec")
    assert "They value: short mails" in read(made)
    asked = await stage.say("alice", "/commit send fix to Acme")
    assert "They value: short mails" in read(asked)
    korean = read(await stage.say("minho", "/commit 12월 8일까지 Acme에 보고서 보내기"))
    assert "고객이 중요하게 여기는 점: short mails" in korean
    await stage.dispatch()
    assert stage.slack.to("acme")
    assert all("short mails" not in str(one.card) for one in stage.slack.to("acme"))


async def test_what_they_value_is_replaced_and_taken_back(stage: Stage) -> None:
    await stage.say("alice", '/customer Acme values calm, "no surprises" here')
    assert (await customer(stage, "Acme")).note == "calm, no surprises here"
    await stage.say("minho", "/customer Acme 중요 없음")
    assert (await customer(stage, "Acme")).note == ""
    assert "at most 300" in read(await stage.say("alice", "/customer Acme values " + "x" * 301))


async def test_a_press_of_a_customer_that_is_gone_says_so(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer list")
    assert "not on the list" in read(await stage.press("jane", button(reply.card, "Acme")))
    assert (await press(stage, "alice", "show_customer", reply)).card is not None


async def test_who_may_not_see_a_customer_is_not_told_what_they_value(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme values short mails")
    assert "short mails" not in read(await stage.say("jane", "/commit send the report to Acme by 8 Dec"))
