"""The words that narrow a list, in all languages, and what each does to its request."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import get_args

from bot.i18n.catalogues import catalogues
from bot.i18n.date_names import date_names
from commitments.domain.customer import name_key
from commitments.domain.errors import WordsExclude
from commitments.domain.notifications.payloads.list_file import MONTHS, Days, ListRequest, ListState

FILE, FILLER, OPEN = "csv", "filler", "open"
_STATES: Mapping[str, ListState] = {state: state for state in get_args(ListState)}
_DAYS: Mapping[str, Days] = {days: days for part in get_args(Days) for days in get_args(part) if days}
_ALSO_OPEN = frozenset({"late", "waiting"})
_WHOSE = frozenset({"mine", "all"})
_LATE_DAYS = re.compile(r"(\d{1,3})(?:d|days?|일)", re.IGNORECASE)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"(?:\d{4}년\s?)?\d{1,2}월\s?\d{1,2}일|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}/\d{1,2}"
    rf"|[^\W\d_]{{3,9}}\.?\s{_ORDINAL}|{_ORDINAL}\s[^\W\d_]{{3,9}}\.?",
    re.IGNORECASE,
)
_NAME_OF_MONTH = re.compile(r"(?<![^\W_])[^\W\d_]{3,9}(?![^\W_])")
_LONG_NAME = 4  # letters of a name of days that may be misspelt
_BETWEEN = re.compile(r"[\s,;|]+")
_AROUND = "\"“”'‘’`.?!()[]"


def phrase_key(phrase: str) -> str:
    """Return a phrase in the form used for comparison: without case, width and spaces."""
    return name_key(phrase).replace(" ", "")


@lru_cache(maxsize=1)
def list_words() -> Mapping[str, str]:
    """Return what each word or phrase means, by its key, which ignores case and spaces."""
    pairs = ((phrase_key(word), meaning) for one in catalogues().values() for meaning, word in _each(one.lists))
    return MappingProxyType(dict(pairs))


def suggested_words() -> Iterator[tuple[str, str]]:
    """Return the words that can be offered for a misspelt one, with what they mean."""
    for one in catalogues().values():
        for meaning, word in _each(one.lists):
            if meaning not in (FILE, FILLER):
                yield word, meaning
    yield from ((name, meaning) for name, meaning in date_names().items() if len(name) >= _LONG_NAME)


def _each(lists: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((meaning, word) for meaning, words in lists.items() for word in words)


def split_words(text: str) -> list[str]:
    """Return the words of a list's text, without what stands around them."""
    return [word for one in _BETWEEN.split(text) if (word := one.strip(_AROUND))]


def asks_for_file(text: str) -> bool:
    return any(list_words().get(phrase_key(word)) == FILE for word in split_words(text))


def days_named(phrase: str) -> str | None:
    """Return what the name of a weekday or a month means: "Friday", 금요일, 12월까지; None for anything else."""
    return date_names().get(phrase_key(phrase).removesuffix("까지").removesuffix("에").rstrip("."))


def may_be_date(phrase: str) -> bool:
    """Whether a phrase has the form of a date: "Dec 4", "4 December", 12월 4일, 12/4, 2026-12-04."""
    if _DATE.fullmatch(phrase) is None:
        return False
    names = _NAME_OF_MONTH.findall(phrase)
    return all(days_named(name) in MONTHS for name in names)


def late_days_in(phrase: str) -> int | None:
    """Return the days of "7d", "7 days", 7일; None for anything else."""
    days = _LATE_DAYS.fullmatch(phrase.replace(" ", ""))
    return int(days[1]) if days else None


def with_meaning(request: ListRequest, meaning: str) -> ListRequest:
    """Return a request with what one word means."""
    if state := _STATES.get(meaning):
        return replace(request, state=state)
    if _is_date(meaning):
        return replace(request, day=date.fromisoformat(meaning))
    if days := _DAYS.get(meaning):
        return replace(request, days=days)
    return replace(request, mine=meaning == "mine") if meaning in _WHOSE else request


class Said:
    """The words that were said of each kind, of which only one can hold."""

    def __init__(self, first: Mapping[str, str]) -> None:
        self._words = dict(first)
        self._by_kind: dict[str, str] = {_kind(meaning): meaning for meaning in first}

    def says(self, meaning: str, word: str) -> bool:
        """Whether a word adds something. Raises WordsExclude if it contradicts an earlier one."""
        earlier = self._by_kind.get(_kind(meaning))
        if earlier in _ALSO_OPEN and meaning == OPEN:
            return False
        if earlier and earlier != meaning and not (earlier == OPEN and meaning in _ALSO_OPEN):
            raise WordsExclude(first=self._words[earlier], second=word)
        self._by_kind[_kind(meaning)] = meaning
        self._words[meaning] = word
        return True

    def anything(self) -> bool:
        return bool(self._by_kind)


def _kind(meaning: str) -> str:
    return "state" if meaning in _STATES else "days" if meaning in _DAYS or _is_date(meaning) else "whose"


def _is_date(meaning: str) -> bool:
    return meaning[:1].isdigit()
