"""Sentences, moments and errors in the language and zone of one person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from bot.i18n.catalogues import catalogue_of, is_sentence, text_of
from bot.i18n.korean_particles import Word
from commitments.domain.commitment import Status
from commitments.domain.deadline import Deadline
from commitments.domain.erasure import ERASED
from commitments.domain.errors import CommitmentsError
from commitments.domain.history import Event
from commitments.domain.person import Language


@dataclass(frozen=True, slots=True)
class Localizer:
    """Formats sentences and moments for one person. `zone` is IANA."""

    language: Language
    zone: str

    def text(self, phrase: str, /, **fields: object) -> str:
        """Return a sentence with its fields filled in, in the plural form for `count` where it has one."""
        text = text_of(self.language, phrase, fields.get("count"))
        return text.format(**{key: self._spoken(value) for key, value in fields.items()})

    def words(self, text: str) -> str:
        """Return what people wrote, or a name; with a word of this language where it was erased."""
        return text.replace(ERASED, text_of(self.language, "erased")) if ERASED in text else text

    def text_if_known(self, family: str, word: str) -> str:
        """Return the sentence "family.word"; the word itself if there is none, such as a platform's error code.

        Anything after a colon is for operators, and ignored.
        """
        name = f"{family}.{word.partition(':')[0]}"
        return text_of(self.language, name) if is_sentence(name) else word

    def verb(self, name: str) -> str:
        """Return the suggested word for a verb."""
        words = catalogue_of(self.language).words(name) or catalogue_of("en").words(name)
        return words[0]

    def moment(self, at: datetime, zone: str | None = None) -> str:
        """Return weekday, date, time and zone of an aware moment, in this person's zone or in `zone`."""
        there = zone or self.zone
        return f"{self.date('moment', at, there)} {zone_name(at.astimezone(ZoneInfo(there)))}"

    def due(self, deadline: Deadline, zone: str | None = None) -> str:
        """Return a due date: by the day its date, the same for everybody; else the moment, as `moment` shows it."""
        return self._day("by_day", deadline.day) if deadline.day else self.moment(deadline.at, zone)

    def day(self, day: date) -> str:
        """Return a calendar date with its weekday."""
        return self._day("by_day", day)

    def due_short(self, deadline: Deadline) -> str:
        """Return a due date for use where year and zone are clear from the context."""
        return self._day("later", deadline.day) if deadline.day else self.short(deadline.at)

    def _day(self, form: str, day: date) -> str:
        pattern = text_of(self.language, f"date.{form}")
        return format_date(day, pattern, locale=catalogue_of(self.language).locale)

    def short(self, at: datetime, zone: str | None = None) -> str:
        """Return weekday, day and time, for use where year and zone are clear from the context."""
        return self.date("short", at, zone or self.zone)

    def short_by_day(self, moments: Iterable[datetime]) -> list[str]:
        """Return moments in their order as `short` does, those of a day together: "Tue 15 Dec 09:00, 16:00"."""
        days = groupby(moments, lambda at: at.astimezone(ZoneInfo(self.zone)).date())
        return [self._short_of_day(list(of_day)) for _, of_day in days]

    def _short_of_day(self, moments: list[datetime]) -> str:
        first, times = moments[0], dict.fromkeys(self.date("time", at, self.zone) for at in moments)
        return ", ".join([self.short(first), *list(times)[1:]])

    def listed(self, due: Deadline, now: datetime) -> str:
        """Return a due date for a list that names its zone once: the year if it is not this one, and how far it is."""
        day, today = due.date_in(ZoneInfo(self.zone)), now.astimezone(ZoneInfo(self.zone)).date()
        return self.text("days.beside", date=self.near(due, now), away=self._days_away((day - today).days))

    def near(self, due: Deadline, now: datetime) -> str:
        """Return a due date for use where the zone is clear, with the year if it is not this one."""
        zone = ZoneInfo(self.zone)
        this_year = due.date_in(zone).year == now.astimezone(zone).year
        if due.day:
            return self._day("later" if this_year else "by_day", due.day)
        return self.date("listed" if this_year else "listed_year", due.at, self.zone)

    def _days_away(self, days: int) -> str:
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
        return self.text(f"days.{near[days]}") if days in near else self._counted_days(days)

    def _counted_days(self, days: int) -> str:
        return self.text("days.ahead" if days > 0 else "days.ago", count=abs(days))

    def date(self, form: str, at: datetime, zone: str) -> str:
        """Return an aware moment in a zone, by the pattern "date.<form>" of the language."""
        return _written(at, zone, text_of(self.language, f"date.{form}"), self.language)

    def zone_at(self, at: datetime) -> str:
        """Return the short name of this person's zone at a moment."""
        return zone_name(at.astimezone(ZoneInfo(self.zone)))

    def error(self, error: CommitmentsError, typed: Mapping[str, str]) -> str:
        """Return the sentence of an error. `typed` is what people type for each slash command."""
        fields: dict[str, object] = {f"slash_{verb}": name for verb, name in typed.items()}
        fields |= {name: self._field(value) for name, value in error.fields.items()}
        return self.text(f"error.{error.code}", **fields)

    def _spoken(self, value: object) -> object:
        return Word(self.words(value)) if isinstance(value, str) else value

    def _field(self, value: object) -> object:
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, Event):
            return self.text(f"undo.{value}")
        return self.text(f"status.{value}") if isinstance(value, Status) else value


@lru_cache(maxsize=4096)  # many messages contain the same moments, such as the end of a day
def _written(at: datetime, zone: str, pattern: str, language: Language) -> str:
    local = at.astimezone(ZoneInfo(zone))
    return format_datetime(local, pattern, tzinfo=local.tzinfo, locale=catalogue_of(language).locale)


def zone_name(local: datetime) -> str:
    """Return the zone's short name (KST), or its offset where it has none (UTC+03)."""
    name = local.tzname() or ""
    return name if name[:1].isalpha() else f"UTC{name}"
