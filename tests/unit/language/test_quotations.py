"""What stands in quotation marks is never read for a date; full-width forms and dashes read as their plain forms."""

import pytest

from commitments.language import read, read_when
from tests.unit.language.desk import context, short

THURSDAY = "Thu 2026-11-26 18:00"

QUOTED = [
    ('print the "by Tuesday" note, then mail it Thursday', 'print the "by Tuesday" note, then mail it'),
    ("print the “Back Friday” sign for Acme by Thursday", "print the “Back Friday” sign"),
    ("print the 'Back Friday' sign for Acme by Thursday", "print the 'Back Friday' sign"),
    ("print the ‘open 9 to 5’ sign by Thursday", "print the ‘open 9 to 5’ sign"),
    ("'내일 오픈' 배너 목요일까지 전달", "'내일 오픈' 배너 전달"),
    ("「금요일 특가」 배너 목요일까지 전달", "「금요일 특가」 배너 전달"),
    ("“내일까지” 문구 수정본 목요일까지 전달", "“내일까지” 문구 수정본 전달"),
]


@pytest.mark.parametrize(("line", "what"), QUOTED)
def test_a_date_in_quotation_marks_stays_in_the_words(line: str, what: str) -> None:
    reading = read(line, context())
    assert (reading.what, short(reading.when.due), reading.problem) == (what, THURSDAY, None)


@pytest.mark.parametrize(
    "line",
    [
        '"send the deck by Thursday"',
        "the boss' desk and the users' chairs by Thursday",
        'mount the 24" screen by Thursday and tidy the 27" one',
        "fix the customers' logins by Thursday",
    ],
)
def test_a_line_quoted_as_a_whole_an_apostrophe_and_an_inch_quote_nothing(line: str) -> None:
    assert short(read(line, context()).when.due) == THURSDAY


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("by １２／４", "Fri 2026-12-04 18:00"),
        ("２０２７－０３－０９까지", "Tue 2027-03-09 18:00"),
        ("2027–03–09", "Tue 2027-03-09 18:00"),
        ("by 12⁄4", "Fri 2026-12-04 18:00"),
        ("Dec 3–5", "Sat 2026-12-05 18:00"),
    ],
)
def test_full_width_digits_dashes_and_fraction_slashes_read_as_plain_ones(phrase: str, due: str) -> None:
    assert short(read_when(phrase, context()).due) == due


def test_the_words_keep_the_characters_that_were_written() -> None:
    assert read("Ａ１ 도면 목요일까지 전달", context()).what == "Ａ１ 도면 전달"
