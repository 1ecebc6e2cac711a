"""Reads the numbers of commitments in a line: C-12, #12, 12번, several in a row, ranges, T-12 of a side that joined.

`letter` is that of the side that joined the company, None where none did.
"""

import re

from commitments.domain.numbers import LETTERS, SERIES, label_of, series_of
from commitments.domain.one_time_code import WHOLE_CODE

_PARTICLE = "이?랑|하고|[을를은는이가도의과와로]"
_DIGITS = rf"(?P<{{name}}>\d{{{{1,9}}}})(?:번|{_PARTICLE})?(?!(?!부터)\w)\s*"
_NUMBER = re.compile(rf"(?:c[-‐‑–−\s]?{_DIGITS.format(name='number')}|#(?P<hash>\d{{1,9}})(?!\w)\s*)", re.IGNORECASE)
_NEXT = re.compile(rf"[,;/&+、]?\s*(?:(?:and|및|그리고|하고)\s+)?{_NUMBER.pattern}", re.IGNORECASE)
# "C-1..3", "C-1~C-3", "C-1 through C-3", C-1부터 C-3까지: after a space or a word the last has its C-.
_C = r"c[-‐‑–−\s]?"
_LAST = r"(?P<last>\d{1,9})(?:번)?(?:까지)?(?:[을를은는]|의|도)?(?![\w/:.]\w|\w)\s*"
_LETTER = re.compile(rf"{_C}\d", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:(?:\.{{2,3}}|…|~|〜|-|–|—)(?:{_C})?|\s?(?:(?:\.{{2,3}}|…|~|〜|-|–|—|through\s|thru\s|until\s)\s*{_C}|(?:부터|에서)\s?(?:{_C})?)){_LAST}",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(rf"(?<![\w#@/-])c[-‐‑–−]?{_DIGITS.format(name='number')}", re.IGNORECASE)
_PART_NUMBER = re.compile(r"c-\d{1,9}[-–]\d", re.IGNORECASE)  # "ship parts C-1-3"
_AFTER_FIRST_WORD = re.compile(r"(?:[^\W\d_]+\s+)?(?=#\d)")
_PLAIN = r"\d{1,9}번?(?:(?:\.{2,3}|~|-|–)\d{1,9}번?)?"
_BARE = re.compile(rf"{_PLAIN}(?:\s*(?:,|&|and\s|및)\s*{_PLAIN})*\s*[.!]?$", re.IGNORECASE)
_PLAIN_RANGE = re.compile(r"(\d{1,9})번?(?:(?:\.{2,3}|~|-|–)(\d{1,9}))?")
_BEHIND_THEIRS = rf"(?:(?=번|부터|에서|까지|(?:{_PARTICLE})(?!\w))|(?!\w))"
_LONG = re.compile(rf"{LETTERS[0]}-(\d{{9}})(?!\d)")
MOST_NUMBERS = 20  # of one command


def numbers_at(text: str, start: int) -> tuple[tuple[int, ...], int]:
    """Return the numbers that stand in a row at a place of a text ("C-1, C-3 and C-4"), and where they end."""
    numbers: list[int] = []
    end = start
    while found := (_NEXT if numbers else _NUMBER).match(text, end):
        first, end = int(found["number"] or found["hash"]), found.end()
        to = _RANGE.match(text, found.start() + len(found[0].rstrip()))
        last = _last_of(first, to) if to else first
        if to and last is not None:
            end = to.end()
        numbers += _between(first, last or first)
    return tuple(dict.fromkeys(numbers)), end


def _last_of(first: int, to: re.Match[str]) -> int | None:
    """Return the last number of a range: of the series of the first; None where it has another letter than that."""
    last = int(to["last"])
    if first // SERIES == last // SERIES:
        return last
    return None if _LETTER.search(to[0]) else last + first // SERIES * SERIES


def _between(first: int, last: int) -> range:
    """Return the numbers of a range, in either order; no more than one too many."""
    low, high = sorted((first, last))
    return range(low, min(high, low + MOST_NUMBERS) + 1)


def first_number(line: str) -> int | None:
    """Return where a line names a number first: #12 at its start or after a word, C-12 anywhere; None if nowhere."""
    near = _AFTER_FIRST_WORD.match(line)
    found = (_NUMBER.match(line, near.end()) if near else None) or _ANYWHERE.search(line)
    return found.start() if found else None


def is_part_number(text: str, at: int) -> bool:
    """Whether what stands at a place of a text may be the number of a part: C-1-3."""
    return _PART_NUMBER.match(text, at) is not None


def plain_numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of a text that is nothing but numbers: "1, 2 and 5-7", 6번; none for any other text."""
    if not _BARE.fullmatch(text):
        return ()
    found = ((int(one[1]), int(one[2] or one[1])) for one in _PLAIN_RANGE.finditer(text))
    return tuple(dict.fromkeys(number for first, last in found for number in _between(first, last)))


def numbers_named(text: str, letter: str | None) -> tuple[int, ...]:
    """Return the numbers of commitments that a text names as C-12, or as T-12 where that is their letter."""
    return tuple(dict.fromkeys(int(found["number"]) for found in _ANYWHERE.finditer(spoken(text, letter))))


def spoken(text: str, letter: str | None) -> str:
    """Return a line with the numbers of the side that joined, if any did, as they are read here: C-100000012."""
    if letter is None:
        return text
    number = rf"(?<![\w#@/-]){letter}[-‐‑–−\s]?(\d{{1,8}}){_BEHIND_THEIRS}"
    theirs = re.compile(rf"{WHOLE_CODE}|{number}", re.IGNORECASE)  # a code may begin like T123-
    return theirs.sub(lambda found: f"{LETTERS[0]}-{series_of(letter) + int(found[1])}" if found[1] else found[0], text)


def written(text: str) -> str:
    """Return a text with its numbers as people write them, T-12; what `spoken` did is undone."""
    return _LONG.sub(lambda found: label_of(int(found[1])), text)
