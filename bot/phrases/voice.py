"""Says a phrase or a moment to one person: in their language, in their zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.phrases.en import ENGLISH
from bot.phrases.ko import KOREAN
from commitments.errors import CommitmentsError
from commitments.model import Language

_TABLES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "ko": KOREAN}
_PATTERNS = {"en": "EEE d MMM y, HH:mm", "ko": "y년 M월 d일 (EEE) HH:mm"}
_SHORT = {"en": "EEE d MMM HH:mm", "ko": "M/d (EEE) HH:mm"}
_HANGUL_FIRST, _HANGUL_LAST, _FINALS, _FINAL_RIEUL = 0xAC00, 0xD7A3, 28, 8
# Digits and Latin letters that are read aloud with a final consonant in Korean (1 일, 3 삼, L 엘 …), or with ㄹ.
_READ_WITH_FINAL = frozenset("013678LMNRlmnr")
_READ_WITH_RIEUL = frozenset("178LRlr")


class Word(str):
    """A text that takes the right Korean particle: f"{Word('애크미'):을/를}" gives 애크미를."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """Give the text, with the first particle of "with/without" after a final consonant, else the second."""
        if "/" not in spec:
            return super().__format__(spec)
        with_final, without = spec.split("/")
        return str(self) + (with_final if self._has_final(rieul_counts=with_final != "으로") else without)

    def _has_final(self, *, rieul_counts: bool) -> bool:
        letters = [letter for letter in self if letter.isalnum()]
        last = letters[-1] if letters else ""
        if last and _HANGUL_FIRST <= ord(last) <= _HANGUL_LAST:
            final = (ord(last) - _HANGUL_FIRST) % _FINALS
            return final != 0 and (rieul_counts or final != _FINAL_RIEUL)
        return last in _READ_WITH_FINAL and (rieul_counts or last not in _READ_WITH_RIEUL)


@dataclass(frozen=True, slots=True)
class Voice:
    """How one person is spoken to. `zone` is IANA."""

    language: Language
    zone: str

    def say(self, phrase: str, /, **fields: object) -> str:
        """Give a phrase with its fields filled in; with `count=1` its ".one" form where there is one."""
        table = _TABLES[self.language]
        name = f"{phrase}.one" if fields.get("count") == 1 and f"{phrase}.one" in table else phrase
        return table[name].format(**{key: _spoken(value) for key, value in fields.items()})

    def say_if_known(self, family: str, word: str) -> str:
        """Give the phrase "family.word"; the word itself where there is none, such as a platform's error code."""
        return _TABLES[self.language].get(f"{family}.{word}", word)

    def moment(self, at: datetime, zone: str | None = None) -> str:
        """Give weekday, date, time and zone of an aware moment, in this person's zone or in `zone`."""
        there = zone or self.zone
        text = _written(at, there, _PATTERNS[self.language], self.language)
        return f"{text} {zone_name(at.astimezone(ZoneInfo(there)))}"

    def short(self, at: datetime, zone: str | None = None) -> str:
        """Give weekday, day and time, where year and zone are clear from what stands beside it."""
        return _written(at, zone or self.zone, _SHORT[self.language], self.language)

    def zone_at(self, at: datetime) -> str:
        """Give the short name of this person's zone at a moment."""
        return zone_name(at.astimezone(ZoneInfo(self.zone)))

    def error(self, error: CommitmentsError, typed: Mapping[str, str]) -> str:
        """Give the sentence of an error: its docstring in English, its phrase in Korean.

        `typed` is what people type for each verb.
        """
        fields: dict[str, object] = {f"slash_{verb}": name for verb, name in typed.items()}
        fields |= {name: self._field(value) for name, value in error.fields.items()}
        name = f"error.{type(error).__name__}"
        if name in _TABLES[self.language]:
            return self.say(name, **fields)
        return " ".join((error.__doc__ or "").split()).format(**fields)

    def _field(self, value: object) -> object:
        if isinstance(value, datetime):
            return self.moment(value)
        status = f"status.{value}"
        return self.say(status) if status in _TABLES[self.language] else value


@lru_cache(maxsize=4096)  # many people are told of the same moments, such as the end of a day
def _written(at: datetime, zone: str, pattern: str, language: Language) -> str:
    local = at.astimezone(ZoneInfo(zone))
    return format_datetime(local, pattern, tzinfo=local.tzinfo, locale=language)


def zone_name(local: datetime) -> str:
    """Give the zone's short name (KST), or its offset where it has none (UTC+03)."""
    name = local.tzname() or ""
    return name if name[:1].isalpha() else f"UTC{name}"


def _spoken(value: object) -> object:
    return Word(value) if isinstance(value, str) else value
