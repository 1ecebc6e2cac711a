"""Cuts a line into tokens and says what kinds of thing each may be; what no table knows has no kind."""

import re
from datetime import timedelta
from functools import cache
from typing import Any, NamedTuple

from commitments.language.book import literals
from commitments.language.words import english, korean


@cache
def _vocabulary() -> dict[str, dict[str, Any]]:
    """Give every word of the tables and of the rules' patterns, with its kinds."""
    table = {**english.kinds(), **korean.kinds()}
    for word in literals():
        table.setdefault(word, {})[word] = None
    return table


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """Give, for the first syllable of each Korean word, how long such words are, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in _vocabulary():
        if "가" <= word[0] <= "힣":
            sizes.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in sizes.items()}


# Links, mentions, code and addresses are one token each and never hold a date.
_MASKS = r"<[^<>]{1,300}>|`[^`]{1,300}`|https?://\S{1,500}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|@\w[\w.-]{0,64}"
_WORD = r"[^\W\d_가-힣]++(?:['’](?:s|clock|t))?+"

# Most tokens are plain words, so these are tried first; only what may be part of something else is tried as that.
_TOKEN = re.compile(
    rf"""
    \s*+(?:
    (?P<ampm>[ap](?:\.\s?m\.?|\sm)(?!\w))
  | (?P<word>{_WORD}(?![\w@]|[.+-]\w|://|\s[+-]\d))
  | (?P<hangul>[가-힣]++)
  | (?P<mask>{_MASKS})
  | (?=\d)(?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}}T\d{{2}}:\d{{2}}(?::\d{{2}})?(?:Z|[+-]\d{{2}}:?\d{{2}})?(?!\w))
    | (?P<ymd>\d{{4}}(?P<mark1>[-/.])\d{{1,2}}(?P=mark1)\d{{1,2}}(?!\d))
    | (?P<kymd>\d{{4}}\.\s\d{{1,2}}\.\s\d{{1,2}}\.?(?!\d))
    | (?P<mdy>\d{{1,2}}(?P<mark2>[-/.])\d{{1,2}}(?P=mark2)(?:\d{{4}}|\d{{2}})(?!\d))
    | (?P<hms>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:]))
    | (?P<hhmm>\d{{1,2}}h\d{{2}}(?!\w))
    | (?P<ym>\d{{4}}[-/.]\d{{1,2}}(?![\d/-]))
    | (?P<my>\d{{1,2}}[/-]\d{{4}}(?![\d/-]))
    | (?P<slash>\d{{1,2}}/\d{{1,2}}(?![\d/]))
    | (?P<dot>\d{{1,2}}\.\d{{1,2}}\.?(?![\d.]))
    | (?P<yq>(?:\d{{4}}|\d{{2}})q[1-4](?!\w))
    | (?P<big>\d{{1,3}}(?:,\d{{3}})++(?!\d))
    | (?P<ord>\d{{1,2}}(?:st|nd|rd|th)(?!\w))
    | (?P<int>\d++)
    )
  | (?P<quarter>q[1-4](?![^\W가-힣]))
  | (?P<halfyear>h[12](?![^\W가-힣]))
  | (?P<offset>(?:(?:utc|gmt)\s?|(?<=:\d\d\s))[+-](?:1[0-4]|0?\d)(?::?[0-5]\d)?(?!\d))
  | (?P<fused>{_WORD})
  | (?P<other>\S)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# People leave out the space before a date: 견적서를내일까지.
_RUN_ON = re.compile(
    "(?<=[은는을를이가에께도])(?:오늘|내일|모레|글피|[월화수목금토일]요일|이번|다음|다다음|월말|연말|주말)"
    "|(?:오늘|내일|모레|글피|[월화수목금토일]요일|월말|연말)까지"
)
_NUMERAL_STARTS = frozenset("일이삼사오육칠팔구십백천")
_NUMERAL = re.compile(
    "(?=[일이삼사오육칠팔구십백천])"
    "(?:([이삼사오육칠팔구]?)(천))?(?:([이삼사오육칠팔구]?)(백))?(?:([이삼사오육칠팔구]?)(십))?([일이삼사오육칠팔구]?)"
)
_WORDS = ("word", "fused")
_TAINT = frozenset("#$€£₩¥_+=~\\/&.-^*:")
_TAINT_AFTER = frozenset("%_$€£₩¥°")


class Token(NamedTuple):
    """A piece of the line from `start` to `end`; `glued` when no space stands before it.

    `kinds` is empty for what no table knows, and for a number that is part of something else.
    """

    text: str
    start: int
    end: int
    glued: bool
    kinds: dict[str, Any]

    @property
    def wordlike(self) -> bool:
        """Tell whether this is a word or a number, not a mark."""
        return self.text[0].isalnum()


def tokenize(text: str) -> list[Token]:
    """Cut `text` into tokens."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        name = match.lastgroup or "other"
        at, to = match.span(name)
        piece = text[at:to]
        glued = at > 0 and not text[at - 1].isspace()
        if name == "hangul":
            tokens.extend(_hangul(piece, at, glued))
        elif name == "other" and piece == "-" and tokens and _hyphen(text, at):
            continue
        else:
            suffix = to - at == 1 and glued and name in _WORDS and text[at - 1].isdigit()
            kinds = _suffix(piece.casefold()) if suffix else _kinds(name, piece)
            tokens.append(Token(piece, at, to, glued, kinds))
    return _untainted(text, tokens)


def _suffix(letter: str) -> dict[str, Any]:
    """Read the letter glued to a number: 3p, 24h, 2d."""
    if letter in "ap":
        return {"MERIDIEM": letter == "p"}
    unit = english.SHORT_UNITS.get(letter)
    return {"SHORT": unit} if unit else {}


def _hyphen(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _kinds(name: str, piece: str) -> dict[str, Any]:
    lower = piece.casefold().replace("’", "'")
    if name in _WORDS:
        return _vocabulary().get(lower, {})
    if name == "int":
        return _int(piece)
    if name == "iso":
        return {"ISO": piece.upper()}
    if name in _NUMERIC:
        return {_NUMERIC[name]: _numbers(name, lower)}
    if name in ("ampm", "ord"):
        return {"MERIDIEM": lower[0] == "p"} if name == "ampm" else {"ORD": int(piece[:-2])}
    return {lower: None} if name == "other" else {}


_NUMERIC = {
    "ymd": "YMD", "kymd": "YMD", "mdy": "MDY", "hms": "HMS", "hhmm": "HHMMH", "ym": "YM", "my": "MY",
    "slash": "SLASH", "dot": "DOT", "yq": "YQ", "quarter": "QUARTER", "halfyear": "HALFYEAR",
    "offset": "OFFSET",
}  # fmt: skip


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


def _int(piece: str) -> dict[str, Any]:
    if len(piece) > 4:
        return {}
    number = int(piece)
    kinds: dict[str, Any] = {"NUM": number, "INT": number}
    if len(piece) == 4 and 1990 <= number <= 2099:
        kinds["YEAR"] = number
    if len(piece) >= 3 and number // 100 <= 24 and number % 100 < 60:
        kinds["HHMM"] = (number // 100, number % 100)
    if len(piece) > 2 and number >= 1000:
        del kinds["INT"]
    return kinds


def _hangul(run: str, at: int, glued: bool) -> list[Token]:
    """Cut a run of Korean syllables by the longest known word each time; the rest is one unknown token."""
    tokens: list[Token] = []
    pos = 0
    while pos < len(run):
        piece, kinds = _longest_word(run, pos)
        apart = False
        if not piece:
            date = _RUN_ON.search(run, pos)
            piece, kinds, apart = run[pos : date.start() if date else len(run)], {}, date is not None
        tokens.append(Token(piece, at + pos, at + pos + len(piece), glued, kinds))
        pos += len(piece)
        glued = not apart
    return tokens


def _longest_word(run: str, pos: int) -> tuple[str, dict[str, Any]]:
    numeral, value = _numeral(run, pos) if run[pos] in _NUMERAL_STARTS else ("", 0)
    for size in _sizes().get(run[pos], ()):
        if size < len(numeral) or (size == len(numeral) and size > 1):
            break
        word = run[pos : pos + size]
        kinds = _vocabulary().get(word)
        if kinds is not None:
            return word, {**kinds, "INT": value} if word == numeral else kinds
    return numeral, {"INT": value} if numeral else {}


def _numeral(run: str, pos: int) -> tuple[str, int]:
    """Read a Sino-Korean number; a last 일 that has no unit after it is the unit "day"."""
    match = _NUMERAL.match(run, pos)
    if match is None or not match.group():
        return "", 0
    text = match.group()
    if (
        len(text) > 1
        and text.endswith("일")
        and run[match.end() : match.end() + 1] not in tuple("일월년시분주달개초간")
    ):
        text = text[:-1]
        match = _NUMERAL.fullmatch(run, pos, pos + len(text))
        if match is None:
            return "", 0
    total = korean.DIGITS.get(match[7], 0)
    for digit, unit, worth in ((1, 2, 1000), (3, 4, 100), (5, 6, 10)):
        if match[unit]:
            total += korean.DIGITS.get(match[digit], 1) * worth
    return text, total


def _untainted(text: str, tokens: list[Token]) -> list[Token]:
    """Take the kinds from numbers that belong to something else: #4512, v2.15, INV-4412, 20%, 3x."""
    for index, token in enumerate(tokens):
        if not token.kinds or not token.text[0].isdigit():
            continue
        if _tainted_before(text, tokens, index) or _tainted_after(text, tokens, index):
            tokens[index] = token._replace(kinds={})
    return tokens


def _tainted_before(text: str, tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if not index or not token.glued:
        return False
    previous = tokens[index - 1]
    if previous.end != token.start:
        return True
    if text[token.start - 1] in _TAINT:
        beyond = tokens[index - 2] if index > 1 and previous.glued else None
        if previous.text == "~" and (beyond is None or beyond.text == "("):
            return False
        return previous.text not in "-~" or beyond is None or not (beyond.kinds and beyond.text[0].isalnum())
    return previous.wordlike and not previous.kinds


def _tainted_after(text: str, tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    after = text[token.end : token.end + 1]
    if after in _TAINT_AFTER and after:
        return True
    if index + 1 == len(tokens) or not tokens[index + 1].glued:
        return False
    following = tokens[index + 1]
    return not following.kinds and following.wordlike and not "가" <= following.text[0] <= "힣"
