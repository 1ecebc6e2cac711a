"""Cells of a CSV file: nothing runs, whatever a spreadsheet takes for the separator, and text comes back as it was."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.spreadsheet_cells import inert

SEPARATORS = ",;:\t|\n\r "
FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
    "\ufe661",
    "\u207c1",
    "\u22121",
]
BEFORE = ["", " ", "\u00a0", "\u200b", "\ufeff", "\u202e", '"', "'", '"" ', "\x00", "\u3000"]
BEFORE += ["\u3164", "\u115f", "\u1160", "\uffa0", "\u2800", "\ufe0f", "\u034f", "\U000e0001"]
ORDINARY = [
    "send fix to Acme", "price list 10-20%", "a, b; c | d", "ask re: quote #3", "C-12", "2026-03-02T09:00:00+00:00",
    "x=1", "3 - 1", 'the "big" one', "고객에게 견적서 보내기", "https://x.slack.com/archives/C1/p1?a=b", "a+b@c", "",
    "2026-12-10 10:30", "price: 10",
]  # fmt: skip


def pieces(line: str) -> list[str]:
    """Return a line cut at every separator, each piece without what a spreadsheet may strip in front of it."""
    for separator in SEPARATORS:
        line = line.replace(separator, "\n")
    return [_stripped(piece) for piece in line.split("\n")]


def _stripped(piece: str) -> str:
    while piece and (piece[0] in "\"'" or piece[0].isspace() or _is_unseen(piece[0])):
        if piece[0] == "'":
            return piece
        piece = piece[1:]
    return piece


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf"} or letter in "\u3164\u115f\u1160\uffa0\u2800\ufe0f\u034f"


def runs(piece: str) -> bool:
    """Whether a cell is a formula; a sign alone is text."""
    return bool(piece[1:].strip('"')) and unicodedata.normalize("NFKC", piece[:1]) in {"=", "+", "-", "@", "\u2212"}


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_inert_at_the_start_and_after_every_separator(formula: str, before: str) -> None:
    for text in (f"{before}{formula}", *(f"a{separator}{before}{formula}" for separator in SEPARATORS)):
        assert not [piece for piece in pieces(_written(text)) if runs(piece)], text


@given(st.text(alphabet=st.sampled_from([*"ab=+-@'\" :;,\t|\n\r", "\uff1d", "\u200b", "\u3000"]), max_size=12))
def test_no_text_has_a_formula_at_any_place_where_it_may_be_cut(text: str) -> None:
    assert not [piece for piece in pieces(_written(text)) if runs(piece)]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_comes_back_as_it_was(text: str) -> None:
    (row,) = csv.reader(io.StringIO(_written(text)))
    assert row == ["C-1", text, "Acme"]


def _written(text: str) -> str:
    """Return a line of the file, with the cell between two others."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow(["C-1", inert(text), "Acme"])
    return out.getvalue()
