"""Korean words and particles: each maps to the kinds it may be, with a value."""

from typing import Any

from commitments.language.dates.values import ClockTime, PartOfDay, ZoneName

DIGITS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}

NATIVE = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
    "열한": 11, "열두": 12, "스무": 20, "하나": 1, "둘": 2, "셋": 3, "넷": 4, "몇": 3,
}  # fmt: skip

WEEKDAYS = {
    "월욜": 0, "화욜": 1, "수욜": 2, "목욜": 3, "금욜": 4, "토욜": 5, "일욜": 6,
    "월요일": 0, "화요일": 1, "수요일": 2, "목요일": 3, "금요일": 4, "토요일": 5, "일요일": 6,
}  # fmt: skip

# After a week only: alone they begin other words (수요 예측 stays demand).
CLIPPED_WEEKDAYS = {"월요": 0, "화요": 1, "목요": 3, "금요": 4, "토요": 5, "일요": 6}

SHORT_WEEKDAYS = {"월": 0, "화": 1, "수": 2, "목": 3, "금": 4, "토": 5, "일": 6}

MONTH_WORDS = {"유월": 6, "시월": 10}

UNITS = {
    "초": "second", "분": "minute", "시간": "hour", "일": "day", "일간": "day", "영업일": "business",
    "근무일": "business", "워킹데이": "business", "주": "week", "주일": "week", "주간": "week",
    "달": "month", "개월": "month", "분기": "quarter", "사분기": "quarter", "년": "year", "해": "year",
}  # fmt: skip

COUNTED_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}

PARTS = {
    "오전": PartOfDay(ClockTime(12, sure=True), afternoon=False),
    "아침": PartOfDay(ClockTime(12, sure=True), afternoon=False),
    "새벽": PartOfDay(ClockTime(6, sure=True), afternoon=False),
    "오후": PartOfDay(ClockTime(18, sure=True), afternoon=True),
    "저녁": PartOfDay(ClockTime(21, sure=True), afternoon=True, night=True),
    "밤": PartOfDay(ClockTime(21, sure=True), afternoon=True, night=True),
}

RELATIVE_DAYS = {
    "그제": -2, "어제": -1, "오늘": 0, "금일": 0, "당일": 0, "내일": 1, "낼": 1, "명일": 1, "익일": 1,
    "모레": 2, "내일모레": 2, "낼모레": 2, "글피": 3, "그글피": 4, "낼모래": 2, "내일모래": 2,
}  # fmt: skip

# A period as (unit, steps after the current one). A rule builds "다음 주" from 다음 and 주.
PERIODS = {
    "금주": ("week", 0), "주내": ("week", 0), "이달": ("month", 0), "연내": ("year", 0),
    "차주": ("week", 1), "익주": ("week", 1), "내주": ("week", 1), "금월": ("month", 0),
    "당월": ("month", 0),
    "차월": ("month", 1), "익월": ("month", 1), "내달": ("month", 1), "금년": ("year", 0),
    "올해": ("year", 0),
    "내년": ("year", 1), "차년": ("year", 1), "작년": ("year", -1), "지난주": ("week", -1),
    "지난달": ("month", -1),
}  # fmt: skip

STEPS = {
    "이번": 0,
    "요번": 0,
    "다음": 1,
    "담": 1,
    "오는": 1,
    "다가오는": 1,
    "돌아오는": 1,
    "다다음": 2,
    "다담": 2,
    "지난": -1,
    "저번": -1,
}

# The end of a period, or an early or middle part of it.
PERIOD_PARTS = {
    "초": "early",
    "초순": "early",
    "초반": "early",
    "중순": "mid",
    "말": "late",
    "하순": "late",
    "말일": "late",
}

ENDS = {"월말": "month", "연말": "year", "주말": "weekend", "분기말": "quarter", "반기말": "half", "년말": "year"}

ORDINALS = {
    "첫": 1, "첫째": 1, "첫번째": 1, "둘째": 2, "두번째": 2, "셋째": 3, "세번째": 3, "넷째": 4, "네번째": 4,
    "다섯째": 5, "마지막": -1,
}  # fmt: skip

ZONES = {
    "한국": "Asia/Seoul", "서울": "Asia/Seoul", "일본": "Asia/Tokyo", "도쿄": "Asia/Tokyo",
    "싱가포르": "Asia/Singapore",
    "태평양": "America/Los_Angeles", "서부": "America/Los_Angeles", "중부": "America/Chicago",
    "뉴욕": "America/New_York", "동부": "America/New_York",
    "런던": "Europe/London", "영국": "Europe/London", "독일": "Europe/Berlin", "프랑스": "Europe/Paris",
    "중국": "Asia/Shanghai", "베이징": "Asia/Shanghai", "상하이": "Asia/Shanghai", "베트남": "Asia/Ho_Chi_Minh",
    "홍콩": "Asia/Hong_Kong", "대만": "Asia/Taipei", "두바이": "Asia/Dubai", "시드니": "Australia/Sydney",
}  # fmt: skip

# Particles that close a date phrase; no other word can be glued to it after them.
PARTICLES = {
    "에", "에는", "엔", "까지", "까지는", "까진", "까지만", "까지로", "은", "는", "날", "로", "으로",
    "쯤", "쯤에",
    "경", "경에", "께", "이내", "이내로", "이내에", "내", "내로", "내에", "안", "안에", "안으로", "중",
    "중에", "중으로",
    "전", "전에", "전까지", "전까지는", "이전", "이전에", "이전까지", "부터", "도", "이", "가",
    "의", "과", "와", "간", "동안", "입니다", "이에요", "이예요", "예요", "이고", "인데", "이며", "이라", "이니", "임",
    "이라서", "이니까", "까지요", "까지임", "까지라", "까지라서", "까지인데", "까지입니다",
    "까지예요", "까지이고", "까지만요", "에요", "요",
}  # fmt: skip

# These close a date phrase too, but begin too many other words to be words of their own: 금요일인 보고서.
COPULAS = {"인", "이죠", "이지요", "이네요", "이었던"}

# A date with one of these is where something begins; after one of the others no word can be glued.
STARTS = {"부터"}
CLOSERS = frozenset({"까지", "안에", "내로", "이내", "중으로"})  # anything may be glued to these

# Endings of a date that gives a reason, so that another may be the deadline: 회의가 금요일이라 목요일까지.
REASONS = {"이고", "이며", "이라", "이라서", "이니", "이니까", "이어서", "이므로", "인데"}
DAYS_BEFORE = {"전날", "전일"}
BEFORE_EVENTS = frozenset({"전까지", "전까지는", "전에", "전"})

# Where one of these follows a day as its topic, that day is ruled out: 오늘은 어렵고.
TOPICS = frozenset("은는도엔")
REFUSALS = frozenset((
    "어렵", "어려", "힘들", "불가", "안되", "안돼", "안될", "안됩", "곤란", "무리이", "무리일", "무리라", "무리고",
    "무리입", "못",
))  # fmt: skip

# Names of a deadline, alone or after the task: 기한, 제출기한, 납품일.
_DUE = ("기한", "시한", "마감", "마감일", "마감일자", "납기", "납기일", "데드라인", "기일", "듀데이트")
_DONE = ("제출", "납품", "완료", "회신", "마감", "처리", "응답", "신청", "접수", "전달", "회답", "답변", "발송")
DUE_NAMES = {*_DUE, *(done + name for done in _DONE for name in ("기한", "시한", "마감", "마감일"))}
DUE_DAYS = {done + "일" for done in _DONE}


def kinds() -> dict[str, dict[str, Any]]:
    """Return every word with its kinds: word → kind → value."""
    table: dict[str, dict[str, Any]] = {word: {word: None} for word in PARTICLES}
    named: list[tuple[str, dict[str, Any]]] = [
        ("INT", NATIVE), ("WEEKDAY", WEEKDAYS), ("WD", SHORT_WEEKDAYS), ("KMONTH", MONTH_WORDS),
        ("KUNIT", UNITS), ("KDAYS", COUNTED_DAYS), ("KPART", PARTS), ("DAYWORD", RELATIVE_DAYS),
        ("KPERIOD", PERIODS), ("KSTEP", STEPS), ("KTHIRD", PERIOD_PARTS), ("KEND", ENDS),
        ("KORD", ORDINALS), ("KZONE", {word: ZoneName(name) for word, name in ZONES.items()}),
    ]  # fmt: skip
    named += [
        ("WDSHORT", CLIPPED_WEEKDAYS),
        ("KDUE", dict.fromkeys(DUE_NAMES, 0)),
        ("KDUEDAY", dict.fromkeys(DUE_DAYS, 0)),
    ]
    for kind, words in named:
        for word, value in words.items():
            table.setdefault(word, {word: None})[kind] = value
    return table
