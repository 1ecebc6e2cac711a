"""Somebody with an account in Slack and one in Teams is one person, once both accounts have said so."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.cards.card import Button
from commitments.adapters.sql.schema import account_codes, metadata, people, requests
from commitments.application.people.matching import ask_if_same
from commitments.application.people.refresh_person import refresh_person
from commitments.application.personal_data.subjects import find_subject
from commitments.domain.accounts import email_digest
from commitments.domain.person import Person, Role
from tests.stage import SEOUL, Sent, buttons, text_of
from tests.stories.two_platforms import ALICE, BEA, GUEST, OTTO, ROOT, SLACK, Both, code_in, said

JANE, JANA = "U0JANE", "00000000-0000-4000-8000-00000000000a"
MAIL = email_digest("Jane@Globex.example")
OVER = "cannot be confirmed any more"


@pytest.fixture
async def jane(both: Both) -> Both:
    """Both sides are one company; Jane has an account on each, with one e-mail address, and promises in both."""
    both.slack.people[JANE] = Person(JANE, "Jane Doe", SEOUL, "en", "KR", email=MAIL)
    both.teams.people[JANA] = Person(JANA, "Jane Doe", SEOUL, "en", "KR", email=MAIL)
    await both.connect()
    await both.say(JANE, "send the price list to Acme by 27 Nov 15:00")
    await both.say(JANA, "send the drawings to Acme (Teams) by 27 Nov 15:00")
    await both.send()
    return both


def asked(both: Both, account: str) -> Sent:
    chat = both.teams if "-" in account else both.slack
    return next(one for one in reversed(chat.to(account)) if "same_person_yes" in buttons(one.card))


async def answer(both: Both, account: str, action: str = "same_person_yes") -> str:
    question = asked(both, account)
    return said(await both.press(account, buttons(question.card)[action], question))


async def match(both: Both) -> None:
    await answer(both, JANE)
    assert "one person for me now" in await answer(both, JANA)
    await both.send()


async def listed(both: Both, account: str) -> set[str]:
    mine = said(await both.say(account, "/commitments"))
    return {what for what in ("price list", "drawings") if what in mine}


def reminders(both: Both, account: str) -> list[str]:
    chat = both.teams if "-" in account else both.slack
    return [text_of(one.card) for one in chat.to(account)]


async def test_both_accounts_are_asked_and_only_two_yes_make_one_person(jane: Both) -> None:
    question = text_of(asked(jane, JANE).card)
    assert "Are you both Jane Doe in Slack and Jane Doe in Teams?" in question
    assert "either account may see and do" in question
    assert "press No and tell an admin" in question
    assert "is an admin" not in question
    assert "Now say yes as Jane Doe in Teams" in await answer(jane, JANE)
    assert await listed(jane, JANE) == {"price list"}
    assert await listed(jane, JANA) == {"drawings"}
    assert "I remind you in Teams" in await answer(jane, JANA)
    await jane.send()
    assert "one person for me now" in reminders(jane, JANE)[-1]
    for account in (JANE, JANA):
        assert await listed(jane, account) == {"price list", "drawings"}, account


async def test_one_person_is_reminded_once_of_both(jane: Both) -> None:
    await match(jane)
    before = len(reminders(jane, JANE)), len(reminders(jane, JANA))
    await jane.until("2026-11-27 12:00")
    here = reminders(jane, JANA)[before[1] :]
    assert any("price list" in one and "drawings" in one for one in here), here
    assert len(reminders(jane, JANE)) == before[0]


async def test_they_choose_where_they_are_reminded(jane: Both) -> None:
    await match(jane)
    assert "I remind you in Slack." in said(await jane.say(JANA, "remind me in Slack"))
    before = len(reminders(jane, JANA))
    await jane.until("2026-11-27 12:00")
    assert any("price list" in one and "drawings" in one for one in reminders(jane, JANE))
    assert len(reminders(jane, JANA)) == before
    assert "I remind you in Teams" in said(await jane.say(JANE, "/commitments remind me in Teams"))
    await jane.until("2026-11-30 12:00")
    assert any("price list" in one and "late" in one for one in reminders(jane, JANA)[before:])


async def test_either_account_does_what_the_other_may_and_nobody_hears_of_their_own_doing(jane: Both) -> None:
    await match(jane)
    await jane.until("2026-11-24 09:00")
    before = len(reminders(jane, JANA))
    assert "C-3" in said(await jane.say(JANA, "move C-3 to 30 Nov because they are away"))
    given = said(await jane.say(JANE, f"give C-4 <@{JANE}>"))
    assert "Jane Doe" in given
    await jane.send()
    assert len(reminders(jane, JANA)) == before
    undone = said(await jane.say(JANE, "undo C-3"))
    assert "undone" in undone.lower(), undone
    assert "C-3" in said(await jane.say(JANE, "snooze C-3 until 26 Nov 15:00"))
    await jane.until("2026-11-26 16:00")
    assert any("C-3" in one for one in reminders(jane, JANA)[before:])


async def test_others_find_both_by_one_name(jane: Both) -> None:
    assert "several people" in said(await jane.say(ROOT, "/commitments @jane")).lower()
    await match(jane)
    every = said(await jane.say(ROOT, "/commitments @jane"))
    assert "price list" in every
    assert "drawings" in every
    given = said(await jane.say(ROOT, "give C-1 @jane"))
    assert "Jane Doe" in given
    await jane.send()
    assert any("C-1" in one for one in reminders(jane, JANA))


async def test_who_is_taken_off_a_list_by_one_account_sees_nothing_by_the_other(jane: Both) -> None:
    await jane.say(ROOT, f"/customer Acme people <@{JANE}>")
    await match(jane)
    assert "price list" in said(await jane.say(JANA, "C-1"))
    await jane.say(ROOT, f"/customer Acme remove <@{JANA}>")
    for account in (JANE, JANA):
        assert "price list to Acme" not in said(await jane.say(account, "C-1"))


async def test_all_of_one_person_is_given_at_once(jane: Both) -> None:
    await match(jane)
    asked_whom = await jane.press(ROOT, Button("give_all", "", JANE))
    assert "2" in said(await jane.fill(ROOT, asked_whom, owner=ALICE))
    assert await listed(jane, ALICE) >= {"price list", "drawings"}


async def test_an_open_question_is_answered_with_either_account(jane: Both) -> None:
    await jane.say(JANE, "send the samples by 30 Nov 15:00")
    await match(jane)
    open_question = await jane.say(JANA, "/commitments")
    assert "send the samples" in said(open_question)


async def test_a_third_of_that_name_is_still_asked_about(jane: Both) -> None:
    await match(jane)
    jane.slack.people["U0ZANE"] = Person("U0ZANE", "Jane Roe", SEOUL, "en", "KR")
    await jane.say("U0ZANE", "/commitments")
    assert "C-1" in said(await jane.say(ROOT, "give C-1 @Jane Doe"))
    assert "several people" in said(await jane.say(ROOT, "give C-2 @Jane")).lower()


async def test_who_left_on_one_side_is_told_on_the_other_and_nobody_is_asked_to_take_over(jane: Both) -> None:
    await match(jane)
    jane.teams.people[JANA] = replace(jane.teams.people[JANA], active=False)
    async with jane.store.transaction(SLACK) as uow:
        await uow.people.get_for_update(JANA)
        await refresh_person(uow, jane.teams.people[JANA], jane.clock.now())
    before = len(reminders(jane, JANA)), len(reminders(jane, ROOT))
    await jane.until("2026-11-27 12:00")
    assert any("price list" in one and "drawings" in one for one in reminders(jane, JANE))
    assert (len(reminders(jane, JANA)), len(reminders(jane, ROOT))) == before
    async with jane.store.transaction(SLACK) as uow:
        await uow.people.get_for_update(JANE)
        await refresh_person(uow, replace(jane.slack.people[JANE], active=False), jane.clock.now())
    await jane.send()
    assert sum("has left" in one or "take over" in one.lower() for one in reminders(jane, ROOT)) >= 2


async def test_either_takes_it_apart_and_each_is_told_of_its_own(jane: Both) -> None:
    await match(jane)
    assert "two people for me again" in said(await jane.say(JANE, "disconnect me"))
    await jane.send()
    assert "two people for me again" in reminders(jane, JANA)[-1]
    assert await listed(jane, JANE) == {"price list"}
    assert await listed(jane, JANA) == {"drawings"}
    before = len(reminders(jane, JANE)), len(reminders(jane, JANA))
    await jane.until("2026-11-27 12:00")
    slack, teams = reminders(jane, JANE)[before[0] :], reminders(jane, JANA)[before[1] :]
    assert any("price list" in one for one in slack)
    assert not any("drawings" in one for one in slack)
    assert any("drawings" in one for one in teams)
    assert not any("price list" in one for one in teams)
    async with jane.store.transaction(SLACK) as uow:
        await uow.people.get_for_update(JANE)
        kept = await refresh_person(uow, jane.slack.people[JANE], jane.clock.now())
        await ask_if_same(uow, kept, jane.clock.now())
    await jane.send()
    assert not [one for one in jane.slack.to(JANE)[before[0] :] if "same_person_yes" in buttons(one.card)]
    assert "I know one account" in said(await jane.say(JANE, "disconnect me"))


async def test_a_code_matches_where_no_address_is_known(both: Both) -> None:
    assert "I know one account" in said(await both.say(ALICE, "this is me"))
    await both.connect()
    shown = await both.say(ALICE, "this is me")
    code = code_in(shown)
    assert f"this is me {code}" in said(shown)
    question = await both.say(BEA, f"내 계정 연결 {code}")
    assert "Slack의 Alice Kim 계정과 Teams의 Bea Park 계정이 모두 본인 계정인가요?" in said(question)
    assert "T-1" not in said(await both.say(ALICE, "/commitments"))
    done = said(await both.press(BEA, buttons(question.card)["same_person_yes"]))
    assert "같은 사람으로 봅니다" in done
    assert "“알림은 Slack으로”" in done
    assert "T-1" in said(await both.say(ALICE, "/commitments"))
    assert "알림은 Slack으로 보내요" in said(await both.say(BEA, "알림은 Slack으로"))
    assert "다시 다른 사람으로" in said(await both.say(BEA, "내 계정 연결 해제"))


async def test_an_admins_rights_are_named_before_and_taken_back_after(both: Both) -> None:
    await both.connect()
    code = code_in(await both.say(BEA, "내 계정 연결"))
    question = await both.say(ROOT, f"/commitments this is me {code}")
    assert "One of the two is an admin of Commitments. Then both are." in said(question)
    await both.press(ROOT, buttons(question.card)["same_person_yes"])
    assert "C-1 ·" in said(await both.say(BEA, "/commitments all"))
    assert "send the samples" in said(await both.say(ROOT, "internal: send the samples to Acme by 24 Nov 15:00"))
    await both.say(ROOT, "disconnect me")
    assert "C-1 ·" not in said(await both.say(BEA, "/commitments all"))
    await both.until("2026-11-24 18:00")
    assert not any("samples" in one for one in reminders(both, BEA))
    assert any("samples" in one for one in reminders(both, ROOT))


async def test_an_account_that_has_left_lends_no_rights(both: Both) -> None:
    await both.connect()
    question = await both.say(BEA, f"this is me {code_in(await both.say(ROOT, 'this is me'))}")
    await both.press(BEA, buttons(question.card)["same_person_yes"])
    assert "C-1 ·" in said(await both.say(BEA, "/commitments all"))
    async with both.store.transaction(SLACK) as uow:
        await uow.people.get_for_update(ROOT)
        await refresh_person(uow, replace(both.slack.people[ROOT], active=False), both.clock.now())
    assert "C-1 ·" not in said(await both.say(BEA, "/commitments all"))


async def test_erasing_one_account_erases_the_person(jane: Both) -> None:
    await match(jane)
    for label in ("C-3", "C-4"):
        await jane.say(JANE, f"cancel {label} because it is not needed")
    await jane.until("2026-11-24 12:00")
    subject = await find_subject(jane.store, jane.store, "person", "Jane Doe", SLACK)
    assert set(subject.ids) == {JANE, JANA}
    await jane.store.erase(subject, jane.clock.now())
    async with jane.store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = str((await connection.execute(select(table))).all())
            assert not [mark for mark in (JANE, JANA, "Jane Doe") if mark in rows], table.name


# --- attacks


async def test_a_stranger_with_the_same_address_gets_nothing_alone(jane: Both) -> None:
    await answer(jane, JANE)
    assert await answer(jane, JANE)
    assert await listed(jane, JANE) == {"price list"}
    assert "I will not ask again" in await answer(jane, JANA, "same_person_not")
    await jane.send()
    assert "says that they are not you" in reminders(jane, JANE)[-1]
    assert OVER in await answer(jane, JANE)
    assert OVER in await answer(jane, JANA)
    assert await listed(jane, JANE) == {"price list"}


async def test_nobody_answers_for_somebody_else(jane: Both) -> None:
    for account, shown_to in ((ALICE, JANE), (ROOT, JANE), (OTTO, JANA), (BEA, JANA)):
        for action in ("same_person_yes", "same_person_not"):
            reply = said(await jane.press(account, buttons(asked(jane, shown_to).card)[action]))
            assert OVER in reply or "확인할 수 없는" in reply, reply
    assert "Only the company" in said(await jane.press(GUEST, buttons(asked(jane, JANA).card)["same_person_yes"]))
    assert await listed(jane, JANE) == {"price list"}


async def test_of_three_accounts_with_one_address_none_is_asked(both: Both) -> None:
    for account in (JANE, "U0JANE2"):
        both.slack.people[account] = Person(account, "Jane Doe", SEOUL, "en", "KR", email=MAIL)
    both.teams.people[JANA] = Person(JANA, "Jane Doe", SEOUL, "en", "KR", email=MAIL)
    await both.connect()
    for account in (JANE, "U0JANE2", JANA):
        await both.say(account, "/commitments")
    await both.send()
    assert not any("same_person_yes" in buttons(one.card) for one in (*both.slack.sent, *both.teams.sent))


async def test_a_guest_or_somebody_who_left_is_not_asked(both: Both) -> None:
    both.slack.people[JANE] = Person(JANE, "Jane Doe", SEOUL, "en", "KR", Role.OUTSIDER, email=MAIL)
    both.teams.people[JANA] = Person(JANA, "Jane Doe", SEOUL, "en", "KR", email=MAIL)
    await both.connect()
    for account in (JANE, JANA):
        await both.say(account, "/commitments")
    await both.send()
    assert not both.teams.to(JANA)
    code = code_in(await both.say(JANA, "this is me"))
    assert "Only the company" in said(await both.say(JANE, f"this is me {code}"))


async def test_who_is_matched_is_matched_with_nobody_else(jane: Both) -> None:
    code = code_in(await jane.say(JANA, "this is me"))
    question = await jane.say(ALICE, f"this is me {code}")
    await match(jane)
    refused = said(await jane.press(ALICE, buttons(question.card)["same_person_yes"]))
    assert "another one with it already" in refused
    assert "another one with it already" in said(await jane.say(JANE, "this is me"))
    assert "another one with it already" in await answer(jane, JANA, "same_person_not")
    assert "one person for me now" in await answer(jane, JANE)


async def test_codes_are_for_once_for_the_other_side_and_stored_nowhere(both: Both) -> None:
    await both.connect()
    shown = await both.say(ALICE, "this is me", key="same")
    code = code_in(shown)
    assert "shown once" in said(await both.say(ALICE, "this is me", key="same"))
    assert "code of this account" in said(await both.say(ALICE, f"this is me {code}"))
    assert OVER in said(await both.say(ROOT, f"this is me {code}"))
    async with both.store.engine.connect() as connection:
        for table in (requests, account_codes):
            assert code.replace("-", "")[4:] not in str((await connection.execute(select(table))).all())
    for _ in range(5):
        assert "맞지 않거나" in said(await both.say(BEA, f"this is me {code[:-4]}ZZZZ"))
    assert "다섯 번" in said(await both.say(BEA, f"this is me {code}"))
    assert "not right" in said(await both.say(OTTO, f"this is me {code}"))


async def test_no_address_is_stored_and_its_digest_goes_once_it_is_used(jane: Both) -> None:
    async with jane.store.engine.connect() as connection:
        before = str((await connection.execute(select(people))).all())
    assert "globex.example" not in before.lower()
    assert str(MAIL) in before
    await match(jane)
    async with jane.store.engine.connect() as connection:
        assert str(MAIL) not in str((await connection.execute(select(people))).all())


async def test_before_both_are_one_company_no_digest_is_stored(both: Both) -> None:
    both.slack.people[JANE] = Person(JANE, "Jane Doe", SEOUL, "en", "KR", email=MAIL)
    await both.say(JANE, "/commitments")
    async with both.store.engine.connect() as connection:
        assert str(MAIL) not in str((await connection.execute(select(people))).all())
