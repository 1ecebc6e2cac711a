"""A process starts with new data of time zones or holidays: dates keep their wall time, and reminders follow."""

import shutil
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.conversation.directory_events import DirectoryEvents
from bot.i18n import localizer
from commitments.application.law_changes import count_unknown_zones, follow_calendars, keep_wall_times
from commitments.domain import country_days
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import commitment, fill, read, times

LINE = "/commit send fix to Acme by the 15th"


@contextmanager
def _law(folder: Path, zone: str, of: str) -> Iterator[None]:
    """Let a zone have the law of another one, as new data of time zones does."""
    data = resources.files("tzdata").joinpath("zoneinfo")
    with resources.as_file(data.joinpath(*of.split("/"))) as known:
        (folder / zone).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(known, folder / zone)
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([folder, *before])
    zoneinfo.ZoneInfo.clear_cache()
    country_days._holidays.cache_clear()
    try:
        yield
    finally:
        zoneinfo.reset_tzpath(before)
        zoneinfo.ZoneInfo.clear_cache()
        localizer._written.cache_clear()  # what was written by the other law


@pytest.fixture
async def made(stage: Stage) -> Stage:
    await _start(stage)
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    return stage


async def _start(stage: Stage) -> tuple[int, int]:
    """Start anew; return how many dates were moved and how many plans were changed."""
    moved = await keep_wall_times(stage.store, stage.workspace, stage.clock.now())
    return moved, await follow_calendars(stage.store, stage.workspace, stage.clock.now())


async def test_a_date_keeps_its_wall_time_when_the_law_of_its_zone_changes(made: Stage, tmp_path: Path) -> None:
    before = await commitment(made)
    with _law(tmp_path, "Asia/Seoul", "Asia/Singapore"):
        assert await _start(made) == (1, 0)
        found = await commitment(made)
        assert (found.due, found.first_due, found.moves) == (
            seoul("2026-12-15 18:00"), seoul("2026-12-15 18:00"), 0,
        )  # fmt: skip
        assert (found.due - before.due).total_seconds() == 3600
        assert "Due: Tue 15 Dec 2026\n" in read(await made.say("alice", "/commit C-1"))
        assert "The law of its time zone changed" in read(await made.say("alice", "/commit history C-1"))
        assert await _start(made) == (0, 0)


async def test_owner_and_maker_hear_of_it_and_reminders_follow(made: Stage, tmp_path: Path) -> None:
    await made.dispatch()
    with _law(tmp_path, "Asia/Seoul", "Asia/Singapore"):
        await _start(made)
        await made.dispatch()
        assert "시간대 규정이 바뀌었습니다. C-1 기한은 그대로 2026년 12월 15일 (화)입니다" in text_of(
            made.slack.to("minho")[-1].card
        )
        assert "The law of a time zone changed: C-1 · send fix stays due Tue 15 Dec 2026" in text_of(
            made.slack.to("alice")[-1].card
        )
        await made.until(seoul("2026-12-15 20:00"))
        assert times(made.slack.to("minho"))[-5:] == [
            "Thu 10 Dec 09:00", "Mon 14 Dec 09:00", "Tue 15 Dec 09:00", "Tue 15 Dec 16:00", "Tue 15 Dec 18:00",
        ]  # fmt: skip


async def test_an_owner_elsewhere_is_reminded_in_their_own_morning_by_the_new_law(stage: Stage, tmp_path: Path) -> None:
    """The date is one of Seoul; only the law of the owner's zone changes."""
    await _start(stage)
    await stage.say("alice", "/commit <@jane> send fix to Acme by the 15th")
    with _law(tmp_path, "America/New_York", "America/Chicago"):
        assert await _start(stage) == (0, 1)
        assert (await commitment(stage)).due == seoul("2026-12-15 18:00")
        await stage.until(seoul("2026-12-15 20:00"))
        assert times(stage.slack.to("jane"), "America/Chicago")[1:3] == ["Thu 10 Dec 09:00", "Mon 14 Dec 09:00"]


async def test_a_new_holiday_moves_the_reminders(made: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    known = country_days._holidays

    def with_another(country: str, year: int, language: str | None) -> dict[date, str]:
        return {**known(country, year, language), **({date(2026, 12, 14): "New Day"} if country == "KR" else {})}

    assert await _start(made) == (0, 0)
    monkeypatch.setattr(country_days, "_holidays", with_another)
    assert await _start(made) == (0, 1)
    assert await _start(made) == (0, 0)
    await made.until(seoul("2026-12-15 08:00"))
    assert times(made.slack.to("minho"))[1:] == ["Wed 09 Dec 09:00", "Fri 11 Dec 09:00"]


async def test_another_country_of_the_company_moves_the_reminders_of_who_has_none(stage: Stage) -> None:
    stage.slack.people["minho"] = replace(stage.slack.people["minho"], country=None)
    await DirectoryEvents(stage.store, stage.slack, stage.clock).person_changed(stage.workspace, "minho", "event")
    await stage.say("minho", "/commit Acme: 28일까지 수정본 보내기")
    assert await _start(stage) == (0, 0)
    async with stage.store.transaction(stage.workspace) as uow:
        await uow.companies.save(replace(await uow.companies.get_for_update(), country="US"))
    assert await _start(stage) == (0, 1)


async def test_a_customer_in_another_zone_hears_of_the_other_time(made: Stage, tmp_path: Path) -> None:
    await made.say("alice", "/commit move C-1 to 15 Dec 5pm because they close early")
    await made.say("root", "/customer Acme zone America/New_York")
    await fill(made, "alice", await made.say("alice", "/commit tell C-1"), {})
    await made.dispatch()
    with _law(tmp_path, "Asia/Seoul", "Asia/Singapore"):
        await _start(made)
        await made.dispatch()
    card, line = made.slack.to("acme")
    assert "Tue 15 Dec 2026, 04:00 EST" in text_of(card.card)
    assert line.thread == card.ref


async def test_a_time_in_the_hour_that_comes_twice_is_not_moved(stage: Stage) -> None:
    stage.clock.at = seoul("2027-10-25 10:00")
    await stage.say("jane", "/commit send fix to Acme by Nov 7 2027 1:30am")
    await _start(stage)
    due = (await commitment(stage)).due
    assert await _start(stage) == (0, 0)
    assert (await commitment(stage)).due == due


async def test_a_zone_that_the_data_does_not_know_stops_nobody(stage: Stage) -> None:
    """As after going back to an older release with older data."""
    await stage.say("alice", LINE)
    await stage.say("jane", "/commit send invoice to Acme by the 16th")
    async with stage.store.engine.begin() as connection:
        await connection.execute(text("UPDATE commitments SET zone = 'Europe/Newtown' WHERE number = 2"))
        await connection.execute(text("UPDATE people SET zone = 'Europe/Newtown' WHERE id = 'jane'"))
    assert await count_unknown_zones(stage.store, stage.workspace, stage.clock.now()) == 1
    await _start(stage)
    await stage.until(seoul("2026-12-16 20:00"))
    assert times(stage.slack.to("alice"))[0] == "Thu 10 Dec 09:00"
    assert times(stage.slack.to("jane"))[0] == "Mon 14 Dec 09:00"  # in Seoul it is due on the 17th
    assert "C-2" in read(await stage.say("jane", "/commitments"))
    assert read(await stage.say("jane", "/commit done C-2")).startswith("C-2")


async def test_a_customer_who_reads_a_date_hears_of_no_other(made: Stage, tmp_path: Path) -> None:
    await made.say("root", "/customer Acme zone America/New_York")
    await fill(made, "alice", await made.say("alice", "/commit tell C-1"), {})
    await made.dispatch()
    with _law(tmp_path, "Asia/Seoul", "Asia/Singapore"):
        await _start(made)
        await made.dispatch()
    (card,) = made.slack.to("acme")
    assert "Tue 15 Dec 2026" in text_of(card.card)
