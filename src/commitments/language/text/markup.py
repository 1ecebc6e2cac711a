"""Removes markup: bold, italics, strikethrough; bullets, check boxes, numbers and emoji that open a line."""

import re
import unicodedata
from string import ascii_lowercase

EMOJI = r"(?<!\w):[a-z0-9_+'-]{1,60}:(?!\w)"
PICTURE = rf"(?:[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]|{EMOJI})"
COLON = r"(?:(?<!\s):|:(?![\w+'-]{1,60}:))(?!\d|//)"  # not in a time or a link, not the first one of :rocket:
_BOLD = re.compile(r"(?<![^\s(\[\"'“:])(\*\*?|_)(?=\S)((?:(?!\1).){1,200})(?<=\S)\1(?![a-zA-Z0-9*_])")
_STRUCK = re.compile(r"(?<!\S)~(?=\S)([^~]{1,200})(?<=\S)~(?!\w)")
_SYLLABLES = "가나다라마바사"
_NUMBER = rf"(?:\(?\d{{1,2}}[.)]|\(?[a-zA-Z{_SYLLABLES}]\)|[{_SYLLABLES}]\.)\s+(?![\s\d])"
_NUMBERED = re.compile(rf"(?<!\S){_NUMBER}")
_BULLET = r"[•◦▪‣]\s"
# A number of an item inside a line: 1. (1) 1) a) 가. ① ⑴ 1️⃣; after a closed one a Korean word may follow at once.
_ITEM = re.compile(
    rf"(?<!\S)(?:{_BULLET}|(?P<sign>[①-⑳⑴-⒇⒈-⒛❶-❿]|\d\ufe0f?\u20e3)\s?"
    rf"|[(（]?(?P<mark>\d{{1,2}}|[a-zA-Z{_SYLLABLES}])(?:[)）](?:\s|(?=[가-힣]))|[.．]\s(?!\d)))"
)
_LIST = re.compile(rf"(?:\s|{PICTURE}|[-–*•◦▪‣·>※ㅇ]\s|\[[ xXvV✓✔]?\]\s)*({_NUMBER})?(?:\[[ xX]?\]\s|{PICTURE}|\s)*")

_TICKED = re.compile(r"\s*(?:[-*•◦▪‣·]\s)?\s*\[[xXvV✓✔]\]\s")


def without_bold(text: str) -> str:
    """Return the text without Slack's and Teams' bold and italic markers; other asterisks stay."""
    if "*" not in text and "_" not in text:
        return text
    return _BOLD.sub(r"\2", _BOLD.sub(r"\2", text))  # *_both_*


def without_strikes(text: str) -> str:
    """Return the text without the markers around struck-through words."""
    return _STRUCK.sub(r"\1", text) if "~" in text else text


def without_list_mark(text: str) -> str:
    """Blank out bullet, check box, number and emoji at the start of a line; a line with several numbers keeps them."""
    if text[:2].isalpha():
        return text
    mark = _LIST.match(text)
    if mark is None:
        return text
    several = mark[1] and _NUMBERED.search(text, mark.end())
    end = mark.start(1) if several else mark.end()
    return " " * end + text[end:]


def has_list_mark(line: str) -> bool:
    """Whether a line begins with a bullet, check box, number or emoji, as an item of a list does."""
    mark = _LIST.match(line)
    return mark is not None and bool(line[: mark.end()].strip())


def is_ticked(line: str) -> bool:
    """Whether the check box of an item is ticked: it is done."""
    return _TICKED.match(line) is not None


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def items_in_line(line: str) -> tuple[str, list[str]]:
    """Return what stands before the items of a list that is written in one line, and the items; [] if it is none.

    They are numbered from the first on, without a gap: "1. the deck by Friday 2. the mock by Monday".
    """
    marks = list[re.Match[str]]()
    for one in _ITEM.finditer(line):
        if _place(one) in (len(marks), None):
            marks.append(one)
    if len(marks) < 2:
        return "", []
    ends = [*(one.start() for one in marks[1:]), len(line)]
    items = [line[one.end() : end].strip(" ,;/") for one, end in zip(marks, ends, strict=True)]
    return (line[: marks[0].start()].strip(), items) if all(items) else ("", [])


def _place(item: re.Match[str]) -> int | None:
    """Return the place of a number in its list, from 0 on; None for a bullet."""
    if sign := item["sign"]:
        return int(unicodedata.numeric(sign[0])) - 1
    mark = item["mark"]
    if mark is None or mark.isdigit():
        return int(mark) - 1 if mark else None
    return ascii_lowercase.index(mark.lower()) if mark.isascii() else _SYLLABLES.index(mark)
