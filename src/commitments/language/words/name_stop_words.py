"""Stop words of customer names: words that stand where a name may stand and are none."""

_LABELS = (
    "todo",
    "note",
    "fyi",
    "urgent",
    "re",
    "fw",
    "fwd",
    "reminder",
    "ps",
    "nb",
    "tbd",
    "eod",
    "asap",
    "ok",
)
_THINGS = ("api", "qa", "sla", "ui", "ux", "pdf", "csv", "prod", "production", "staging", "dev", "prd", "rfp")
_TOOLS = ("nda", "sso", "slack", "teams", "jira", "github", "excel", "zoom", "english", "korean")
_PEOPLE = ("i", "all", "everyone", "team", "me", "us", "you", "them", "him", "her")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
_KOREAN_LABELS = ("할일", "할", "메모", "주의", "참고", "긴급", "공지")
_KOREAN_PEOPLE = (
    "저",
    "나",
    "우리",
    "저희",
    "팀",
    "모두",
    "고객",
    "고객님",
    "고객사",
    "누구",
    "본인",
    "서로",
    "그",
    "이",
)
_KOREAN_NOUNS = (
    "회사",
    "본사",
    "행사",
    "기사",
    "검사",
    "조사",
    "감사",
    "인사",
    "공사",
    "심사",
    "상사",
    "이사",
)

NO_NAMES = frozenset(
    {
        *(*_LABELS, *_THINGS, *_TOOLS, *_PEOPLE, *_WEEKDAYS, *_MONTHS, "november", "december"),
        *(*_KOREAN_LABELS, *_KOREAN_PEOPLE, *_KOREAN_NOUNS),
    }
)
