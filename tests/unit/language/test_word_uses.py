"""What each word of a line was used for: the rows of `commitments parse --explain`."""

import pytest

from benchmarks.mutated_lines import mutated_lines
from bot.cli.parse_report import describe
from bot.i18n.localizer import Localizer
from commitments.language.explanations.date_rules import explain
from commitments.language.explanations.word_uses import word_uses
from commitments.language.text.normalization import normalize
from tests.unit.language.desk import context

BY, ALONE, KKAJI = "date, governed by “by”", "date, nothing governs it", "date, governed by “까지”"
LINES = [
    (
        "Hi team, I'll send the file I sent on Monday to Acme by Friday, thanks!",
        [
            ("Hi team, I'll", "filler"),
            ("send the file I sent", "what"),
            ("on Monday", "what, with a date of the past"),
            ("to Acme", "customer"),
            ("by Friday,", BY),
            ("thanks!", "filler"),
        ],
    ),
    (
        "@dana will send 5 reports every Friday asap",
        [
            ("@dana will", "owner"),
            ("send", "what"),
            ("5", "what, a count"),
            ("reports", "what"),
            ("every", "recurrence"),
            ("Friday", ALONE),
            ("asap", "no date, only haste"),
        ],
    ),
    (
        'if you confirm by Tuesday, we ship the "Back Monday" banner no later than Dec 9',
        [
            ("if you confirm", "what"),
            ("by Tuesday,", "what, with a date of a condition"),
            ("we ship the", "what"),
            ('"Back Monday"', "what, quoted: not read for dates"),
            ("banner", "what"),
            ("no later than Dec 9", "date, governed by “no later than”"),
        ],
    ),
    ("price valid until 12/31", [("price valid", "what"), ("until 12/31", "what, with a date of a state")]),
    ("don't send it before Friday", [("don't send it", "what"), ("before Friday", "what, with a date denied")]),
    (
        "um, send it Friday latest",
        [("um,", "filler"), ("send it", "what"), ("Friday latest", "date, governed by “latest”")],
    ),
    ("tomorrow send it by 3pm", [("tomorrow", ALONE), ("send it", "what"), ("by 3pm", BY)]),
    ("half Thursday, half Friday", [
        ("half", "what"), ("Thursday,", "date of a part"), ("half", "what"), ("Friday", "date of a part"),
    ]),
    ("Angebot bis Freitag", [("Angebot", "what"), ("bis Freitag", "date, read in another language, by dateparser")]),
    ("ship phase 2 tomorrow", [("ship phase", "what"), ("2", "what, a label"), ("tomorrow", ALONE)]),
    ("send 5 in two days", [("send", "what"), ("5", "what, a count"), ("in two days", "date, governed by “in”")]),
    (
        "refund #4512, v2.15 and INV-7 by noon",
        [
            ("refund", "what"),
            ("#4512, v2.15", "what, part of something else"),
            ("and", "what"),
            ("INV-7", "what, part of something else"),
            ("by noon", BY),
        ],
    ),
    ("3건, 샘플 5 금요일까지", [
        ("3", "what, a count"), ("건, 샘플", "what"), ("5", "what, a label"), ("금요일까지", KKAJI),
    ]),
    ("by noon", [("by noon", BY)]),
    ("send it", [("send it", "what")]),
    ("", []),
    (
        "오늘 확인하고 내일 한성SMB에 회신드릴게요",
        [
            ("오늘", "what, with a date of an earlier clause"),
            ("확인하고", "what"),
            ("내일", ALONE),
            ("한성SMB에", "customer"),
            ("회신드릴게요", "what"),
        ],
    ),
    (
        "12월 1일에 입고되면 12월 3일까지 출고하겠습니다",
        [
            ("12월 1일에", "what, with a date of a condition"),
            ("입고되면", "what"),
            ("12월 3일까지", KKAJI),
            ("출고하겠습니다", "what"),
        ],
    ),
    (
        "3일 전에 말씀하신 오류 수정하겠습니다",
        [("3일 전에", "what, with a date of a noun"), ("말씀하신 오류 수정하겠습니다", "what")],
    ),
    ("매주 금요일까지 보고", [("매주", "recurrence"), ("금요일까지", KKAJI), ("보고", "what")]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "rows"), LINES)
def test_each_word_of_a_line_is_told_with_its_use(line: str, rows: list[tuple[str, str]]) -> None:
    assert [tuple(one) for one in word_uses(line, context())] == rows


def test_no_word_of_any_line_is_left_out() -> None:
    for line in mutated_lines(3, 300):
        told = "".join(one.words for one in word_uses(line.text, line.context))
        assert "".join(told.split()) == "".join(normalize(line.text).split()), line.text


def test_a_long_line_is_told_without_its_middle() -> None:
    uses = word_uses("word " * 2000 + "by Friday", context())
    assert [one.use for one in uses] == ["what", BY]


def test_the_uses_stand_below_one_another() -> None:
    rows = describe("한성SMB에 quote 금요일까지", context(), Localizer("en", "UTC"), explained=True).split("\n\n")[1]
    assert rows.splitlines() == [
        "한성SMB에   customer",
        "quote       what",
        "금요일까지  " + KKAJI,
    ]


def test_the_rules_are_told_of_the_line_that_is_read() -> None:
    assert explain("report on Fridays", context())[0] == "“on Friday”: the deadline (plain)"
