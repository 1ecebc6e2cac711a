"""Splits a line into tokens with the kinds that each may be; an unknown word has no kind."""

import re
from datetime import timedelta
from typing import NamedTuple

from commitments.language.dates.korean_segmentation import segment
from commitments.language.dates.vocabulary import Kinds, vocabulary
from commitments.language.text.normalization import lowercase
from commitments.language.words import english_date_words

# Links, mentions, code and addresses are one token each and never hold a date.
_MASKS = r"<[^<>]{1,300}>|`[^`]{1,300}`|https?://\S{1,500}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|@\w[\w.-]{0,64}"
_LETTERS = r"[^\W\d_가-힣]+"
_APOSTROPHE = r"['’](?:s|clock|t|(?<=s['’])(?!\w))"
_PART = r"[\w@]|[.+-]\w|://|\s[+-]\d"  # before these, letters may be part of something else
_ALONE = rf"(?!{_PART}|{_APOSTROPHE})"
_WORD = rf"[a-z]+{_ALONE}|{_LETTERS}(?:{_ALONE}|{_APOSTROPHE}(?!{_PART}))"  # ASCII first: that is quicker to tell

# No repetition is possessive (decision record 16): what follows one is what it cannot hold itself, so that
# backtracking stops at once. Trailing spaces are cut off first, for the same reason.
# Most tokens are plain words, so these are tried first; only what may be part of something else is tried as that.
_TOKEN = re.compile(
    rf"""
    \s*(?:
    (?P<ampm>[ap](?:\.\s?m\.?|\sm)(?!\w))
  | (?P<word>{_WORD})
  | (?P<hangul>[가-힣]+)
  | (?P<mask>{_MASKS})
  | (?P<short>(?:b4|2moro|2morrow|2mrw|2day|2nite)(?![^\W가-힣]))
  | (?P<fiscal>fy\s?['’]?(?:20\d\d|\d\d)(?![^\W가-힣]))
  | (?P<weekno>(?:\d{{4}}-)?(?:wk|cw|kw|w)\d\d?(?![^\W가-힣]))
  | (?=\d)(?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}}t\d{{2}}:\d{{2}}(?::\d{{2}})?(?:z|[+-]\d{{2}}:?\d{{2}})?(?![^\W가-힣]))
    | (?P<phone>(?:\d{{2,4}}-\d{{3,4}}-|0\d{{1,2}}\s\d{{3,4}}\s)\d{{4}}(?!\d))
    | (?P<ymd>\d{{4}}(?P<mark1>[-/.])\d{{1,2}}(?P=mark1)\d{{1,2}}(?!\d))
    | (?P<kymd>\d{{4}}\.\s\d{{1,2}}\.\s\d{{1,2}}\.?(?!\d))
    | (?P<mdy>\d{{1,2}}(?P<mark2>[-/.])\d{{1,2}}(?P=mark2)(?:\d{{4}}|\d{{2}})(?!\d))
    | (?P<yymd>\d{{2}}(?P<mark3>[-/])\d{{1,2}}(?P=mark3)\d(?!\d))
    | (?P<version>\d+(?:\.\d+){{2,}})
    | (?P<hms>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:]))
    | (?P<hhmm>\d{{1,2}}h\d{{2}}(?![^\W가-힣]))
    | (?P<ym>\d{{4}}[-/.]\d{{1,2}}(?![\d/-]))
    | (?P<my>\d{{1,2}}[/-]\d{{4}}(?![\d/-]))
    | (?P<slash>\d{{1,2}}/\d{{1,2}}(?![\d/]))
    | (?P<dot>\d{{1,2}}\.\d{{1,2}}\.?(?![\d.]))
    | (?P<yq>(?:\d{{4}}|\d{{2}})q[1-4](?!\w))
    | (?P<big>\d{{1,3}}(?:,\d{{3}})+(?!\d|,\d{{3}}))
    | (?P<ord>\d{{1,2}}(?:st|nd|rd|th)(?!\w))
    | (?P<int>\d+)
    )
  | (?P<quarter>q[1-4](?![^\W가-힣]))
  | (?P<halfyear>h[12](?![^\W가-힣]))
  | (?P<offset>(?:(?:utc|gmt)\s?|(?<=:\d\d\s))[+-](?:1[0-4]|0?\d)(?::?[0-5]\d)?(?!\d))
  | (?P<fused>{_LETTERS}(?:{_APOSTROPHE})?)
  | (?P<other>\S)
    )
    """,
    re.VERBOSE,
)
_WORDS = ("word", "fused", "short")
_ATTACHED_BEFORE = frozenset("#$€£₩¥_+=~\\/&.-^*:")
_ATTACHED_AFTER = frozenset("%_$€£₩¥°")
_NAMING = frozenset("acw")  # words of dates that with a number name something: A4, W-9
_UNKNOWN: Kinds = {}
_DASH: Kinds = {"-": None}  # a range is written with a dash of any length
_GOVERNORS = frozenset({"by", "on", "before", "until", "till", "due"})
_ENDS_OF_RANGE = ("WEEKDAY", "MONTH")


class Token(NamedTuple):
    """A piece of the line from `start` to `end`, in lower case; `glued` if no space precedes it.

    `kinds` is empty for an unknown word, and for a number that is part of something else.
    """

    text: str
    start: int
    end: int
    glued: bool
    kinds: Kinds

    @property
    def wordlike(self) -> bool:
        """Whether this is a word or a number, not punctuation."""
        return self.text[0].isalnum()


def tokenize(text: str) -> list[Token]:
    """Cut `text` into tokens."""
    text = lowercase(text).rstrip()
    tokens: list[Token] = []
    numbers: list[int] = []
    words = vocabulary()
    for match in _TOKEN.finditer(text):
        name = match.lastgroup or "other"
        at, to = match.span(name)
        piece = text[at:to]
        glued = at > 0 and not text[at - 1].isspace()
        if name == "hangul":
            for part, kinds, follows in segment(piece):
                tokens.append(Token(part, at, at + len(part), glued and follows, kinds))
                at, glued = at + len(part), True
        elif name in _WORDS:
            suffix = glued and to - at == 1 and text[at - 1].isdigit()
            kinds = _suffix(piece) if suffix else words.get(_dictionary_form(piece), _UNKNOWN)
            if kinds and glued and text[at - 1] == "-" and _is_range(tokens[-1], kinds):
                tokens.append(Token("-", at - 1, at, glued=True, kinds=_DASH))
            tokens.append(Token(piece, at, to, glued, kinds))
        elif name != "other":
            numbers.append(len(tokens))
            tokens.append(Token(piece, at, to, glued, _kinds(name, piece)))
        elif piece != "-" or not tokens or not _hyphen(text, at):
            tokens.append(Token(piece, at, to, glued, _DASH if piece in "–—" else {piece: None}))
    return _without_attached_numbers(text, tokens, numbers) if numbers else tokens


def _dictionary_form(word: str) -> str:
    return word.replace("’", "'").removesuffix("'")


def _suffix(letter: str) -> Kinds:
    """Read the letter glued to a number: 3p, 24h, 2d."""
    if letter in "ap":
        return {"MERIDIEM": letter == "p"}
    unit = english_date_words.SHORT_UNITS.get(letter)
    return {"SHORT": unit} if unit else {}


def _is_range(before: Token, kinds: Kinds) -> bool:
    """Whether a hyphen joins two weekdays or two months ("Mon-Wed") rather than parts of a word ("mid-May")."""
    return any(kind in kinds and kind in before.kinds for kind in _ENDS_OF_RANGE)


def _hyphen(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return before.isalpha() and text[at + 1 : at + 2].isalpha() and not "가" <= before <= "힣"


def _kinds(name: str, piece: str) -> Kinds:
    if name == "int":
        return _int(piece)
    if name == "ord":
        return {"ORD": int(piece[:-2]), "first": None} if piece == "1st" else {"ORD": int(piece[:-2])}
    if name == "ampm":
        return {"MERIDIEM": piece[0] == "p"}
    if name == "iso":
        return {"ISO": piece.upper()}
    if name == "dot":
        return _dotted(piece)
    if name == "mdy" and "." in piece:
        return {"DMY": _numbers(name, piece)}
    return {_NUMERIC[name]: _numbers(name, piece)} if name in _NUMERIC else _UNKNOWN


_NUMERIC = {
    "ymd": "YMD", "kymd": "YMD", "mdy": "MDY", "yymd": "YYMD", "hms": "HMS", "hhmm": "HHMMH", "ym": "YM", "my": "MY",
    "slash": "SLASH", "yq": "YQ", "quarter": "QUARTER", "halfyear": "HALFYEAR",
    "offset": "OFFSET", "fiscal": "FISCAL", "weekno": "WEEKNO",
}  # fmt: skip


def _dotted(piece: str) -> Kinds:
    """Read 9.12 or 17.30: a date, and with two digits after the dot perhaps a clock time."""
    parts = _numbers("dot", piece)
    minutes = piece.removesuffix(".").partition(".")[2]
    return {"DOT": parts, "DOTTIME": parts} if len(minutes) == 2 and minutes < "60" else {"DOT": parts}


def _numbers(name: str, piece: str) -> object:
    parts = tuple(int(number) for number in re.findall(r"\d+", piece))
    if name == "offset":
        return _offset(piece)
    if name == "hms":
        return (piece.startswith("0"), *parts)
    return parts


def _offset(piece: str) -> timedelta:
    """Read utc+9, +0530, -03:30: hours, and minutes after them."""
    digits = piece.strip("utcgm +-").replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return -ahead if "-" in piece else ahead


def _int(piece: str) -> Kinds:
    if len(piece) > 4:
        return {}
    number = int(piece)
    if len(piece) == 4 and piece[0] == "0" and number % 100 < 60:
        return {"HHMM0": (number // 100, number % 100)}
    kinds: Kinds = {"NUM": number, "INT": number}
    if len(piece) == 4 and 1990 <= number <= 2099:
        kinds["YEAR"] = number
    if len(piece) >= 3 and number // 100 <= 24 and number % 100 < 60:
        kinds["HHMM"] = (number // 100, number % 100)
    if len(piece) > 2 and number >= 1000:
        del kinds["INT"]
    return kinds


def _without_attached_numbers(text: str, tokens: list[Token], numbers: list[int]) -> list[Token]:
    """Remove the kinds of numbers that are part of something else: #4512, v2.15, INV-4412, 20%, 3x."""
    for index in numbers:
        token = tokens[index]
        if not token.kinds or not token.text[0].isdigit():
            continue
        if (
            _is_around_the_clock(tokens, index)
            or _is_attached_before(text, tokens, index)
            or _is_attached_after(text, tokens, index)
        ):
            tokens[index] = token._replace(kinds=_UNKNOWN)
    return tokens


def _is_around_the_clock(tokens: list[Token], index: int) -> bool:
    """Whether 24/7 means "around the clock" ("24/7 support") rather than a date ("by 24/7")."""
    return tokens[index].text == "24/7" and (not index or tokens[index - 1].text not in _GOVERNORS)


def _is_attached_before(text: str, tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if not index or not token.glued:
        return False
    previous = tokens[index - 1]
    if previous.end != token.start:
        return True
    if text[token.start - 1] in _ATTACHED_BEFORE:
        beyond = tokens[index - 2] if index > 1 and previous.glued else None
        if previous.text == "~" and (beyond is None or beyond.text == "("):
            return False
        if previous.text == "/":
            return not any("MONTH" in token.kinds for token in tokens[max(0, index - 4) : index - 1])
        return (
            previous.text not in "-~"
            or beyond is None
            or not (beyond.kinds and beyond.text not in _NAMING and beyond.text[0].isalnum())
        )
    return previous.wordlike and (not previous.kinds or previous.text in _NAMING)


def _is_attached_after(text: str, tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    after = text[token.end : token.end + 1]
    if after in _ATTACHED_AFTER and after:
        return True
    if index + 1 == len(tokens) or not tokens[index + 1].glued:
        return False
    following = tokens[index + 1]
    return not following.kinds and following.wordlike and not "가" <= following.text[0] <= "힣"
