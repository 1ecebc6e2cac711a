"""A workspace of Slack and a tenant of Teams become one company: the code, the preview, the numbers, the reminders."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import delete, select

from bot.conversation.late_answers import LateAnswers
from bot.conversation.requests import CommandRequest
from bot.settings import Settings
from bot.wiring.companies import save_company
from commitments.adapters.sql.schema import connections, people, requests
from commitments.domain.errors import WorkspaceRefused
from commitments.domain.person import Person
from tests.stage import SEOUL, buttons, seoul, text_of
from tests.stories.acting import button, form_of
from tests.stories.two_platforms import ALICE, BEA, GUEST, OTTO, PEOPLE, ROOM, ROOT, SLACK, TEAMS, Both, code_in, said


async def test_two_admins_connect_both_sides_and_each_sees_what_that_means(both: Both) -> None:
    offered = await both.say(ROOT, "/commitments connect")
    code = code_in(offered)
    assert "An admin of Commitments on Teams" in said(offered)
    assert f"connect {code}" in said(offered)
    entered = said(await both.say(OTTO, f"connect {code.lower()}"))
    assert "Globex (Slack) is asked whether you are one company." in entered
    assert "working time, days off, reminders and tiers are those of Globex (Slack)" in entered
    assert "Globex (Slack): customers: 1 · promises: 2, 2 of them open" in entered
    assert "Teams: customers: 1 · promises: 1, 1 of them open" in entered
    assert "C-1" in said(await both.say(BEA, "/commitments"))
    await both.send()
    (asked,) = both.slack.to(ROOT)
    assert "Teams wants to be one company with you." in text_of(asked.card)
    assert "cannot be undone" in text_of(asked.card)
    assert "take the letter T: T-12" in text_of(asked.card)
    done = await both.press(ROOT, buttons(asked.card)["connect"], asked)
    assert "You and Teams are one company now." in said(done)
    await both.send()
    assert "You and Globex (Slack) are one company now." in text_of(both.teams.to(OTTO)[-1].card)
    for admin in (ROOT, OTTO):
        every = said(await both.say(admin, "/commitments all"))
        assert all(label in every for label in ("C-1 ·", "C-2 ·", "T-1 ·")), every


async def test_a_promise_made_in_slack_reminds_its_owner_in_teams(both: Both) -> None:
    await both.connect()
    made = await both.say(ALICE, "@Bea: send the offer to Acme by 27 Nov 15:00")
    assert "C-3" in said(made)
    await both.until("2026-11-27 16:30")
    reminded = [text_of(one.card) for one in both.teams.to(BEA)]
    assert any("send the offer" in text and "C-3" in text for text in reminded), reminded
    assert not both.slack.to(BEA)
    both.clock.at = seoul("2026-11-30 09:00")
    for actor, line in ((BEA, "/overdue"), (ROOT, "/overdue"), (OTTO, "/overdue")):
        late = said(await both.say(actor, line))
        assert "C-3" in late, (actor, late)
        assert "T-1" in late
    assert "C-1" in said(await both.say(OTTO, "/overdue"))
    await both.press(BEA, buttons(both.teams.to(BEA)[-1].card)["done"], both.teams.to(BEA)[-1])
    assert "C-3" not in said(await both.say(ROOT, "/overdue"))


async def test_numbers_of_before_are_understood_where_they_were_said(both: Both) -> None:
    await both.connect()
    assert "send the drawings" in said(await both.say(BEA, "C-1"))  # Bea does not see Slack's C-1
    assert "send the drawings" in said(await both.say(BEA, "show T-1"))
    assert "T-1" in said(await both.say(BEA, "move C-1 to 30 Nov because they are away"))
    assert "price list" in said(await both.say(ALICE, "C-1"))
    which = await both.say(OTTO, "done C-1")
    assert "C-1 means two promises here: T-1" in said(which)
    assert "send the drawings" in said(await both.press(OTTO, button(which.card, "show T-1")))
    assert "price list" in said(await both.press(OTTO, button(which.card, "show C-1")))
    assert "delivered" not in said(await both.say(ROOT, "T-1"))
    assert "T-1" in said(await both.say(ROOT, "done t-1"))
    assert "C-2" in said(await both.say(OTTO, "show C-2"))
    assert "볼 수 있는 C-9가 없습니다" in said(await both.say(BEA, "done C-9"))


async def test_words_that_look_like_a_number_stay_in_a_promise(both: Both) -> None:
    await both.connect()
    made = await both.say(BEA, "send part T-800 to Acme (Teams) by 27 Nov 15:00")
    assert "send part T-800" in said(made)
    noted = await both.say(BEA, "note T-1 depends on T-1 and C-2")
    assert "T-1" in said(noted)
    assert "depends on T-1 and C-2" in said(await both.say(BEA, "history T-1"))


async def test_cards_of_before_whose_numbers_cannot_be_told_say_that_they_are_old(both: Both) -> None:
    customer = buttons((await both.say(BEA, "/customer list")).card)["show_customer"]
    form = await both.say(BEA, "edit C-1")
    await both.connect()
    old = await both.press(BEA, customer)
    assert "연결하기 전의 카드" in said(old)
    assert "연결하기 전의 카드" in said(await both.fill(BEA, form, what="send it all", customer="1"))
    today = await both.say(BEA, "T-1")
    assert "T-1" in said(await both.press(BEA, buttons(today.card)["done"]))


async def test_a_press_on_an_old_card_is_for_the_same_promise(both: Both) -> None:
    edit = buttons(both.made.card)["edit"]
    await both.connect()
    opened = await both.press(BEA, edit)
    assert form_of(opened).value.startswith("~100000001")


async def test_customers_of_the_same_name_are_kept_apart_and_offered_to_be_merged(both: Both) -> None:
    done = await both.connect()
    assert "One of their customers was called like one of yours" in said(done)
    assert "speed" in said(await both.say(ROOT, "/customer Acme"))
    assert "calm" in said(await both.say(ROOT, "/customer Acme (Teams)"))
    asked = await both.press(ROOT, buttons(done.card)["merge_question"])
    assert "Acme (Teams)" in said(asked)
    merged = await both.press(ROOT, buttons(asked.card)["merge_customers"])
    assert "Acme" in said(merged)
    assert "Acme (Teams)" not in said(await both.say(ROOT, "/customer list"))


async def test_it_works_the_other_way_round_too(both: Both) -> None:
    code = await both.code(OTTO)
    assert "Teams is asked" in said(await both.say(ROOT, f"/commitments connect {code}"))
    await both.send()
    asked = both.teams.to(OTTO)[-1]
    assert "take the letter S: S-12" in text_of(asked.card)
    assert "You and Globex (Slack) are one company now." in said(
        await both.press(OTTO, buttons(asked.card)["connect"], asked)
    )
    assert "price list" in said(await both.say(ALICE, "C-1"))
    assert "S-1" in said(await both.say(ALICE, "/commitments"))
    await both.until("2026-11-27 18:00")
    assert any("S-1" in text_of(one.card) for one in both.slack.to(ALICE))
    await both.start()  # a restart stores the settings of both again
    assert "S-1 ·" in said(await both.say(ROOT, "/commitments all"))


async def test_korean_words_connect_too(both: Both) -> None:
    both.slack.people[ROOT] = replace(PEOPLE[ROOT], language="ko")
    code = code_in(await both.say(ROOT, "/commitments 연결"))
    await both.say(OTTO, f"연결 {code}")
    waiting = await both.say(ROOT, "/commitments 연결")
    assert buttons(waiting.card)["connect"].value == TEAMS


# --- attacks


async def test_only_admins_make_enter_and_confirm_codes(both: Both) -> None:
    code = await both.code()
    admins_only = "Only an admin of Commitments may do that"
    assert admins_only in said(await both.say(ALICE, "/commitments connect"))
    for actor in (BEA, GUEST):
        reply = said(await both.say(actor, f"connect {code}"))
        assert "앱 관리자만" in reply or "Only the company that made you the promise" in reply, reply
    await both.say(OTTO, f"connect {code}")
    await both.send()
    asked = both.slack.to(ROOT)[-1]
    assert admins_only in said(await both.press(ALICE, buttons(asked.card)["connect"], asked))
    assert "C-1" in said(await both.say(BEA, "/commitments"))


async def test_a_code_is_for_once_for_half_an_hour_and_for_the_other_side(both: Both) -> None:
    code = await both.code()
    assert "That is your own code" in said(await both.say(ROOT, f"/commitments connect {code}"))
    both.clock.at += timedelta(minutes=30)
    wrong = "That code is not right, or no longer works."
    assert wrong in said(await both.say(OTTO, f"connect {code}"))
    newer = await both.code()
    await both.code()
    assert wrong in said(await both.say(OTTO, f"connect {newer}"))
    code = await both.code()
    assert "is asked" in said(await both.say(OTTO, f"connect {code}"))
    assert wrong in said(await both.say(OTTO, f"connect {code}"))
    both.clock.at += timedelta(minutes=30)
    await both.send()
    asked = both.slack.to(ROOT)[-1]
    assert "Nobody waits to be connected any more." in said(
        await both.press(ROOT, buttons(asked.card)["connect"], asked)
    )


async def test_five_wrong_codes_end_the_offer_and_its_admin_is_told(both: Both) -> None:
    code = await both.code()
    for _ in range(5):
        await both.say(OTTO, f"connect {code[:-4]}ZZZZ")
    assert "five wrong codes" in said(await both.say(OTTO, f"connect {code}"))
    await both.send()
    assert "Somebody at Teams entered five wrong codes" in text_of(both.slack.to(ROOT)[-1].card)
    both.clock.at += timedelta(hours=1)
    assert "not right, or no longer works" in said(await both.say(OTTO, f"connect {code}"))


async def test_a_code_that_others_read_is_void(both: Both) -> None:
    code = await both.code()
    assert "Others can read what is written here" in said(await both.say(OTTO, f"connect {code}", ROOM))
    await both.send()
    assert "was sent where others read it" in text_of(both.slack.to(ROOT)[-1].card)
    assert "not right, or no longer works" in said(await both.say(OTTO, f"connect {code}"))


async def test_no_code_is_stored_and_none_is_shown_twice(both: Both) -> None:
    first = await both.say(ROOT, "/commitments connect", key="same")
    code = code_in(first)
    again = await both.say(ROOT, "/commitments connect", key="same")
    assert "That code was shown once" in said(again)
    secret = code.replace("-", "")[4:]
    async with both.store.engine.connect() as connection:
        for table in (requests, connections):
            rows = str((await connection.execute(select(table))).all())
            assert secret not in rows
            assert code not in rows


async def test_the_offer_can_be_declined_and_a_connection_is_made_once(both: Both) -> None:
    await both.say(OTTO, f"connect {await both.code()}")
    await both.send()
    asked = both.slack.to(ROOT)[-1]
    assert "Nothing was connected" in said(await both.press(ROOT, buttons(asked.card)["connect_not"], asked))
    await both.send()
    assert "did not want to be connected" in text_of(both.teams.to(OTTO)[-1].card)
    assert "Nobody waits" in said(await both.press(ROOT, buttons(asked.card)["connect"], asked))
    await both.connect()
    again = both.slack.to(ROOT)[-1]
    assert "connected already" in said(await both.press(ROOT, buttons(again.card)["connect"], again))
    for admin in (ROOT, OTTO):
        assert "connected already" in said(await both.say(admin, "/commitments connect"))


async def test_a_third_workspace_and_one_of_the_same_platform_are_refused(both: Both) -> None:
    other = "T0OTHER"
    settings = Settings(admins=("U0EVE",), zone=SEOUL)
    both.slack.people["U0EVE"] = Person("U0EVE", "Eve", SEOUL, "en", "KR")
    await save_company(both.store, settings, other, name="Other", admins=settings.admins)

    async def eve(text: str) -> str:
        request = CommandRequest(other, "U0EVE", uuid4().hex, both.clock.now(), "", "commitments", text)
        return said(await both.services[SLACK].handle_command(request))

    assert "Both are on Slack" in await eve(f"connect {await both.code()}")
    stale = await both.code()
    assert stale
    await both.connect()
    assert "connected already" in said(await both.say(OTTO, "connect 0000-0000-0000-0000-0000"))
    assert "not right" in await eve(f"connect {stale}")


async def test_an_admin_who_lost_that_right_meanwhile_connects_nothing(both: Both) -> None:
    await both.say(OTTO, f"connect {await both.code()}")
    await both.send()
    await save_company(both.store, Settings(zone=SEOUL), TEAMS, name="Teams", admins=())
    asked = both.slack.to(ROOT)[-1]
    assert "Nobody waits" in said(await both.press(ROOT, buttons(asked.card)["connect"], asked))


async def test_a_side_that_refuses_us_stops_its_own_messages_alone(both: Both) -> None:
    both.slack.refuse = {ALICE: WorkspaceRefused("token_revoked")}
    await both.connect()
    await both.say(ALICE, "@Bea: send the offer to Acme by 24 Nov 15:00")
    await both.until("2026-11-27 18:00")
    assert any("send the offer" in text_of(one.card) for one in both.teams.to(BEA))
    assert not both.slack.to(ALICE)
    both.slack.refuse = {}
    await both.until("2026-12-01 18:00")
    assert both.slack.to(ALICE)


async def test_people_of_the_other_platform_are_not_asked_of_this_one(both: Both) -> None:
    await both.connect()
    both.slack.reads.clear()
    await both.say(ALICE, f"<@{BEA}> send the samples to Acme by 27 Nov 15:00")
    assert BEA not in both.slack.reads
    async with both.store.read_only(SLACK) as uow:
        known = await uow.people.get(BEA)
    assert known is not None
    assert known.active


async def test_the_owner_of_the_other_platform_stays_in_a_form(both: Both) -> None:
    await both.connect()
    form = await both.say(ROOT, "edit T-1")
    (owner,) = [one for one in form_of(form).inputs if one.name == "owner"]
    assert (getattr(owner, "value", None), getattr(owner, "optional", None)) == ("", True)
    answers = {one.name: str(getattr(one, "value", "") or "") for one in form_of(form).inputs}
    changed = await both.fill(ROOT, form, **{**answers, "what": "send all drawings"})
    assert "Bea Park" in said(changed)


async def test_who_was_erased_is_met_anew_on_the_side_that_joined(both: Both) -> None:
    await both.connect()
    assert "T-1" in said(await both.say(BEA, "/commitments"))
    async with both.store.engine.begin() as connection:
        await connection.execute(delete(people).where(people.c.id == BEA))
    assert "T-1" in said(await both.say(BEA, "/commitments"))


async def test_a_late_answer_on_the_side_that_joined_is_the_answer(both: Both) -> None:
    await both.connect()
    late = LateAnswers(both.store)
    asked = CommandRequest(TEAMS, BEA, "slow", both.clock.now(), "", "commit", "done T-1")
    await late.owe(asked)
    await both.services[TEAMS].handle_command(asked)
    both.clock.at += timedelta(minutes=2)
    await both.send()
    assert any("T-1" in text_of(one.card) for one in both.teams.to(BEA))
    assert not any("끝내지 못했습니다" in text_of(one.card) for one in both.teams.to(BEA))
