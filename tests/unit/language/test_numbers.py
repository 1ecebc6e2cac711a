"""Numbers beside a date: which are of the date, and which count or name something. Said on Monday 23 November 2026."""

import pytest

from commitments.language import Problem, read
from tests.unit.language.desk import context, short

LINES = [
    ("release 2.15 by 3pm", "release 2.15", "Mon 2026-11-23 15:00"),
    ("upgrade to 2.15 by 3pm", "upgrade to 2.15", "Mon 2026-11-23 15:00"),
    ("send it on 2.12 by 3pm", "send it", "Fri 2027-02-12 15:00"),
    ("24/7 support by EOD", "24/7 support", "Mon 2026-11-23 18:00"),
    ("monitor it 24/7 by tomorrow", "monitor it 24/7", "Tue 2026-11-24 18:00"),
    ("by the 15th 2.15.3 release", "2.15.3 release", "Tue 2026-12-15 18:00"),
    ("by Friday 3 licenses to Acme", "3 licenses", "Fri 2026-11-27 18:00"),
    ("by Friday 3 new licenses", "3 new licenses", "Fri 2026-11-27 18:00"),
    ("by Friday three licenses", "three licenses", "Fri 2026-11-27 18:00"),
    ("before Friday 5 reports", "5 reports", "Thu 2026-11-26 18:00"),
    ("tomorrow 8 seats for Acme", "8 seats", "Tue 2026-11-24 18:00"),
    ("by Friday 12 people for the site", "12 people for the site", "Fri 2026-11-27 18:00"),
    ("by Dec 11 100 users", "100 users", "Fri 2026-12-11 18:00"),
    ("by Monday 1030 units", "1030 units", "Mon 2026-11-30 18:00"),
    ("by Friday 3 send the log", "send the log", "Fri 2026-11-27 15:00"),
    ("by 5 send the log", "send the log", "Mon 2026-11-23 17:00"),
    ("Acme invoice 1023 금요일까지 확인", "Acme invoice 1023 확인", "Fri 2026-11-27 18:00"),
    ("내일 아침 일찍 초안 전달", "초안 전달", "Tue 2026-11-24 12:00"),
    ("send it in 3 fridays from now", "send it", "Fri 2026-12-11 18:00"),
    ("send it in two fridays", "send it", "Fri 2026-12-04 18:00"),
    ("tomorrow 1400 demo", "demo", "Tue 2026-11-24 14:00"),
    ("call Acme tomorrow 3 please", "call Acme", "Tue 2026-11-24 15:00"),
    ("call Acme Friday 3 thanks", "call Acme", "Fri 2026-11-27 15:00"),
    ("send the Form 16A by Friday", "send the Form 16A", "Fri 2026-11-27 18:00"),
    ("send Form 16A tomorrow", "send Form 16A", "Tue 2026-11-24 18:00"),
    ("send form 8p by Friday", "send form 8p", "Fri 2026-11-27 18:00"),
    ("send the form by 8p", "send the form", "Mon 2026-11-23 20:00"),
    ("send the A4 layout by 3pm", "send the A4 layout", "Mon 2026-11-23 15:00"),
    ("1700 hours of work by Friday", "1700 hours of work", "Fri 2026-11-27 18:00"),
]
OPENINGS = [
    ("3 working days: quote to Acme", "quote", "Thu 2026-11-26 18:00"),
    ("2 working days - revised plan to Acme", "revised plan", "Wed 2026-11-25 18:00"),
    ("two working days – bundle for Acme", "bundle", "Wed 2026-11-25 18:00"),
    ("3 business days for Acme's limit change", "Acme's limit change", "Thu 2026-11-26 18:00"),
    ("2 days: patch to Acme", "patch", "Wed 2026-11-25 18:00"),
    ("2 weeks: rollout plan", "rollout plan", "Mon 2026-12-07 18:00"),
    ("4 hours - reply to Acme", "reply", "Mon 2026-11-23 18:30"),
    ("Christmas Eve: final data load", "final data load", "Thu 2026-12-24 18:00"),
    ("Christmas Eve at noon: final data load", "final data load", "Thu 2026-12-24 12:00"),
    ("New Year's Eve - cutover", "cutover", "Thu 2026-12-31 18:00"),
    ("the last business day of the month: invoice Acme", "invoice Acme", "Mon 2026-11-30 18:00"),
    ("ship the front end next week", "ship the front end", "Fri 2026-12-04 18:00"),
    ("by end Aug close 7 findings", "close 7 findings", "Tue 2027-08-31 18:00"),
]


@pytest.mark.parametrize(("line", "what", "due"), LINES)
def test_a_number_that_counts_or_names_something_stays_with_it(line: str, what: str, due: str) -> None:
    reading = read(line, context())
    assert (reading.what, short(reading.when.due), reading.problem) == (what, due, None)


@pytest.mark.parametrize(("line", "what", "due"), OPENINGS)
def test_a_line_may_open_with_its_date(line: str, what: str, due: str) -> None:
    reading = read(line, context())
    assert (reading.what, short(reading.when.due), reading.problem) == (what, due, None)


@pytest.mark.parametrize(
    "line",
    [
        "2 weeks free trial for Acme",
        "3 days of training",
        "2 hours of consulting: the invoice",
        "10 years - anniversary gift",
        "May: send the invoice",
        "24/7 support",
        "send 16A",
        "500 hrs budget",
    ],
)
def test_a_length_or_a_number_of_something_is_no_date(line: str) -> None:
    reading = read(line, context())
    assert (reading.when.due, reading.problem) == (None, Problem.NO_DEADLINE)
