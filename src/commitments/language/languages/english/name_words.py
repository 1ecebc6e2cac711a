"""English words that stand where a customer's name may stand and are none."""

from commitments.language.text.word_patterns import word_set

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
_SHORT_DATES = word_set(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun today
    tomorrow tonight eod eow eom h1 h2 q1 q2 q3 q4"""
)
_SEVERITIES = word_set(
    """p0 p1 p2 p3 p4 p5 sev0 sev1 sev2 sev3 sev4 s1 s2 s3 critical blocker high medium low hotfix"""
)
_DEPARTMENTS = word_set(
    """legal sales finance marketing hr it ops operations support engineering product design procurement purchasing
    accounting accounts billing security logistics warehouse compliance facilities reception management
    leadership board payroll treasury audit dispatch shipping receiving maintenance production planning
    estimating site"""
)
_ROLES = word_set(
    """ceo cto cfo coo cio ciso cmo cpo cro vp svp evp director manager president founder owner chair secretary
    counsel buyer foreman architect surveyor"""
)
_MEETINGS = word_set("""qbr ebr mbr sow msa po kpi okr roi eta rfq rfi poc mvp uat eta ebitda crm erp faq vpn saas""")
# First words of companies that say nothing alone: "First" of First Bank is no short name.
COMMON_FIRST_WORDS = word_set(
    """the first second third new old north south east west northern southern eastern western central upper lower
    great grand general national united global international american british german european pacific atlantic
    royal city state county town village public open best big small smart fast quick good true real pure prime
    premier green blue red black white gold golden silver grey gray bank data cloud digital home house health
    food energy power water air sea river lake mountain forest park garden sun star moon sky light solar urban
    metro modern classic advanced united standard quality service services digital tech systems solutions saint
    san los las one two three four five my our your for and with send call ship fix book order review update
    share draft invoice contract project team report quote happy please hello thanks dear sir madam customer
    client partner next last early late today"""
)
ROLES = frozenset({*_ROLES, *_DEPARTMENTS})

NO_NAMES = frozenset(
    {
        *(*_LABELS, *_THINGS, *_TOOLS, *_PEOPLE, *_WEEKDAYS, *_MONTHS, "november", "december"),
        *(*_SHORT_DATES, *_SEVERITIES, *_DEPARTMENTS, *_ROLES, *_MEETINGS),
    }
)
