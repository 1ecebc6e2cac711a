"""Time zones: 5pm PT, 9am KST, 17:00 UTC+9, 15:00 (London time), 한국 시간 오후 3시."""

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate, ZoneName
from commitments.language.line_context import LineContext
from commitments.language.words.time_zone_names import UNCLEAR_ZONES


@rule("MOMENT", "TIME|MOMENT ZONE", "TIME|MOMENT ( ZONE )")
def with_zone(context: LineContext, parsed: ParsedDate, zone: ZoneName) -> ParsedDate | None:
    """Read tonight PT; this afternoon (PT): the day and the hour are those of the zone."""
    return _in_zone(context, parsed, zone)


@rule("TIME", "TIME ZONE", "TIME ( ZONE )")
def time_with_zone(context: LineContext, parsed: ParsedDate, zone: ZoneName) -> ParsedDate | None:
    """Read Friday 5pm PT; 17:00 UTC; 9am KST Wednesday: the day and the hour are those of the zone."""
    return _in_zone(context, parsed, zone)


@rule("MOMENT", "TIME|MOMENT OFFSET", "TIME|MOMENT ( OFFSET )")
def with_offset(_: LineContext, parsed: ParsedDate, offset: timedelta) -> ParsedDate | None:
    """Read Friday 17:00 UTC+9; 09:00 +0530: the day and the hour are those of the offset."""
    return parsed._replace(zone=timezone(offset)) if parsed.clock_time else None


@rule("ZONE", "ZONENAME", "ZONENAME time", "CITY local? time", "REGION", "REGION standard|daylight? time")
def zone(_: LineContext, name: ZoneName) -> ZoneName:
    """Take 5pm PT; 9am Seoul time; 5pm Eastern: a zone."""
    return name


@rule("CITY", "new|los|san|hong|tel|sao|são|kuala|chi CITYEND")
def city_of_two_words(_: LineContext, name: ZoneName) -> ZoneName:
    """Take 9am New York time: a city."""
    return name


@rule("KZONED", "미국? KZONE|ZONENAME 표준시? 시간|시각|시간으로|기준 기준?", "미국? KZONE|ZONENAME 표준시 기준?")
def korean_zone(_: LineContext, name: ZoneName) -> ZoneName:
    """Take 한국 시간 오후 3시; 내일 오후 5시 KST 기준: a zone."""
    return name


@rule("TIME", "KZONED TIME")
@rule("MOMENT", "KZONED WHEN", "WHEN KZONED", "WHEN ( KZONED )", "KZONED 으로? WHEN")
def in_zone(context: LineContext, first: ParsedDate | ZoneName, second: ParsedDate | ZoneName) -> ParsedDate | None:
    """Read 한국 시간 오후 3시; 내일 오후 5시 KST 기준: the day and the hour are those of the zone."""
    name, parsed = (first, second) if isinstance(first, ZoneName) else (second, first)
    return _in_zone(context, parsed, name) if isinstance(parsed, ParsedDate) and isinstance(name, ZoneName) else None


@rule("TIME", "ZONENAME 로? TIME")
@rule("MOMENT", "ZONENAME 로? MOMENT")
def zone_before(context: LineContext, name: ZoneName, parsed: ParsedDate) -> ParsedDate | None:
    """Read UTC 09:00; 금요일 EST 9am: the day and the hour are those of the zone."""
    return None if parsed.weak else _in_zone(context, parsed, name)


@rule("TIME", "OFFSET TIME")
def offset_before(_: LineContext, offset: timedelta, parsed: ParsedDate) -> ParsedDate | None:
    """Read UTC+9 18:00: the day and the hour are those of the offset."""
    return None if parsed.weak or not parsed.clock_time else parsed._replace(zone=timezone(offset))


def _in_zone(context: LineContext, parsed: ParsedDate, name: ZoneName) -> ParsedDate | None:
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
