"""Korean hedges, which promise nothing: 검토해 보겠습니다, 노력하겠습니다.

Each row of the table is a sign, letters without which none of the row's forms can stand, and the forms.
"""

import re

from commitments.language.languages.language import Hedges
from commitments.language.text.word_patterns import fragments

_THOROUGH = "빨리|빠르|빠른|신속|조속|서둘|상세|자세|꼼꼼|정확"  # "as fast as we can" takes nothing back
_FORMS = {
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

_OFTEN = ("가능|가급|웬만|잘하면", "되도록", "최대한")
_LOOSE = (*(form for sign in _OFTEN for form in _FORMS[sign]), "아마(?!존|추)도?", "어쩌면", "글쎄요?")

HEDGES = Hedges(
    re.compile("|".join(_FORMS)),
    fragments(*(form for forms in _FORMS.values() for form in forms)),
    rf"(?<![가-힣]){fragments(*_LOOSE)}(?![가-힣])",
)
