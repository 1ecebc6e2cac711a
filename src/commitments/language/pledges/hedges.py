"""Recognizes hedges, which promise nothing: "we'll try", "should be able to", 검토해 보겠습니다, 노력하겠습니다.

Each row of the tables is a sign, letters without which none of the row's forms can stand, and the forms. Most
lines hold no sign, and then no form is looked for.
"""

import re

from commitments.language.text.lazy_regex import compiled
from commitments.language.text.word_patterns import fragments, whole_words

_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_ENGLISH = {
    "try": ("try(?:ing)?(?: (?:to|our|my|by|for)|(?=[,.!]| and|$))",),
    "best": ("do (?:our|my) best", "best effort", "at best"),
    "hop": ("hop(?:e|ing) to", "hopefully"),
    "should": ("should be able", "(?:i|we|it) should (?:have|be|get|ship|land)"),
    "might|may|could": ("(?:might|may|could) (?:be|have|get|send|do|ship|take)", "maybe"),
    "prob|perh": ("probably", "perhaps"),
    "possib": (
        "(?<!sooner )(?<!earlier )if (?:at all )?possible",
        "(?:we|i|it|can|could|will|'ll|may|might|and|or) possibly",
        rf"possibly(?= (?:by|on|next|this|{_WEEKDAY}|today|tomorrow)|[,.!]|$)",
    ),
    "likely": (
        r"(?:is|are|we|we'll|i|i'll|it|it's|it'll|will|'ll|be|very|more|quite) (?:un)?likely(?! cause)",
        f", likely|likely(?= (?:by|on|next|this|{_WEEKDAY}|today|tomorrow))",
    ),
    "tentative|ideally|theory": ("tentative(?:ly)?", "ideally", "in theory"),
    "aim|plan|expect|intend": (
        "aim(?:ing)? (?:to|for)",
        "(?:planning|expecting) to",
        "(?:i|we) (?:plan|intend|expect) to",
    ),
    "shoot|target|look": (
        f"(?:shooting|targeting|looking) for {_WEEKDAY}",
        "look into(?!.{1,80} and [a-z])",
    ),
    "think|guess|believe|reckon|suppose|suspect": (
        "(?:i|we) (?:think|guess|believe|reckon|suppose|suspect)(?= (?:that )?(?:we|i|our)\\b)",
        r"i (?:think|guess|suppose|believe)(?=[,.!)]|$)",
    ),
    "see|what": (
        "see (?:if|whether|what) (?:we|i)",
        "what (?:i|we) can",
        "(?:we'll|i'll|will) see(?! to (?:it|this|that)\\b)",
    ),
    "goes well|luck|fingers": ("all goes well", "with (?:any |a bit of )?luck", "fingers crossed"),
    "promise|guarantee|commit": (
        "can(?:no|')t promise",
        "(?:can(?:no|')t|won't) (?:guarantee|commit)",
        "no (?:promises|guarantees?|commitment)",
    ),
    "something": ("or something(?: like that)?(?=[,.!)]|$)",),
    "quote me|sure|confid|take": (
        "don't quote me",
        "not sure(?! why| how)",
        "(?:fairly|pretty|quite) (?:sure|confident)",
        "give or take",
    ),
    "ish": (rf"\w{{1,12}}-ish|{_WEEKDAY}ish|\d{{1,2}}ish",),
}
_THOROUGH = "빨리|빠르|빠른|신속|조속|서둘|상세|자세|꼼꼼|정확"  # "as fast as we can" takes nothing back
_KOREAN = {
    "보|볼": ("보겠(?:습니다|어요|음)", "볼[게께]요", "보도록 하", "보려(?!면)"),
    "노력|애써|힘써": ("노력(?:하겠|할게|해|하도록|중)", "애써", "힘써"),
    "가능|가급|웬만|잘하면": (
        "가능하(?:면|다면)",
        "가능한 한(?! 빨리)",
        r"가능한\s(?=오늘|내일|[월화수목금]요일|이번|다음|\d)",
        "가급적",
        "웬만하면",
        "잘하면",
    ),
    "되도록": ("(?<![가-힣])되도록(?:이면)?(?! 하)",),
    "최대한": (f"최대한(?! (?:{_THOROUGH}))",),
    "것|거|모르": (
        "할 수 있을 것",
        "될 것 같",
        "[가-힣] [것거] 같(?:습니다|아요|은데|네요|아)",
        "지는? 모르",
    ),
    "아마|어쩌|글쎄": ("아마(?!존|추)", "어쩌면", "글쎄"),
    "확실|확답|장담": ("확실(?:하진|하지 않|치 않)", "확답(?! 드[리릴])", "장담"),
    "수": ("(?:변동|변경|지연)될 수", "(?:바뀔|달라질|늦어질) 수", "변수가"),
    "듯|예상": ("(?:듯|예상)(?:합니다|해요|됩니다|입니다)",),
    "생각|유동|대략|얼추|넉넉": ("생각하고 있", "정도 생각", "유동적", "대략", "얼추", "넉넉잡아"),
    "상황|미정|잠정|희망|목표": ("상황 (?:봐|보)", "미정", "잠정", "희망합니다", "목표로(?! (?:잡|한|하는|삼))"),
}


def _any(signs: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    return re.compile("|".join(signs))


def _forms(signs: dict[str, tuple[str, ...]]) -> list[str]:
    return [form for forms in signs.values() for form in forms]


_ENGLISH_SIGN, _KOREAN_SIGN = _any(_ENGLISH), _any(_KOREAN)
_ENGLISH_HEDGE = "(?i)" + whole_words(*_forms(_ENGLISH)).replace(" ", r"\s")
_KOREAN_HEDGE = fragments(*_forms(_KOREAN))


def hedged(text: str) -> bool:
    """Whether `text` only hopes or tries."""
    low = text.lower()
    if _ENGLISH_SIGN.search(low) and compiled(_ENGLISH_HEDGE).search(text.replace("’", "'")):
        return True
    signed = not text.isascii() and _KOREAN_SIGN.search(text) is not None
    return signed and compiled(_KOREAN_HEDGE).search(text) is not None
