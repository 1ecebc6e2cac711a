"""Splits a line into tokens with the kinds that each may be; an unknown word has no kind."""

import re
from collections.abc import Mapping
from functools import cache

from commitments.language.languages.together import Languages
from commitments.language.text.normalization import lowercase
from commitments.language.tokens.attached_numbers import without_attached_numbers
from commitments.language.tokens.numbers import kinds_of_number
from commitments.language.tokens.segmentation import segment
from commitments.language.tokens.token import Kinds, Token

# Links, mentions, code and addresses are one token each and never hold a date.
_MASKS = r"<[^<>]{1,300}>|`[^`]{1,300}`|https?://\S{1,500}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|@\w[\w.-]{0,64}"
_APOSTROPHE = r"['’](?:s|clock|t|(?<=s['’])(?!\w))"
_PART = r"[\w@]|[.+-]\w|://|\s[+-]\d"  # before these, letters may be part of something else
_ALONE = rf"(?!{_PART}|{_APOSTROPHE})"
_WORDS = ("word", "fused", "short")
_UNKNOWN: Kinds = {}
_DASH: Kinds = {"-": None}  # a range is written with a dash of any length
_ENDS_OF_RANGE = ("WEEKDAY", "MONTH")


# No repetition is possessive (decision record 16): what follows one is what it cannot hold itself, so that
# backtracking stops at once. Trailing spaces are cut off first, for the same reason.
# Most tokens are plain words, so these are tried first; only what may be part of something else is tried as that.
@cache
def pattern_of(scripts: str) -> re.Pattern[str]:
    """Return the pattern of a token; the letters of `scripts` stand apart from all others."""
    letters = rf"[^\W\d_{scripts}]+"
    word = rf"[a-z]+{_ALONE}|{letters}(?:{_ALONE}|{_APOSTROPHE}(?!{_PART}))"  # ASCII first: that is quicker to tell
    end = rf"(?![^\W{scripts}])"
    dot = rf"(?:\.(?=\s?\(?[{scripts}]))?" if scripts else ""  # 2026.12.04. 까지
    spaced = rf"\d{{1,2}}\.\s\d{{1,2}}\.(?=\s?\(?[{scripts}])" if scripts else "(?!)"  # 12. 4.(금)까지
    run = rf"(?P<run>[{scripts}]+)" if scripts else r"(?P<run>(?!))"
    return re.compile(
        rf"""
        \s*(?:
        (?P<ampm>[ap](?:\.\s?m\.?|\sm)(?!\w))
      | (?P<word>{word})
      | {run}
      | (?P<mask>{_MASKS})
      | (?P<short>(?:b4|2moro|2morrow|2mrw|2day|2nite){end})
      | (?P<fiscal>fy\s?['’]?(?:20\d\d|\d\d){end})
      | (?P<weekno>(?:\d{{4}}-)?(?:wk|cw|kw|w)\d\d?{end})
      | (?=\d)(?:
          (?P<iso>\d{{4}}-\d{{2}}-\d{{2}}t\d{{2}}:\d{{2}}(?::\d{{2}})?(?:z|[+-]\d{{2}}:?\d{{2}})?{end})
        | (?P<phone>(?:\d{{2,4}}-\d{{3,4}}-|0\d{{1,2}}\s\d{{3,4}}\s)\d{{4}}(?!\d))
        | (?P<ymd>\d{{4}}(?P<mark1>[-/.])\d{{1,2}}(?P=mark1)\d{{1,2}}(?!\d){dot})
        | (?P<kymd>\d{{4}}\.\s\d{{1,2}}\.\s\d{{1,2}}\.?(?!\d))
        | (?P<mdy>\d{{1,2}}(?P<mark2>[-/.])\d{{1,2}}(?P=mark2)(?:\d{{4}}|\d{{2}})(?!\d))
        | (?P<yymd>\d{{2}}(?P<mark3>[-/])\d{{1,2}}(?P=mark3)\d(?!\d))
        | (?P<version>\d+(?:\.\d+){{2,}})
        | (?P<hms>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:]))
        | (?P<hhmm>\d{{1,2}}h\d{{2}}{end})
        | (?P<ym>\d{{4}}[-/.]\d{{1,2}}(?![\d/-]))
        | (?P<my>\d{{1,2}}[/-]\d{{4}}(?![\d/-]))
        | (?P<slash>\d{{1,2}}/\d{{1,2}}(?![\d/]))
        | (?P<dot>\d{{1,2}}\.\d{{1,2}}\.?(?![\d.])|{spaced})
        | (?P<yq>(?:\d{{4}}|\d{{2}})q[1-4](?!\w))
        | (?P<big>\d{{1,3}}(?:,\d{{3}})+(?!\d|,\d{{3}}))
        | (?P<ord>\d{{1,2}}(?:st|nd|rd|th)(?!\w))
        | (?P<int>\d+)
        )
      | (?P<quarter>q[1-4]{end})
      | (?P<halfyear>h[12]{end})
      | (?P<offset>(?:(?:utc|gmt)\s?|(?<=:\d\d\s))[+-](?:1[0-4]|0?\d)(?::?[0-5]\d)?(?!\d))
      | (?P<fused>{letters}(?:{_APOSTROPHE})?)
      | (?P<other>\S)
        )
        """,
        re.VERBOSE,
    )


def tokenize(text: str, languages: Languages) -> list[Token]:
    """Cut `text` into tokens."""
    text = lowercase(text).rstrip()
    tokens: list[Token] = []
    numbers: list[int] = []
    words = languages.vocabulary
    for match in pattern_of(languages.letters).finditer(text):
        name = match.lastgroup or "other"
        at, to = match.span(name)
        piece = text[at:to]
        glued = at > 0 and not text[at - 1].isspace()
        if name == "run":
            for part, kinds, follows in segment(piece, languages):
                tokens.append(Token(part, at, at + len(part), glued and follows, kinds, in_run=True))
                at, glued = at + len(part), True
        elif name in _WORDS:
            suffix = glued and to - at == 1 and text[at - 1].isdigit()
            kinds = languages.suffixes.get(piece, _UNKNOWN) if suffix else words.get(piece) or _other_form(piece, words)
            if kinds and glued and text[at - 1] == "-" and _is_range(tokens[-1], kinds):
                tokens.append(Token("-", at - 1, at, glued=True, kinds=_DASH))
            tokens.append(Token(piece, at, to, glued, kinds))
        elif name != "other":
            numbers.append(len(tokens))
            tokens.append(Token(piece, at, to, glued, kinds_of_number(name, piece)))
        elif piece != "-" or not tokens or not _is_hyphen(text, at, tokens[-1]):
            tokens.append(Token(piece, at, to, glued, _DASH if piece in "–—" else {piece: None}))
    return without_attached_numbers(text, tokens, numbers) if numbers else tokens


def _other_form(word: str, words: Mapping[str, Kinds]) -> Kinds:
    """Return the kinds of a word that is written with an apostrophe of another form, or ends in one."""
    if "’" in word or "'" in word:
        return words.get(word.replace("’", "'").removesuffix("'"), _UNKNOWN)
    return _UNKNOWN


def _is_range(before: Token, kinds: Kinds) -> bool:
    """Whether a hyphen joins two weekdays or two months ("Mon-Wed") rather than parts of a word ("mid-May")."""
    return any(kind in kinds and kind in before.kinds for kind in _ENDS_OF_RANGE)


def _is_hyphen(text: str, at: int, before: Token) -> bool:
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha() and not before.in_run
