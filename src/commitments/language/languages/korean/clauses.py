"""What the words after a Korean date say of it: a condition, the past, or a noun that it belongs to."""

import re

from commitments.language.dates.date_phrase import DatePhrase, Strength
from commitments.language.dates.values import Elsewhere
from commitments.language.languages.korean.clause_words import EARLIEST, LIKE_VERBS

_HANGUL = re.compile("[가-힣]+")
_FARTHEST = 80  # characters
_LOOKED_AT = 4  # words after the date: the first that is a verb decides
_CONDITION = re.compile(r"(?:면|거든)$")
_PAST = re.compile(
    r"[았었였했됐렸셨냈갔왔봤줬났졌켰겼썼뒀쳤췄났꼈](?:고|는데|던|지만|으며|어서|으니|으니까|었던|었는데|었고)?$"
)
# Before a noun: 보낸 파일, 말씀하신 오류, 공유했던 자료, 필요한 서류.
_BEFORE_NOUN = re.compile(
    r"(?:[한된린낸준킨긴운춘친른던]|[하주으내오시되]신|[받맡적들찾입넣잡남얻닫놓묶]은|[나가들]온|[뤄어여려해꿔춰]진)$"
)
# 21일이 아니라 23일까지: that is not the date; 20일 이후에: a date from which on, not by which.
_REPLACED = re.compile(r"(?:이|가)?\s?(?:아니라|아니고|아닌|말고|대신)(?![가-힣])")
_FROM_THEN = re.compile(r"\s?이후(?:에|로|부터)?(?![가-힣])")
# 6월 1일 자료 기준으로; 30일 이상; 5일 정도 걸립니다; 작성일: 7/1 — what a date or a length is told of.
_STATED = re.compile(
    r"\s?(?:[가-힣]{1,6}\s)?기준(?:으로|의|인)?(?![가-힣])|\s?(?:이상|넘게|초과|째)(?![가-힣])"
    r"|\s?(?:정도|가량|쯤)?\s?(?:걸[리려릴린립]|소요)"
)
_LABEL = re.compile(
    r"(?:작성|발행|등록|계약|기준|수신|접수|체결|발생|입사|생산|제조|결제|주문|구매|갱신)(?:일자?|날짜)\s?[:은는]?\s?$"
)
_LONGEST_LABEL = 10
_BY_THEN = re.compile(r"(?:까지|이내|안에|내로|내에|중으로)")
_CLAUSE_END = re.compile(r"(?:[가-힣](?:(?<!그리)고|며|지만|도록)|[해어아]서)[,\s]")
_FINAL_VERB = re.compile(r"(?:[다요게까함음임기]|예정|계획)[\s.!~ㅎㅋ^]*$")
_NEGATION = re.compile(r"(?:지\s?않|지\s?못|지\s?말|안\s?[가-힣]{1,4}(?:습니다|니다|어요|게요))")


def belongs_elsewhere(text: str, phrase: DatePhrase, _: DatePhrase | None, *, ahead: bool) -> Elsewhere | None:
    """Return what the clause after the date is if not the promise; `ahead`: the date cannot be past (내일)."""
    if text.isascii():
        return None
    after = text[phrase.end : phrase.end + _FARTHEST]
    return _noun_of(text, phrase, after) or _clause_of(text, phrase, after, ahead=ahead)


def _noun_of(text: str, phrase: DatePhrase, after: str) -> Elsewhere | None:
    if _REPLACED.match(after):
        return Elsewhere.REPLACED
    if _FROM_THEN.match(after):
        return Elsewhere.STARTS
    label = _LABEL.search(text[max(0, phrase.start - _LONGEST_LABEL) : phrase.start])
    return Elsewhere.NOUN if label or _STATED.match(after) else None


def _clause_of(text: str, phrase: DatePhrase, after: str, *, ahead: bool) -> Elsewhere | None:
    words = _HANGUL.findall(after)
    governed = phrase.strength == Strength.GOVERNED and _BY_THEN.search(text[phrase.start : phrase.end])
    for at, word in enumerate(words[:_LOOKED_AT]):
        last = at + 1 == len(words)
        if _CONDITION.search(word) and word not in LIKE_VERBS and word not in EARLIEST and not last:
            return Elsewhere.CONDITION
        if not last and _is_agreed_noun(words, at):
            return Elsewhere.NOUN
        if not ahead and not last and _is_past(words, at, governed=bool(governed)):
            return Elsewhere.PAST
        if not ahead and not governed and not last and _is_before_noun(word):
            return Elsewhere.NOUN
        if _CLAUSE_END.search(f"{word} "):
            return None
    return Elsewhere.DENIED if _is_denied(text[phrase.start : phrase.end], after) else None


def ends_clause(between: str, after: str) -> bool:
    """Whether a clause ends between two dates, and the second has the final verb: 오늘 확인하고 | 내일 회신할게요."""
    return _CLAUSE_END.search(between[:_FARTHEST]) is not None and _FINAL_VERB.search(after[-_FARTHEST:]) is not None


def _is_past(words: list[str], at: int, *, governed: bool) -> bool:
    """Whether a word is a past verb; what was decided (하기로 했고) is still ahead, and so may be a date with 까지."""
    if at and words[at - 1].endswith("기로"):
        return False
    return _PAST.search(words[at]) is not None and not (governed and words[at].endswith("던"))


def _is_agreed_noun(words: list[str], at: int) -> bool:
    """Whether the word ends what was agreed, before its noun: 어제까지 드리기로 한 자료."""
    return at > 0 and words[at - 1].endswith("기로") and words[at] in ("한", "했던", "하신", "하셨던")


def _is_before_noun(word: str) -> bool:
    return _BEFORE_NOUN.search(word) is not None and word not in LIKE_VERBS and len(word) > 1


def _is_denied(phrase: str, after: str) -> bool:
    """Whether the line only says what will not be done before a date: 금요일 전에는 출고하지 않겠습니다."""
    return "전" in phrase and _NEGATION.search(after) is not None
