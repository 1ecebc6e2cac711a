"""People and companies set their hours, breaks, weekdays and days off; reminders and counts follow."""

from dataclasses import replace

import pytest

from bot.conversation.directory_events import DirectoryEvents
from tests.stage import Stage, seoul
from tests.stories.acting import commitment, fill, read, times

LINE = "/commit send fix to Acme by the 15th"


async def test_settings_show_what_holds_and_how_to_change_it(stage: Stage) -> None:
    shown = read(await stage.say("alice", "/commitments settings"))
    assert shown.startswith(
        "Your working time\nHours: 09:00–18:00\nBreak: none\nWeekdays: those of the country\n"
        "Days off: —\nHalf days: —\n"
    )
    assert "Change it: /commitments settings hours 9-17:30 lunch 12-13 days mon-thu off 24 Dec half 31 Dec." in shown


async def test_settings_in_korean(stage: Stage) -> None:
    line = (
        "/commitments 설정 시간 10-19 점심 12:30-13:30 요일 월-목 휴무 12월 24일, 12월 28일 ~ 12월 30일 반차 12월 31일"
    )
    assert read(await stage.say("minho", line)).startswith(
        "내 근무 시간\n근무 시간: 10:00–19:00\n점심시간: 12:30–13:30\n근무 요일: 월, 화, 수, 목\n"
        "휴무일: 2026-12-24, 2026-12-28, 2026-12-29, 2026-12-30\n반차: 2026-12-31\n"
    )


async def test_own_hours_and_days_off_replan_at_once(stage: Stage) -> None:
    await stage.say("alice", LINE)
    reply = read(await stage.say("alice", "/commitments settings hours 10-17 off 14 Dec, 10 Dec"))
    assert "Days off: 2026-12-10, 2026-12-14" in reply
    assert "The reminders of 1 open commitment are planned anew." in reply
    await stage.until(seoul("2026-12-15 20:00"))
    assert times(stage.slack.to("alice")) == [
        "Tue 08 Dec 10:00", "Fri 11 Dec 10:00", "Tue 15 Dec 10:00", "Tue 15 Dec 15:00", "Tue 15 Dec 17:00",
    ]  # fmt: skip


async def test_the_two_hours_before_leave_out_the_break(stage: Stage) -> None:
    await stage.say("alice", "/commitments settings lunch 12-13")
    await stage.say("alice", "/commit send fix to Acme by 15 Dec 2026 14:00")
    await stage.until(seoul("2026-12-15 20:00"))
    assert times(stage.slack.to("alice"))[-2:] == ["Tue 15 Dec 11:00", "Tue 15 Dec 14:00"]


async def test_a_day_off_is_warned_of_and_can_be_taken_back(stage: Stage) -> None:
    await stage.say("alice", "/commitments settings off 15 Dec")
    assert "That day is no working day here (day off)." in read(await stage.say("alice", LINE))
    assert "Days off: —" in read(await stage.say("alice", "/commitments settings back 15 Dec"))
    assert "no working day" not in read(await stage.say("alice", LINE))


async def test_the_companys_hours_hold_for_who_set_none(stage: Stage) -> None:
    await stage.say("alice", LINE)
    await stage.say("minho", "/commitments settings hours 8-17")
    await stage.say("minho", "/commit Acme: 15일까지 견적서")
    reply = read(await stage.say("root", "/commitments settings everyone hours 10-19 off 2026-12-14"))
    assert reply.startswith("The company's working time\nHours: 10:00–19:00\n")
    assert "The reminders of 2 open commitments are planned anew." in reply
    await stage.until(seoul("2026-12-10 12:00"))
    assert times(stage.slack.to("alice")) == ["Wed 09 Dec 10:00"]
    assert times(stage.slack.to("minho")) == ["Wed 09 Dec 08:00"]


async def test_only_admins_set_the_companys(stage: Stage) -> None:
    refused = read(await stage.say("alice", "/commitments settings everyone hours 10-19"))
    assert refused == read(await stage.say("alice", "/customer everyone remind 2d"))
    assert "Hours: 09:00–18:00" in read(await stage.say("alice", "/commitments settings"))


async def test_settings_survive_a_reading_from_the_platform(stage: Stage) -> None:
    await stage.say("alice", "/commitments settings hours 10-19")
    stage.slack.people["alice"] = replace(stage.slack.people["alice"], name="Alice K.")
    await DirectoryEvents(stage.store, stage.slack, stage.clock).person_changed(stage.workspace, "alice", "event")
    assert "Hours: 10:00–19:00" in read(await stage.say("alice", "/commitments settings"))


@pytest.mark.parametrize(
    "settings",
    [
        "hours",
        "hours 18-9",
        "hours 25-26",
        "lunch noon",
        "days someday",
        "off next Blursday",
        "off 1 Dec to 1 Nov",
        "foo 3",
    ],
)  # fmt: skip
async def test_what_is_no_setting_is_said_and_nothing_stored(stage: Stage, settings: str) -> None:
    refused = read(await stage.say("alice", f"/commitments settings {settings}"))
    assert not refused.startswith("Your working time")
    assert "09:00–18:00\nBreak: none\nWeekdays: those of the country\nDays off: —" in read(
        await stage.say("alice", "/commitments settings")
    )


async def test_default_takes_a_setting_back(stage: Stage) -> None:
    await stage.say("alice", "/commitments settings hours 10-19 lunch 12-13 days mon-wed")
    reply = read(await stage.say("alice", "/commitments settings hours default lunch none days default"))
    assert "Hours: 09:00–18:00\nBreak: none\nWeekdays: those of the country" in reply


async def test_an_owner_in_riyadh_is_reminded_on_sunday_and_not_on_friday(stage: Stage) -> None:
    stage.slack.people["minho"] = replace(stage.slack.people["minho"], zone="Asia/Riyadh", country="SA")
    await DirectoryEvents(stage.store, stage.slack, stage.clock).person_changed(stage.workspace, "minho", "event")
    await stage.say("alice", "/commit <@minho> send fix to Acme by 15 Dec")
    await stage.until(seoul("2026-12-15 20:00"))
    assert times(stage.slack.to("minho"), "Asia/Riyadh")[1:3] == ["Thu 10 Dec 09:00", "Mon 14 Dec 09:00"]


@pytest.mark.parametrize(
    "line", ["/commit send fix to Acme in 4 business hours", "/commit Acme: 업무시간 4시간 안에 수정본"]
)
async def test_business_hours_count_ones_own_working_time(stage: Stage, line: str) -> None:
    await stage.say("alice", "/commitments settings hours 10-17 lunch 12-13 off 24 Nov")
    stage.clock.at = seoul("2026-11-23 15:00")
    await stage.say("alice", line)
    assert (await commitment(stage)).due == seoul("2026-11-25 12:00")


async def test_a_day_ends_when_ones_work_does(stage: Stage) -> None:
    await stage.say("alice", "/commitments settings hours 10-17")
    await stage.say("alice", LINE)
    made = await commitment(stage)
    assert (made.due, made.precision) == (seoul("2026-12-15 17:00"), "day")
    opened = await stage.say("alice", "/commit move C-1")
    await fill(stage, "alice", opened, {"date": "2026-12-18"})
    moved = await commitment(stage)
    assert (moved.due, moved.precision) == (seoul("2026-12-18 17:00"), "day")


async def test_the_fiscal_year_and_the_sprint_are_the_companys(stage: Stage) -> None:
    shown = read(await stage.say("root", "/commitments settings everyone fiscal April sprint 4 Dec every 2 weeks"))
    assert "Fiscal year: from April\nSprint ends: 2026-12-04, then every 2 weeks" in shown
    await stage.say("alice", "/commit send the forecast to Acme by the end of FY27")
    assert (await commitment(stage, 1)).due == seoul("2027-03-31 18:00")
    await stage.say("alice", "/commit show the demo to Acme by sprint end")
    assert (await commitment(stage, 2)).due == seoul("2026-12-04 18:00")
    stage.clock.at = seoul("2026-12-07 10:00")
    await stage.say("alice", "/commit show the next demo to Acme by sprint end")
    assert (await commitment(stage, 3)).due == seoul("2026-12-18 18:00")


async def test_the_fiscal_year_and_the_sprint_in_korean(stage: Stage) -> None:
    await stage.say("root", "/commitments settings everyone 회계연도 4월 스프린트 12월 4일")
    await stage.say("minho", "/commit FY27 말까지 Acme에 전망 보내기")
    assert (await commitment(stage, 1)).due == seoul("2027-03-31 18:00")
    shown = read(await stage.say("minho", "/commitments 설정 전체"))
    assert "회계연도: 4월 시작\n스프린트 종료일: 2026-12-04" in shown


async def test_a_person_has_no_fiscal_year(stage: Stage) -> None:
    refused = read(await stage.say("alice", "/commitments settings fiscal april"))
    assert refused == (
        "“fiscal” is the company's, not a person's. An admin sets it: “/commitments settings everyone fiscal …”."
    )


async def test_a_sprint_that_has_ended_is_asked_about(stage: Stage) -> None:
    await stage.say("root", "/commitments settings everyone sprint 24 Nov")
    stage.clock.at = seoul("2026-12-07 10:00")
    asked = await stage.say("alice", "/commit show the demo to Acme by sprint end")
    assert read(asked).startswith("I could not read that date. By when?")


async def test_a_form_takes_the_end_of_the_day_that_is_chosen(stage: Stage) -> None:
    """The end of a half day is noon; who changes only the date means the end of the other day."""
    await stage.say("alice", "/commitments settings lunch 12-13 half 15 Dec")
    await stage.say("alice", "/commit send fix to Acme by 14 Dec")
    for day, due in (("2026-12-15", "2026-12-15 12:00"), ("2026-12-16", "2026-12-16 18:00")):
        await fill(stage, "alice", await stage.say("alice", "/commit move C-1"), {"date": day})
        found = await commitment(stage)
        assert (found.due, found.precision) == (seoul(due), "day")


async def test_a_date_that_a_form_moves_stays_one_without_a_time(stage: Stage) -> None:
    await stage.say("alice", LINE)
    await stage.say("alice", "/commitments settings hours 10-17")
    await fill(stage, "alice", await stage.say("alice", "/commit move C-1"), {"date": "2026-12-16"})
    found = await commitment(stage)
    assert (found.due, found.precision) == (seoul("2026-12-16 17:00"), "day")  # when her work ends now


@pytest.mark.parametrize(
    ("person", "line", "said"),
    [
        ("alice", "back 28 Nov", "“28 Nov” was not set as a day off or a half day, so there is nothing to take away."),
        ("alice", "back 24 Dec", "“24 Dec” was not set"),  # the company's
        ("minho", "출근 11월 28일", "“11월 28일”: 휴무나 반차로 등록한 날이 아니어서 지울 것이 없습니다."),
    ],
)
async def test_who_takes_away_what_is_no_day_off_hears_so(stage: Stage, person: str, line: str, said: str) -> None:
    await stage.say("root", "/commitments settings everyone off 24 Dec")
    assert read(await stage.say(person, f"/commitments settings {line}")).startswith(said)


async def test_who_set_only_a_break_follows_the_company_in_all_else(stage: Stage) -> None:
    await stage.say("alice", "/commitments settings lunch 12-13")
    await stage.say("alice", LINE)
    await stage.say("root", "/commitments settings everyone hours 10-19 days mon-thu lunch 15-16")
    shown = read(await stage.say("alice", "/commitments settings"))
    assert "Hours: 10:00–19:00\nBreak: 12:00–13:00\nWeekdays: Mon, Tue, Wed, Thu\n" in shown
    await stage.until(seoul("2026-12-10 12:00"))
    assert times(stage.slack.to("alice")) == ["Wed 09 Dec 10:00"]


async def test_no_break_is_set_and_the_companys_comes_back(stage: Stage) -> None:
    await stage.say("root", "/commitments settings everyone lunch 12-13")
    assert "Break: none" in read(await stage.say("alice", "/commitments settings lunch none"))
    assert "Break: 12:00–13:00" in read(await stage.say("alice", "/commitments settings lunch default"))
