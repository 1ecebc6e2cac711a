"""The words that are no part of what was promised: greetings, answers, thanks, and what was before."""

import pytest

from commitments.language import read
from tests.unit.language.desk import context


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Ok, will do: send the log by Friday", "send the log"),
        ("Will do! Sending the log by Friday", "Sending the log"),
        ("On it, I'll send the log by Friday", "send the log"),
        ("Noted with thanks, will send the T&amp;Cs by Friday", "send the T&Cs"),
        ("Well noted, will send the log by Friday", "send the log"),
        ("Thanks for the update, will send the log by Friday", "send the log"),
        ("Of course, I'll send the log by Friday", "send the log"),
        ("will do the log by Friday", "do the log"),
        ("hi-res logo by Friday", "hi-res logo"),
        ("great-looking page by Friday", "great-looking page"),
        ("todo.txt cleanup by Friday", "todo.txt cleanup"),
        ("네, 로그 금요일까지 보내드릴게요", "로그 보내드릴게요"),
        ("네 번째 로그 금요일까지 전달", "네 번째 로그 전달"),
    ],
)
def test_greetings_and_answers_are_no_part_of_it(line: str, what: str) -> None:
    assert read(line, context()).what == what


@pytest.mark.parametrize(
    ("line", "what", "customer"),
    [
        ("Just got off the phone with Acme. I'll send the log to them by 11/27.", "send the log to them", "Acme"),
        ("I talked to Acme. We'll send the log by Friday", "send the log", "Acme"),
        ("Good call with Acme! We will send the log by Friday", "send the log", "Acme"),
        ("I found a bug. I'll fix it by Friday", "I found a bug. I'll fix it", None),
        ("Fix the login. I'll send notes by Friday", "Fix the login. I'll send notes", None),
        ("I promised the log. I'll send notes by Friday", "I promised the log. I'll send notes", None),
        ("I need the log. I'll send notes by Friday", "I need the log. I'll send notes", None),
    ],
)
def test_what_was_before_the_promise_is_no_part_of_it(line: str, what: str, customer: str | None) -> None:
    reading = read(line, context())
    assert (reading.what, reading.customer) == (what, customer)


@pytest.mark.parametrize(
    "line",
    [
        "Please could you, @dana, send the log by Friday",
        "could you, @dana, send the log by Friday?",
        "Could @dana, please, send the log by Friday",
        "Will you, please, @dana, send the log by Friday?",
    ],
)
def test_somebody_who_is_politely_asked_owns_it(line: str) -> None:
    reading = read(line, context())
    assert (reading.owner, reading.what) == ("U1", "send the log")


def test_when_you_can_asks_nobody() -> None:
    assert read("send it when you can, @dana, by Friday", context()).owner is None
