"""Time zones in English: 5pm PT, 9am KST, 17:00 UTC+9, 15:00 (London time)."""

from datetime import timedelta, timezone

from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate, ZoneName
from commitments.language.dates.zones import in_zone
from commitments.language.line_context import LineContext


@rule("MOMENT", "TIME|MOMENT ZONE", "TIME|MOMENT ( ZONE )")
def with_zone(context: LineContext, parsed: ParsedDate, zone: ZoneName) -> ParsedDate | None:
    """Read tonight PT; this afternoon (PT): the day and the hour are those of the zone."""
    return in_zone(context, parsed, zone)


@rule("TIME", "TIME ZONE", "TIME ( ZONE )")
def time_with_zone(context: LineContext, parsed: ParsedDate, zone: ZoneName) -> ParsedDate | None:
    """Read Friday 5pm PT; 17:00 UTC; 9am KST Wednesday: the day and the hour are those of the zone."""
    return in_zone(context, parsed, zone)


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


@rule("TIME", "ZONENAME TIME")
@rule("MOMENT", "ZONENAME MOMENT")
def zone_before(context: LineContext, name: ZoneName, parsed: ParsedDate) -> ParsedDate | None:
    """Read UTC 09:00; Friday EST 9am: the day and the hour are those of the zone."""
    return None if parsed.weak else in_zone(context, parsed, name)


@rule("TIME", "OFFSET TIME")
def offset_before(_: LineContext, offset: timedelta, parsed: ParsedDate) -> ParsedDate | None:
    """Read UTC+9 18:00: the day and the hour are those of the offset."""
    return None if parsed.weak or not parsed.clock_time else parsed._replace(zone=timezone(offset))
