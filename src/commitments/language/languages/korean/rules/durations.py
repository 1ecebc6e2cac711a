"""Durations in Korean: 30분 내로, 3일 이내, 영업일 기준 3일, 화요일부터 2주 안에, 추석 일주일 전까지."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.lengths import date_ahead
from commitments.language.dates.shifted_dates import negative, shifted_day, weekday_of_week_ahead
from commitments.language.dates.values import Duration, ParsedDate
from commitments.language.line_context import LineContext


@rule("DURATION", "AMOUNT KUNIT")
def korean_duration(_: LineContext, number: float, unit: str) -> Duration:
    """Read 3일 뒤; 두 시간 뒤; 3영업일 이내: a length of time."""
    return Duration(number, unit)


@rule("DURATION", "INT ,? INT KUNIT")
def two_or_three(_: LineContext, low: int, high: int, unit: str) -> Duration | None:
    """Read 이삼일 내; 2, 3일 내: the larger of two neighbouring numbers."""
    return Duration(high, unit) if high == low + 1 < 10 else None


@rule("DURATION", "AMOUNT 시간 반")
def hours_and_half(_: LineContext, hours: float) -> Duration:
    """Read 한 시간 반 뒤: those hours and 30 minutes."""
    return Duration(hours + 0.5, "hour")


@rule("DURATION", "반 나절|시간", "반나절|반시간")
def half_hour(_: LineContext) -> Duration:
    """Read 반시간 뒤: 30 minutes."""
    return Duration(0.5, "hour")


@rule("DURATION", "KDAYS")
def counted_days(_: LineContext, days: int) -> Duration:
    """Read 사흘 뒤; 열흘 뒤: so many days."""
    return Duration(days, "day")


@rule("DURATION", "KDAYS KDAYS")
def one_or_two_days(_: LineContext, low: int, high: int) -> Duration | None:
    """Read 하루이틀 내로: the larger of two neighbouring numbers."""
    return Duration(high, "day") if high == low + 1 else None


@rule(
    "DURATION",
    "영업일|근무일|워킹데이 기준|기준으로? INT 일",
    "영업일|근무일 INT 일",
    "INT 일 영업일 기준|기준으로?",
)
@rule("DURATION", "영업일 로? INT 일")
def business_days(_: LineContext, number: int) -> Duration:
    """Read 영업일 기준 3일; 3일 영업일 기준: working days of the country, today not counted."""
    return Duration(number, "business")


@rule("DURATION", "영업일|근무일|워킹데이 기준|기준으로? KDAYS")
def counted_business_days(_: LineContext, number: int) -> Duration:
    """Read 영업일 기준 사흘: working days of the country, today not counted."""
    return Duration(number, "business")


@rule("KWORKTIME", "업무시간|영업시간|근무시간", "업무|영업|근무 시간")
def working_time(_: LineContext) -> str:
    """Take 업무시간 기준 4시간 내: the working calendar."""
    return "business_hour"


@rule(
    "DURATION",
    "KWORKTIME 으로|기준|기준으로? AMOUNT 시간",
    "AMOUNT 시간 KWORKTIME 기준|기준으로",
    "KWORKTIME AMOUNT 시간",
)
def business_hours(_: LineContext, first: float | str, second: float | str) -> Duration | None:
    """Read 업무시간 기준 4시간 이내; 영업시간 4시간 이내: hours of the working calendar."""
    number, unit = (second, first) if isinstance(first, str) else (first, second)
    return Duration(number, str(unit)) if isinstance(number, (int, float)) else None


@rule("KAHEAD", "약|대략|앞으로|향후|다음? DURATION 이내|이내로|이내에|내|내로|내에|안|안에|안으로")
@rule(
    "KAHEAD",
    "DURATION 후|뒤|후에|뒤에|이후|지나서|지나",
    "DURATION 후|뒤 까지|까지는|로",
    "앞으로|향후 DURATION 간|동안",
)
def korean_ahead(context: LineContext, length: Duration) -> ParsedDate | None:
    """Read 3일 이내; 30분 내로; 두 시간 뒤: so far ahead, to the minute for hours and minutes."""
    return date_ahead(context, length)


@rule("DEADLINE", "KAHEAD", "KAHEAD 까지|까지는|에|로")
def korean_within(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Take 3일 이내; 두 시간 뒤까지: what lies so far ahead, as the deadline."""
    return parsed


@rule("MOMENT", "KAHEAD WHEN")
def ahead_with_time(_: LineContext, parsed: ParsedDate, time: ParsedDate) -> ParsedDate | None:
    """Read 3일 뒤 오후 5시: that clock time, so many days on."""
    return (
        parsed._replace(clock_time=time.clock_time, zone=time.zone)
        if parsed.day and time.clock_time and not time.day
        else None
    )


@rule("FROM_DAY", "DAY 부터|이후|이후로", "DAY 로 부터")
def from_korean(_: LineContext, start: ParsedDate) -> ParsedDate:
    """Take 화요일부터 2주 안에; 오늘로부터 2주 안에: the day from which it counts."""
    return start


@rule("DEADLINE", "FROM_DAY DURATION 이내|이내로|이내에|내|내로|내에|안|안에|안으로|후|후에|뒤|뒤에|동안|간")
def within_from_day(context: LineContext, start: ParsedDate, length: Duration) -> ParsedDate | None:
    """Read 화요일부터 2주 안에; 12월 1일부터 3일 이내: so long after that day."""
    if start.day and length.unit == "business":
        return ParsedDate(day=context.calendar.add_working_days(start.day, min(int(length.amount), 2600)))
    return shifted_day(context, start, length)


@rule("DEADLINE", "DAY|THAT_DAY DURATION 전|전에|전까지|전까지는")
def so_long_before(context: LineContext, parsed: ParsedDate, length: Duration) -> ParsedDate | None:
    """Read 금요일 하루 전까지; 추석 일주일 전까지: so long before that day."""
    return shifted_day(context, parsed, negative(length)) if length.unit != "business" else None


@rule("DEADLINE", "DURATION 까지")
def duration_until(context: LineContext, length: Duration) -> ParsedDate | None:
    """Read 3영업일까지: working days of the country, today not counted."""
    return date_ahead(context, length) if length.unit == "business" else None


@rule("DAY", "DURATION 뒤|후 WEEKDAY")
def weekday_after(context: LineContext, length: Duration, weekday: int) -> ParsedDate | None:
    """Read 2주 뒤 월요일: that day of that week."""
    return weekday_of_week_ahead(context, length, weekday)
