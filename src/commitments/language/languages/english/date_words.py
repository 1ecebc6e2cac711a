"""English words: each maps to the kinds it may be, with a value. A word may be of several kinds."""

from typing import Any

from commitments.language.dates.values import ClockTime, PartOfDay
from commitments.language.languages.english import time_zone_names
from commitments.language.languages.english.misspellings import misspellings

WEEKDAYS = {
    "monday": 0, "mon": 0, "mondays": 0,
    "tuesday": 1, "tue": 1, "tues": 1, "tuesdays": 1,
    "wednesday": 2, "wed": 2, "weds": 2, "wednesdays": 2,
    "thursday": 3, "thu": 3, "thur": 3, "thurs": 3, "thrs": 3, "thursdays": 3,
    "friday": 4, "fri": 4, "fridays": 4,
    "saturday": 5, "sat": 5, "saturdays": 5,
    "sunday": 6, "sun": 6, "sundays": 6,
}  # fmt: skip

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "sixty": 60, "ninety": 90,
}  # fmt: skip

TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

UNITS = {
    "second": "second", "seconds": "second", "sec": "second", "secs": "second",
    "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter", "qtr": "quarter",
    "year": "year", "years": "year", "yr": "year", "yrs": "year",
    "fortnight": "fortnight", "fortnights": "fortnight",
}  # fmt: skip

# "in a week's time": no unit elsewhere, so that "next week's report" stays a report.
OWNED = {f"{unit}'s": unit for unit in ("minute", "hour", "day", "week", "month", "quarter", "year", "fortnight")}

SHORT_UNITS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week"}

PARTS = {
    "morning": PartOfDay(ClockTime(12, sure=True), afternoon=False),
    "afternoon": PartOfDay(ClockTime(18, sure=True), afternoon=True),
    "arvo": PartOfDay(ClockTime(18, sure=True), afternoon=True),
    "evening": PartOfDay(ClockTime(21, sure=True), afternoon=True, night=True),
    "night": PartOfDay(ClockTime(21, sure=True), afternoon=True, night=True),
}

MERIDIEMS = {"am": False, "pm": True}

ENDS_OF_THINGS = frozenset({"front", "back", "high", "low", "tail", "far", "dead", "rear"})  # "the back end next week"
ENDS = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}


# Words that may follow a date; any other word makes "Friday report" a report, not a deadline.
FUNCTION_WORDS = frozenset(
    {
        *("to", "for", "with", "and", "or", "about", "at", "in", "on", "of", "by", "the", "a", "an", "our"),
        *("your", "please", "pls", "via", "so", "then", "if", "when", "as", "but", "from", "before", "after"),
        *("because", "once", "while", "unless", "until", "into", "is", "it", "we", "i", "he", "she", "they"),
        *("which", "that", "will", "thanks", "thx", "cheers", "ok", "okay"),
        *("instead", "rather", "not", "too", "also", "again", "assuming", "provided", "pending", "barring", "subject"),
        *("works", "weather", "re", "regarding", "concerning"),
    }
)

# Nouns of which a number names one: room 0930, ticket 0912.
NUMBERED = frozenset(
    {
        *("number", "no", "nr", "id", "code", "pin", "room", "gate", "bay", "dock", "desk", "unit", "suite", "floor"),
        *("ticket", "case", "issue", "bug", "order", "po", "invoice", "quote", "rfq", "sku", "part", "lot", "batch"),
        *("serial", "model", "version", "build", "release", "flight", "train", "bus", "ext", "extension", "line"),
        *("account", "acct", "contract", "policy", "file", "folio", "page", "section", "clause", "drawing", "plot"),
    }
)


def suffixes() -> dict[str, dict[str, Any]]:
    """Return each letter that may be glued to a number, with its kinds: 3p, 24h, 2d."""
    meridiems = {letter: {"MERIDIEM": letter == "p"} for letter in "ap"}
    return meridiems | {letter: {"SHORT": unit} for letter, unit in SHORT_UNITS.items()}


def kinds() -> dict[str, dict[str, Any]]:
    """Return every word with its kinds: word → kind → value."""
    table: dict[str, dict[str, Any]] = {}
    named: list[tuple[str, dict[str, Any]]] = [
        ("WEEKDAY", WEEKDAYS), ("MONTH", MONTHS), ("INT", NUMBERS), ("INT", TENS), ("TENS", TENS),
        ("ORD", ORDINALS), ("UNIT", UNITS), ("OWNED", OWNED), ("PART", PARTS),
        ("MERIDIEM", MERIDIEMS), ("ZONENAME", time_zone_names.zone_abbreviations()), ("END", ENDS),
        ("CITY", time_zone_names.named(time_zone_names.CITIES)),
        ("CITYEND", time_zone_names.named(time_zone_names.CITY_ENDS)),
        ("REGION", time_zone_names.named(time_zone_names.REGIONS)),
    ]  # fmt: skip
    for kind, words in named:
        for word, value in words.items():
            table.setdefault(word, {word: None})[kind] = value
    table["tomorrow"] = {"tomorrow": None}
    long_names = [name for name in (*WEEKDAYS, *MONTHS, "tomorrow") if len(name) > 4 and not name.endswith("days")]
    for slip, name in misspellings(long_names).items():
        table.setdefault(slip, table.get(name, {name: None}))
    return table
