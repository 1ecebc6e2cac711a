"""The input and the result types of the reader."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple
from zoneinfo import ZoneInfo

from commitments.domain.calendar import Calendar

if TYPE_CHECKING:
    from commitments.language.languages.together import Languages

Precision = Literal["day", "time"]


class Problem(StrEnum):
    """Why a line cannot become a commitment as it stands."""

    NO_DEADLINE = "no_deadline"
    PAST_DEADLINE = "past_deadline"
    NO_WHAT = "no_what"
    SEVERAL_CUSTOMERS = "several_customers"
    UNCLEAR_DATE = "unclear_date"


class Warning(StrEnum):
    """Something worth pointing out about a date."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    FAR_AHEAD = "far_ahead"
    VERY_SOON = "very_soon"


_NOBODY: Mapping[str, str] = MappingProxyType({})


class Context(NamedTuple):
    """The context of a line: when and where it was written, and who may be meant.

    `now` is aware; `zone` is the speaker's IANA zone (a fixed offset is allowed for the command line).
    `customers` maps each name or alias of a customer to its canonical name.
    `people` maps each person's id to their name. `country` (ISO 3166) decides holidays and 12/4.
    `customer_zones` are the zones of customers, by canonical name, as far as they are known; `their_zone` is that of
    the customer that is meant where the line names none. `fiscal_year_start` is the month in which "FY27" begins, and
    `sprint_end` the last day of the running sprint, where there is one.
    `languages` are those in which the line is read, where these are not the product's.
    `calendar` is the speaker's own working time, where it is known; else it is that of `zone` and `country`.
    `keeps_mentions`: mentions of people stay in the words as `<@id>`, else their names are put in their place.
    `commands` are names such as "/commit" that may stand before the line and are no part of it.
    """

    now: datetime
    zone: ZoneInfo
    language: Literal["en", "ko"] | None = None
    country: str | None = None
    customers: Mapping[str, str] = _NOBODY
    people: Mapping[str, str] = _NOBODY
    commands: tuple[str, ...] = ()
    customer_zones: Mapping[str, ZoneInfo] = MappingProxyType({})
    their_zone: ZoneInfo | None = None
    fiscal_year_start: int = 1
    sprint_end: date | None = None
    languages: "Languages | None" = None
    calendar: Calendar | None = None
    keeps_mentions: bool = False


class When(NamedTuple):
    """A moment that was read: aware, in the speaker's zone; `alternatives` are the other full readings.

    `nearest` is the working moment nearest to a due moment on a weekend or holiday, where one lies ahead.
    """

    due: datetime | None
    precision: Precision | None
    problem: Problem | None = None
    alternatives: tuple[datetime, ...] = ()
    warnings: tuple[Warning, ...] = ()
    nearest: datetime | None = None


class Part(NamedTuple):
    """A quantity of what was promised, with a date of its own."""

    what: str
    due: datetime


class Reading(NamedTuple):
    """The result of reading a line.

    `owner` is a person's id, None for the speaker, or "@name" as written when nobody has that name.
    `customer` is a canonical known name, or None; `customers` has them all when there are several.
    `customer_guess` is a name in the text that no known customer has ("to Globex"), for a question.
    `recurs` are the words that say that it is to be done again and again ("every Monday"); `due` is then the next time.
    `parts` are quantities with dates of their own; `due` is then the last.
    `named` are the words with the names of several customers in them, which `what` lacks.
    `shared` are the words that were said to several customers at once; `what` then names none but its own.
    `hedged`: the words only hope or try ("we'll try", 검토해 보겠습니다), so it is no promise yet.
    """

    what: str
    when: When
    owner: str | None = None
    customer: str | None = None
    customer_guess: str | None = None
    customers: tuple[str, ...] = ()
    problem: Problem | None = None
    hedged: bool = False
    recurs: str | None = None
    parts: tuple[Part, ...] = ()
    named: str = ""
    shared: str = ""
