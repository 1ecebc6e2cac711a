"""Makes the context of a line from that of its speaker."""

from datetime import UTC

from commitments.domain.clock import aware
from commitments.language.languages.registry import PRODUCT
from commitments.language.languages.together import Languages
from commitments.language.line_context import LineContext, calendar_of
from commitments.language.reading import Context

_MONTH_FIRST = frozenset({"US", "PH", "CA", "KR", "JP", "CN", "TW", "HU", "LT", "FM", "MH", "PW"})


def languages_of(context: Context) -> Languages:
    """Return the languages of a context: those of the product where it names none."""
    return context.languages or PRODUCT


def line_context_of(text: str, context: Context) -> LineContext:
    """Return the context of the line `text`. Raise NaiveTime when `context.now` has no zone."""
    instant = aware(context.now).astimezone(UTC)
    languages = languages_of(context)
    one_order = languages.is_month_first(context.language, text)
    country = context.country.upper() if context.country else None
    day_first = not one_order and country is not None and country not in _MONTH_FIRST
    now, calendar = instant.astimezone(context.zone), context.calendar or calendar_of(context.zone, context.country)
    return LineContext(
        now,
        instant,
        calendar,
        languages,
        day_first,
        one_order=one_order,
        fiscal_start=context.fiscal_year_start,
        sprint_end=context.sprint_end,
    )
