"""Tells a hope from a promise: "we'll try", "should be able to", 검토해 보겠습니다, 노력하겠습니다."""

import re

from commitments.language.words.promising import pieces, words

_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_ENGLISH = words(
    "try(?:ing)?(?: (?:to|our|my)|(?=[,.!]| and|$))", "do (?:our|my) best", "best effort", "hop(?:e|ing) to",
    "hopefully", "should be able", "(?:i|we|it) should (?:have|be|get|ship|land)",
    "(?:might|may|could) (?:be|have|get|send|do|ship|take)", "probably", "perhaps", "maybe", "possibly",
    "(?:un)?likely", "tentative(?:ly)?", "ideally", "at best", "in theory", "aim(?:ing)? (?:to|for)",
    "(?:planning|expecting) to", f"(?:shooting|targeting|looking) for {_WEEKDAY}",
    "(?:i|we) (?:plan|intend|expect) to",
    "(?:i|we) (?:think|guess|believe|reckon|suppose|suspect)(?= (?:that )?(?:we|i|our)\\b)",
    "see (?:if|whether|what) (?:we|i)", "what (?:i|we) can", "(?:we'll|i'll|will) see",
    "look into(?!.{1,80} and [a-z])", "(?<!sooner )(?<!earlier )if (?:at all )?possible", "all goes well",
    "with (?:any |a bit of )?luck", "fingers crossed", "can(?:no|')t promise",
    "(?:can(?:no|')t|won't) (?:guarantee|commit)", "no (?:promises|guarantees?|commitment)", "don't quote me",
    "not sure(?! why| how)", "(?:fairly|pretty|quite) (?:sure|confident)", "give or take",
    rf"\w{{1,12}}-ish|{_WEEKDAY}ish|\d{{1,2}}ish",
).replace(" ", r"\s")  # fmt: skip
_THOROUGH = "빨리|빠르|빠른|신속|조속|서둘|상세|자세|꼼꼼|정확"  # "as fast as we can" takes nothing back
_KOREAN = pieces(
    "보겠(?:습니다|어요|음)", "볼[게께]요", "보도록 하", "보려(?!면)", "노력(?:하겠|할게|해|하도록|중)", "애써",
    "힘써", "가능하(?:면|다면)", "가능한 한(?! 빨리)", r"가능한\s(?=오늘|내일|[월화수목금]요일|이번|다음|\d)",
    "가급적", "웬만하면", "잘하면", "(?<![가-힣])되도록(?:이면)?(?! 하)", f"최대한(?! (?:{_THOROUGH}))",
    "할 수 있을 것", "될 것 같", "[가-힣] [것거] 같(?:습니다|아요|은데|네요|아)", "아마", "어쩌면", "글쎄",
    "지는? 모르", "확실(?:하진|하지 않|치 않)", "(?:변동|변경|지연)될 수", "(?:바뀔|달라질|늦어질) 수",
    "(?:듯|예상)(?:합니다|해요|됩니다|입니다)", "생각하고 있", "정도 생각", "유동적", "변수가", "대략", "얼추",
    "넉넉잡아", "상황 (?:봐|보)", "확답(?! 드[리릴])", "장담", "미정", "잠정", "희망합니다", "목표로",
)  # fmt: skip
_HEDGE = re.compile(f"{_ENGLISH}|{_KOREAN}", re.IGNORECASE)


def hedged(text: str) -> bool:
    """Tell whether `text` only hopes or tries: no promise yet."""
    return _HEDGE.search(text.replace("’", "'")) is not None
