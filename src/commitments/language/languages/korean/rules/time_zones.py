"""Time zones in Korean: 한국 시간 오후 3시, 내일 오후 5시 KST 기준."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate, ZoneName
from commitments.language.dates.zones import in_zone
from commitments.language.line_context import LineContext


@rule("KZONED", "미국? KZONE|ZONENAME 표준시? 시간|시각|시간으로|기준 기준?", "미국? KZONE|ZONENAME 표준시 기준?")
def zone(_: LineContext, name: ZoneName) -> ZoneName:
    """Take 한국 시간 오후 3시; 내일 오후 5시 KST 기준: a zone."""
    return name


@rule("KWIDE", "미국|캐나다|호주|유럽|러시아|브라질|멕시코 시간|시각|시간으로|기준 기준?")
def wide_zone(_: LineContext) -> str:
    """Take 미국 시간 오전 9시: a land of several zones."""
    return "wide"


@rule("TIME", "KWIDE TIME", "TIME KWIDE")
@rule("MOMENT", "KWIDE 으로? WHEN", "WHEN KWIDE")
def time_in_wide_zone(_: LineContext, first: ParsedDate | str, second: ParsedDate | str) -> ParsedDate | None:
    """Read 미국 시간 내일 오전 9시: a question, as the land has several zones."""
    parsed = first if isinstance(first, ParsedDate) else second
    return parsed._replace(ambiguous=True, weak=False) if isinstance(parsed, ParsedDate) and parsed.clock_time else None


@rule("TIME", "KZONED TIME")
@rule("MOMENT", "KZONED WHEN", "WHEN KZONED", "WHEN ( KZONED )", "KZONED 으로? WHEN")
def timein_zone(context: LineContext, first: ParsedDate | ZoneName, second: ParsedDate | ZoneName) -> ParsedDate | None:
    """Read 한국 시간 오후 3시; 내일 오후 5시 KST 기준: the day and the hour are those of the zone."""
    name, parsed = (first, second) if isinstance(first, ZoneName) else (second, first)
    return in_zone(context, parsed, name) if isinstance(parsed, ParsedDate) and isinstance(name, ZoneName) else None


@rule("TIME", "ZONENAME 로 TIME")
@rule("MOMENT", "ZONENAME 로 MOMENT")
def zone_before(context: LineContext, name: ZoneName, parsed: ParsedDate) -> ParsedDate | None:
    """Read 금요일 UTC로 9시: the day and the hour are those of the zone."""
    return None if parsed.weak else in_zone(context, parsed, name)
