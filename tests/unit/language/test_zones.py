"""Named zones: the day and the hour are those of the zone, and the moment is told in the speaker's own."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from commitments.language import Problem, read, read_when
from commitments.language.languages.english.time_zone_names import CITIES, REGIONS
from commitments.language.languages.english.time_zone_names import ZONES as SHORT_NAMES
from commitments.language.languages.korean.date_words import ZONES as KOREAN_NAMES
from tests.unit.language.desk import SEOUL, context, short

WINTER, SUMMER = datetime(2026, 11, 23, 14, 30, tzinfo=SEOUL), datetime(2026, 7, 6, 14, 30, tzinfo=SEOUL)

IN_WINTER = [
    ("Friday 5pm PT", "Sat 2026-11-28 10:00"),
    ("Friday 5pm PST", "Sat 2026-11-28 10:00"),
    ("Friday 5pm MT", "Sat 2026-11-28 09:00"),
    ("Friday 5pm CT", "Sat 2026-11-28 08:00"),
    ("Friday 5pm ET", "Sat 2026-11-28 07:00"),
    ("Friday 5pm UTC", "Sat 2026-11-28 02:00"),
    ("Friday 5pm GMT", "Sat 2026-11-28 02:00"),
    ("Friday 5pm CET", "Sat 2026-11-28 01:00"),
    ("Friday 5pm EET", "Sat 2026-11-28 00:00"),
    ("Friday 5pm MSK", "Fri 2026-11-27 23:00"),
    ("Friday 5pm IST", "Fri 2026-11-27 20:30"),
    ("Friday 5pm SGT", "Fri 2026-11-27 18:00"),
    ("Friday 5pm KST", "Fri 2026-11-27 17:00"),
    ("Friday 5pm JST", "Fri 2026-11-27 17:00"),
    ("Friday 5pm AEDT", "Fri 2026-11-27 15:00"),
    ("Friday 5pm NZDT", "Fri 2026-11-27 13:00"),
    ("Friday 5pm Pacific time", "Sat 2026-11-28 10:00"),
    ("Friday 5pm (London time)", "Sat 2026-11-28 02:00"),
    ("5pm Berlin time tomorrow", "Wed 2026-11-25 01:00"),
    ("9am KST Wednesday", "Wed 2026-11-25 09:00"),
    ("Friday 5pm New York time", "Sat 2026-11-28 07:00"),
    ("Friday 5pm Eastern standard time", "Sat 2026-11-28 07:00"),
    ("9am Hong Kong time Wednesday", "Wed 2026-11-25 10:00"),
    ("EOD PT", "Tue 2026-11-24 11:00"),
    ("noon ET tomorrow", "Wed 2026-11-25 02:00"),
    ("by EOD Friday PT", "Sat 2026-11-28 11:00"),
    ("Friday 17:00 UTC-5", "Sat 2026-11-28 07:00"),
    ("Friday 17:00 GMT+5:30", "Fri 2026-11-27 20:30"),
    ("Friday 17:00 +0530", "Fri 2026-11-27 20:30"),
    ("2026-11-27T17:00Z", "Sat 2026-11-28 02:00"),
    ("한국 시간 금요일 오후 5시까지", "Fri 2026-11-27 17:00"),
    ("금요일 한국 시간 오후 5시까지", "Fri 2026-11-27 17:00"),
    ("금요일 UTC 09:00까지", "Fri 2026-11-27 18:00"),
    ("금요일 EST 9am까지", "Fri 2026-11-27 23:00"),
    ("금요일 PST 오전 9시까지", "Sat 2026-11-28 02:00"),
    ("GMT 금요일 17:00까지", "Sat 2026-11-28 02:00"),
    ("EST로 금요일 9시까지", "Fri 2026-11-27 23:00"),
    ("미국 서부 시간 금요일 오후 3시까지", "Sat 2026-11-28 08:00"),
    ("금요일 UTC+0 18시까지", "Sat 2026-11-28 03:00"),
    ("일본 시간으로 내일 오후 3시까지", "Tue 2026-11-24 15:00"),
    ("뉴욕 시간 금요일 오후 5시까지", "Sat 2026-11-28 07:00"),
    ("미국 동부 시간 금요일 오후 5시까지", "Sat 2026-11-28 07:00"),
    ("태평양 시간 기준 금요일 오후 5시까지", "Sat 2026-11-28 10:00"),
    ("런던 시간 금요일 오전 9시까지", "Fri 2026-11-27 18:00"),
    ("금요일 오후 5시 PT까지", "Sat 2026-11-28 10:00"),
    ("금요일 오후 5시(싱가포르 시간)까지", "Fri 2026-11-27 18:00"),
]
IN_SUMMER = [
    ("Friday 5pm PT", "Sat 2026-07-11 09:00"),
    ("Friday 5pm ET", "Sat 2026-07-11 06:00"),
    ("Friday 5pm UTC", "Sat 2026-07-11 02:00"),
    ("Friday 5pm BST", "Sat 2026-07-11 01:00"),
    ("Friday 5pm CEST", "Sat 2026-07-11 00:00"),
    ("Friday 5pm AEST", "Fri 2026-07-10 16:00"),
    ("금요일 오후 5시 PT까지", "Sat 2026-07-11 09:00"),
]


@pytest.mark.parametrize(
    ("now", "phrase", "due"), [(WINTER, *case) for case in IN_WINTER] + [(SUMMER, *case) for case in IN_SUMMER]
)
def test_a_named_zone_is_told_in_the_speakers_own(now: datetime, phrase: str, due: str) -> None:
    when = read_when(phrase, context(now=now))
    assert (short(when.due), when.problem) == (due, None)
    assert when.due
    assert when.due.tzinfo == SEOUL


@pytest.mark.parametrize(
    ("said", "zone"),
    [(word.upper(), zone) for word, zone in SHORT_NAMES.items()]
    + [(f"{city.title()} time", zone) for city, zone in CITIES.items()]
    + [(region.title(), zone) for region, zone in REGIONS.items()],
)
def test_every_english_name_of_a_zone_is_read(said: str, zone: str) -> None:
    due = read_when(f"by Dec 4 2026 3pm {said}", context()).due
    assert due == datetime(2026, 12, 4, 15, tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(("name", "zone"), KOREAN_NAMES.items())
def test_every_korean_name_of_a_zone_is_read(name: str, zone: str) -> None:
    due = read_when(f"{name} 시간 2026년 12월 4일 오후 3시까지", context()).due
    assert due == datetime(2026, 12, 4, 15, tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("short_name", "own", "hour"),
    [
        ("CST", "Asia/Shanghai", 9),
        ("CST", "America/Chicago", 22),
        ("CST", "Asia/Seoul", 22),
        ("IST", "Europe/Dublin", 16),
        ("IST", "Asia/Seoul", 11),
        ("PST", "Asia/Manila", 9),
        ("AST", "America/Halifax", 20),
        ("SAST", "Africa/Johannesburg", 15),
    ],
)
def test_a_short_name_that_several_zones_have_is_the_speakers_own(short_name: str, own: str, hour: int) -> None:
    zone = ZoneInfo(own)
    due = read_when(f"Friday 5pm {short_name}", context(now=SUMMER, zone=zone)).due
    assert due
    assert due.astimezone(UTC).hour == hour


def test_a_short_name_that_differs_from_place_to_place_is_a_question() -> None:
    when = read_when("Friday 5pm AST", context())
    assert (short(when.due), when.problem) == ("Fri 2026-11-27 17:00", Problem.UNCLEAR_DATE)


def test_a_place_after_a_date_is_no_zone_without_time() -> None:
    assert short(read("send the deck Friday for the London launch", context()).when.due) == "Fri 2026-11-27 18:00"
    assert read("prepare the Friday London launch", context()).when.due is None


YORK = ZoneInfo("America/New_York")
TWICE = datetime(2026, 11, 1, 1, 21, tzinfo=YORK, fold=1)  # the second 1:21 of that night


@pytest.mark.parametrize("phrase", ["1:30am", "today at 1:30am EST"])
def test_in_an_hour_that_the_clock_shows_twice_the_one_ahead_is_meant(phrase: str) -> None:
    due = read_when(phrase, context(now=TWICE, zone=YORK)).due
    assert due is not None
    assert due.astimezone(UTC) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_the_short_name_tells_which_of_the_two_hours() -> None:
    now = datetime(2026, 10, 20, 12, tzinfo=YORK)
    dues = [read_when(f"by Sun 1 Nov 2026, 01:47 {name}", context(now=now, zone=YORK)).due for name in ("EDT", "EST")]
    assert [due.astimezone(UTC).hour for due in dues if due] == [5, 6]
