"""What joins the promises of a Korean line: 금요일까지 데크 보내고 월요일까지 목업 공유할게요."""

from commitments.language.languages.korean.pledge_words import DONE, GIVES, LIMITED, SENT, STUDIED
from commitments.language.languages.language import Joint, Joints
from commitments.language.text.lazy_regex import compiled
from commitments.language.text.word_patterns import word_set

_CLAUSE_END = r"(?:(?P<intent>\s?거|\s?예정이)|겠)?(?:고|구|으?며|면서)(?:요)?(?:\s?나서)?(?:,|\s그리고)?\s"
_GIVES = rf"(?:{GIVES}|(?:{SENT}|{DONE})[을를]?\s?하)$"
_DOES = rf"(?:{SENT}|{DONE}|{STUDIED})[을를]?\s?하$"
_LIMITED = rf"{LIMITED}$"
_WORD = r"[가-힣]+$"
# What others do, or what only is: 월요일까지 승인받고.
_NOT_OURS = tuple(word_set("받 되 오 시 끝나 열리 들어가 도착하 있 없 않 못하 싶 좋 아니 이 라 다"))
# Nouns that end like a verb: 금요일까지 재고 …
_NOUNS = word_set("보 재 광 공 최 참 창 출 입 사 신 권 경 예 원 로 기 중 금 별 냉장 해 그리 하")
# 공유할게요, 보내 드리겠습니다, 전달 예정입니다, 보내기.
_CLOSING = r"(?:^|\s)((?:\S{1,8}\s)?(?:드[리릴림]\S*|예정\S*)|\S+(?:기|[게께]요|니다|[어아해]요|다|함|음|임))$"


def _clause_end(between: str, governed: bool) -> Joint | None:
    """Return where a clause ends that gives something, or with a limit does something: 데크 보내고 |, 데크 만들고 |."""
    for found in reversed(list(compiled(_CLAUSE_END).finditer(between))):
        stem = between[: found.start()]
        if found["intent"]:  # 보낼 거고, 보낼 예정이고
            return Joint(*found.span(), " 예정")
        if compiled(_GIVES).search(stem) or (governed and _does(stem)):
            is_noun = stem.endswith("하") and not compiled(_DOES).search(stem)  # 데크하고: "and" after a noun
            return Joint(found.start() - is_noun, found.end(), "" if is_noun else "기")
    return None


def _does(stem: str) -> bool:
    """Whether a stem is a verb of something that one of us does."""
    word = compiled(_WORD).search(stem)
    if word is None or word[0] in _NOUNS:
        return False
    return compiled(_LIMITED).search(stem) is not None or not word[0].endswith(_NOT_OURS)


def _closing_verb(words: str) -> str:
    found = compiled(_CLOSING).search(words)
    return found[1] if found else ""


# Whom the next promise is for, before its date: …, 글로벡스에 목요일까지 목업.
_ADDRESSED = (
    r"(?:[^\s,.;]{1,20}\s){0,2}[^\s,.;]{1,20}(?:에|에는|엔|에도|에게|에게는|에겐|께|께는|께도|한테|한테는|한텐)\s"
)

JOINTS = Joints(
    words="그리고|및|그다음|그 다음",
    also="그리고|그다음|그 다음|또|또한",
    addressed=_ADDRESSED,
    otherwise="아니면|늦어도|혹은|또는",
    clause_end=_clause_end,
    closing_verb=_closing_verb,
)
