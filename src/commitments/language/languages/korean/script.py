"""The Korean script: letters, numbers in them, and dates before which a space is missing."""

import re

from commitments.language.languages.korean.date_words import DIGITS
from commitments.language.languages.language import Script

# People leave out the space before a date: 견적서를내일까지.
_RUN_ON = (
    "(?<=[은는을를이가에께도])(?:오늘|내일|모레|글피|[월화수목금토일]요일|이번|다음|다다음|월말|연말|주말)"
    "|(?:오늘|내일|모레|글피|[월화수목금토일]요일|월말|연말|(?:이번|다음|다다음|담)[주달]|금주|차주)까지"
)
_NUMERAL = re.compile(
    "(?=[일이삼사오육칠팔구십백천])"
    "(?:([이삼사오육칠팔구]?)(천))?(?:([이삼사오육칠팔구]?)(백))?(?:([이삼사오육칠팔구]?)(십))?([일이삼사오육칠팔구]?)"
)
# What a number counts or measures, perhaps after a second digit: 삼일, 이삼일, 일사분기. 사전 and 이중 are other words.
_UNIT = re.compile("[일이삼사오육칠팔구]?(?:[일월년시분주달개초간영박차회번호층명건부장대권배]|사분기|워킹데이)")


def _numeral(run: str, pos: int) -> tuple[str, int]:
    """Read a Sino-Korean number; a last 일 that has no unit after it is the unit "day".

    이 that ends a run is "this" or a particle: no number stands without its unit.
    """
    if run[pos:] == "이":
        return "", 0
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
    rest = run[pos + len(text) :]
    if rest and _UNIT.match(rest) is None:
        return "", 0
    total = DIGITS.get(match[7], 0)
    for digit, unit, worth in ((1, 2, 1000), (3, 4, 100), (5, 6, 10)):
        if match[unit]:
            total += DIGITS.get(match[digit], 1) * worth
    return text, total


HANGUL = Script("가-힣", _RUN_ON, frozenset("일이삼사오육칠팔구십백천"), _numeral)
