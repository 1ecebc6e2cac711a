"""What English date phrases mean, said on Monday 23 November 2026 at 14:30 in Seoul."""

import pytest

from commitments.language import Problem, Warning, read_when
from tests.unit.language.desk import context, short

DAYS = [
    ("by the 15th", "Tue 2026-12-15 18:00"),
    ("by the 23rd", "Mon 2026-11-23 18:00"),
    ("by the 31st", "Thu 2026-12-31 18:00"),
    ("Friday", "Fri 2026-11-27 18:00"),
    ("Monday", "Mon 2026-11-30 18:00"),
    ("this Friday", "Fri 2026-11-27 18:00"),
    ("next Friday", "Fri 2026-12-04 18:00"),
    ("Friday next week", "Fri 2026-12-04 18:00"),
    ("Friday week", "Fri 2026-12-04 18:00"),
    ("tomorrow", "Tue 2026-11-24 18:00"),
    ("today", "Mon 2026-11-23 18:00"),
    ("the day after tomorrow", "Wed 2026-11-25 18:00"),
    ("in 3 days", "Thu 2026-11-26 18:00"),
    ("within two weeks", "Mon 2026-12-07 18:00"),
    ("three business days", "Thu 2026-11-26 18:00"),
    ("in 5 working days", "Mon 2026-11-30 18:00"),
    ("the next business day", "Tue 2026-11-24 18:00"),
    ("a week from Friday", "Fri 2026-12-04 18:00"),
    ("May 3", "Mon 2027-05-03 18:00"),
    ("3rd of May, 2027", "Mon 2027-05-03 18:00"),
    ("Nov. 30th", "Mon 2026-11-30 18:00"),
    ("Fri, Nov 27", "Fri 2026-11-27 18:00"),
    ("2026-12-01", "Tue 2026-12-01 18:00"),
    ("last Friday of January", "Fri 2027-01-29 18:00"),
    ("first Tuesday of next month", "Tue 2026-12-01 18:00"),
    ("20th of next month", "Sun 2026-12-20 18:00"),
    ("before Friday", "Thu 2026-11-26 18:00"),
    ("before Monday", "Fri 2026-11-27 18:00"),
    ("before next week", "Fri 2026-11-27 18:00"),
    ("no later than Thursday", "Thu 2026-11-26 18:00"),
    ("until Thursday", "Thu 2026-11-26 18:00"),
    ("due Thursday", "Thu 2026-11-26 18:00"),
    ("from Dec 1 to Dec 4", "Fri 2026-12-04 18:00"),
    ("by October, 1st", "Fri 2027-10-01 18:00"),
    ("by Dec/4", "Fri 2026-12-04 18:00"),
    ("by March 9 next year", "Tue 2027-03-09 18:00"),
    ("by December 10 of next year", "Fri 2027-12-10 18:00"),
    ("in 3 days' time", "Thu 2026-11-26 18:00"),
    ("in 3 days time", "Thu 2026-11-26 18:00"),
    ("in a week's time", "Mon 2026-11-30 18:00"),
    ("in a fortnight’s time", "Mon 2026-12-07 18:00"),
]

# Counted from another day: holidays are passed over in business days only.
OFFSETS = [
    ("3 business days from Monday", "Thu 2026-12-03 18:00"),
    ("3 business days after Christmas", "Wed 2026-12-30 18:00"),
    ("one working day after Friday", "Mon 2026-11-30 18:00"),
    ("two business days before Friday", "Wed 2026-11-25 18:00"),
    ("3 working days before Dec 15", "Thu 2026-12-10 18:00"),
    ("a week before Dec 11", "Fri 2026-12-04 18:00"),
    ("the day before Friday", "Thu 2026-11-26 18:00"),
    ("the day after Thursday", "Fri 2026-11-27 18:00"),
    ("the week before Christmas", "Fri 2026-12-18 18:00"),
]

PERIODS = [
    ("this week", "Fri 2026-11-27 18:00"),
    ("next week", "Fri 2026-12-04 18:00"),
    ("end of week", "Fri 2026-11-27 18:00"),
    ("EOM", "Mon 2026-11-30 18:00"),
    ("by month end", "Mon 2026-11-30 18:00"),
    ("end of next month", "Thu 2026-12-31 18:00"),
    ("end of January", "Fri 2027-01-29 18:00"),
    ("by Q1", "Wed 2027-03-31 18:00"),
    ("end of the quarter", "Thu 2026-12-31 18:00"),
    ("end of year", "Thu 2026-12-31 18:00"),
    ("mid December", "Tue 2026-12-15 18:00"),
    ("early next week", "Wed 2026-12-02 18:00"),
    ("end Aug", "Tue 2027-08-31 18:00"),
    ("by end Q4", "Thu 2026-12-31 18:00"),
    ("end next week", "Fri 2026-12-04 18:00"),
    ("by end next month", "Thu 2026-12-31 18:00"),
    ("next next week", "Fri 2026-12-11 18:00"),
    ("rest of the current week", "Fri 2026-11-27 18:00"),
    ("the last working day of January", "Fri 2027-01-29 18:00"),
    ("last business day of the quarter", "Thu 2026-12-31 18:00"),
    ("the last workday of this month", "Mon 2026-11-30 18:00"),
    ("the last business day of next week", "Fri 2026-12-04 18:00"),
    ("the first business day of next month", "Tue 2026-12-01 18:00"),
    ("first working day of January", "Mon 2027-01-04 18:00"),
    ("second working day of December", "Wed 2026-12-02 18:00"),
    ("first half of 2029", "Fri 2029-06-29 18:00"),
    ("the second half of next year", "Fri 2027-12-31 18:00"),
    ("2029년 상반기까지", "Fri 2029-06-29 18:00"),
    ("in 11 - 2027", "Tue 2027-11-30 18:00"),
    ("in 2027 / 11", "Tue 2027-11-30 18:00"),
    ("by Dec/2027", "Fri 2027-12-31 18:00"),
    ("by June next year", "Wed 2027-06-30 18:00"),
    ("December next year", "Fri 2027-12-31 18:00"),
]

TIMES = [
    ("by 5", "Mon 2026-11-23 17:00"),
    ("by 9", "Tue 2026-11-24 09:00"),
    ("at 15:00", "Mon 2026-11-23 15:00"),
    ("at 14:00", "Tue 2026-11-24 14:00"),
    ("tomorrow 3pm", "Tue 2026-11-24 15:00"),
    ("5pm on Friday", "Fri 2026-11-27 17:00"),
    ("Friday at half past three", "Fri 2026-11-27 15:30"),
    ("in 2 hours", "Mon 2026-11-23 16:30"),
    ("24h", "Tue 2026-11-24 14:30"),
    ("1h30m", "Mon 2026-11-23 16:00"),
    ("noon", "Tue 2026-11-24 12:00"),
    ("before noon tomorrow", "Tue 2026-11-24 12:00"),
    ("tomorrow morning", "Tue 2026-11-24 12:00"),
    ("this afternoon", "Mon 2026-11-23 18:00"),
    ("tonight", "Mon 2026-11-23 21:00"),
    ("midnight", "Mon 2026-11-23 23:59"),
    ("first thing Tuesday", "Tue 2026-11-24 09:00"),
    ("Friday 5pm PT", "Sat 2026-11-28 10:00"),
    ("17:00 UTC", "Tue 2026-11-24 02:00"),
    ("9am KST Wednesday", "Wed 2026-11-25 09:00"),
    ("2026-12-01T09:00-05:00", "Tue 2026-12-01 23:00"),
    ("seven o'clock", "Mon 2026-11-23 19:00"),
    ("by 1700 hrs", "Mon 2026-11-23 17:00"),
    ("at 0200 hours", "Tue 2026-11-24 02:00"),
    ("at 17h00", "Mon 2026-11-23 17:00"),
    ("mid-afternoon", "Mon 2026-11-23 15:00"),
    ("tomorrow midmorning", "Tue 2026-11-24 10:00"),
    ("midday Friday", "Fri 2026-11-27 12:00"),
    ("three mins to five thirty", "Mon 2026-11-23 17:27"),
    ("about 2 hours from now", "Mon 2026-11-23 16:30"),
    ("by the next hour", "Mon 2026-11-23 15:30"),
    ("in the 5 coming minutes", "Mon 2026-11-23 14:35"),
    ("2 hours before Friday 5pm", "Fri 2026-11-27 15:00"),
    ("2 hours before Friday 1am", "Thu 2026-11-26 23:00"),
    ("an hour before noon", "Tue 2026-11-24 11:00"),
    ("2 hours after noon tomorrow", "Tue 2026-11-24 14:00"),
    ("an hour before EOD", "Mon 2026-11-23 17:00"),
]


@pytest.mark.parametrize(("phrase", "due"), DAYS + OFFSETS + PERIODS)
def test_a_date_without_a_time_is_due_when_work_ends(phrase: str, due: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.precision, when.problem) == (due, "day", None)


@pytest.mark.parametrize(("phrase", "due"), TIMES)
def test_a_time_is_due_to_the_minute(phrase: str, due: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.precision, when.problem) == (due, "time", None)


@pytest.mark.parametrize("phrase", ["EOD", "by COB", "end of day"])
def test_the_end_of_the_day_is_when_work_ends(phrase: str) -> None:
    assert short(read_when(phrase, context()).due) == "Mon 2026-11-23 18:00"


def test_the_end_of_the_day_said_after_work_lasts_to_midnight() -> None:
    evening = context(now=context().now.replace(hour=19))
    assert short(read_when("EOD", evening).due) == "Mon 2026-11-23 23:59"


@pytest.mark.parametrize(
    ("phrase", "day", "due"),
    [
        ("this week", 27, "Fri 2026-11-27 23:59"),
        ("this week", 28, "Sun 2026-11-29 18:00"),
        ("by the 27th", 27, "Fri 2026-11-27 23:59"),
        ("tonight", 27, "Fri 2026-11-27 21:00"),
        ("by 5", 27, "Sat 2026-11-28 17:00"),
    ],
)
def test_what_is_said_after_work_still_lies_ahead(phrase: str, day: int, due: str) -> None:
    late = context(now=context().now.replace(day=day, hour=19))
    assert short(read_when(phrase, late).due) == due


def test_next_friday_offers_the_nearest_friday_too() -> None:
    assert [short(other) for other in read_when("next Friday", context()).alternatives] == ["Fri 2026-11-27 18:00"]


def test_next_weekend_is_next_weeks_and_offers_the_nearest_too() -> None:
    when = read_when("next weekend", context())
    assert [short(moment) for moment in (when.due, *when.alternatives)][:2] == [
        "Sun 2026-12-06 18:00",
        "Sun 2026-11-29 18:00",
    ]


def test_last_weekend_has_gone_by() -> None:
    assert read_when("by last weekend", context()).problem is Problem.PAST_DEADLINE


def test_a_weekday_and_a_number_that_meet_too_late_ask_for_either() -> None:
    when = read_when("Monday the 18th", context())
    assert (short(when.due), when.problem) == ("Mon 2027-01-18 18:00", Problem.UNCLEAR_DATE)
    when = read_when("Monday the 20th", context())
    assert (short(when.due), when.problem) == ("Sun 2026-12-20 18:00", Problem.UNCLEAR_DATE)
    assert "Mon 2026-11-30 18:00" in [short(other) for other in when.alternatives]


def test_two_days_with_or_are_a_question() -> None:
    when = read_when("by Thursday or Friday", context())
    assert when.problem is Problem.UNCLEAR_DATE
    assert [short(other) for other in when.alternatives] == ["Thu 2026-11-26 18:00"]


@pytest.mark.parametrize(
    ("country", "due", "other"),
    [
        ("US", "Fri 2026-12-04 18:00", "Mon 2027-04-12 18:00"),
        ("GB", "Mon 2027-04-12 18:00", "Fri 2026-12-04 18:00"),
        (None, "Fri 2026-12-04 18:00", "Mon 2027-04-12 18:00"),
    ],
)
def test_12_4_follows_the_country_and_offers_the_other_order(country: str | None, due: str, other: str) -> None:
    when = read_when("by 12/4", context(country=country))
    assert short(when.due) == due
    assert [short(moment) for moment in when.alternatives] == [other]


def test_a_number_over_twelve_settles_the_order() -> None:
    assert read_when("by 15/12", context(country="US")).alternatives == ()
    assert short(read_when("by 15/12", context(country="US")).due) == "Tue 2026-12-15 18:00"


@pytest.mark.parametrize("phrase", ["by yesterday", "by Nov 20 2026", "2026-11-01", "last Friday", "today at 9am"])
def test_an_explicit_date_in_the_past_is_said_to_be_past(phrase: str) -> None:
    when = read_when(phrase, context())
    assert when.problem is Problem.PAST_DEADLINE
    assert when.due
    assert when.due < context().now


@pytest.mark.parametrize("phrase", ["by 31 February", "Feb 30th", "June 31"])
def test_a_day_that_no_month_has_is_a_question_with_the_days_around_it(phrase: str) -> None:
    when = read_when(phrase, context())
    assert (when.due, when.problem) == (None, Problem.UNCLEAR_DATE)
    assert len(when.alternatives) == 2


def test_a_weekday_that_is_not_that_date_is_a_question() -> None:
    when = read_when("Friday 12 December", context())
    assert when.problem is Problem.UNCLEAR_DATE
    assert short(when.alternatives[0]) == "Fri 2026-12-11 18:00"


def test_a_day_of_this_week_that_has_gone_by_is_a_question() -> None:
    friday = context(now=context().now.replace(day=27))
    when = read_when("this Monday", friday)
    assert (short(when.due), when.problem) == ("Mon 2026-11-30 18:00", Problem.UNCLEAR_DATE)


def test_an_explicit_saturday_stays_with_a_warning_and_the_nearest_working_day() -> None:
    when = read_when("by Saturday", context())
    assert short(when.due) == "Sat 2026-11-28 18:00"
    assert when.warnings == (Warning.WEEKEND,)
    assert (when.alternatives, short(when.nearest)) == ((), "Fri 2026-11-27 18:00")


def test_a_saturday_with_two_readings_keeps_both() -> None:
    when = read_when("next Saturday", context())
    assert [short(moment) for moment in (when.due, *when.alternatives)] == [
        "Sat 2026-12-05 18:00",
        "Sat 2026-11-28 18:00",
    ]
    assert short(when.nearest) == "Fri 2026-12-04 18:00"


def test_a_holiday_stays_with_a_warning() -> None:
    when = read_when("by Jan 1", context())
    assert (short(when.due), when.warnings) == ("Fri 2027-01-01 18:00", (Warning.HOLIDAY,))
    assert (when.alternatives, short(when.nearest)) == ((), "Thu 2026-12-31 18:00")


def test_business_days_skip_the_holidays_of_the_country() -> None:
    before_christmas = context(now=context().now.replace(month=12, day=24))
    assert short(read_when("in 1 business day", before_christmas).due) == "Mon 2026-12-28 18:00"


@pytest.mark.parametrize("phrase", ["asap", "soon", "", "May", "15 May or so maybe not", "3 units"])
def test_no_silent_guess_is_made_from_too_little(phrase: str) -> None:
    when = read_when(phrase, context())
    assert when.problem in (Problem.NO_DEADLINE, Problem.UNCLEAR_DATE, None)
    assert (when.problem is None) == (phrase == "May")


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("bis Freitag", "Fri 2026-11-27 18:00"),
        ("avant le 15 décembre", "Tue 2026-12-15 18:00"),
        ("para el viernes", "Fri 2026-11-27 18:00"),
        ("金曜日までに", "Fri 2026-11-27 18:00"),
    ],
)
def test_other_languages_are_read_through_the_fallback(phrase: str, due: str) -> None:
    assert short(read_when(phrase, context()).due) == due
