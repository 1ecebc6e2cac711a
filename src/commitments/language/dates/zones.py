"""Clock times in a named zone."""

from zoneinfo import ZoneInfo

from commitments.language.dates.values import ParsedDate, ZoneName
from commitments.language.line_context import LineContext

# Abbreviations that differ from place to place: the speaker's own zone, or a question.
UNCLEAR_ZONES = ("adt", "ast", "nst", "sst")


def in_zone(context: LineContext, parsed: ParsedDate, name: ZoneName) -> ParsedDate | None:
    """Put a clock time into a zone; a short name of the speaker's own zone means that one (CST in Shanghai).

    An abbreviation that differs from place to place (AST) makes the time ambiguous.
    """
    if parsed.clock_time is None:
        return None
    if name.short and name.short in context.zone_names:
        return parsed._replace(zone_name=name.short, weak=False)
    if name.name:
        return parsed._replace(zone=ZoneInfo(name.name), weak=False)
    return parsed._replace(ambiguous=True, weak=False) if name.short.lower() in UNCLEAR_ZONES else None
