"""Clock times in Korean: 오후 3시, 세시 반, 밤 12시, 점심 전, 퇴근 전."""

from commitments.language.dates.clock_times import CLOSE, LAST_MINUTE, NOON, clock_time, in_part
from commitments.language.dates.date_arithmetic import DAY
from commitments.language.dates.grammar import rule
from commitments.language.dates.lengths import date_ahead
from commitments.language.dates.values import ClockTime, Duration, ParsedDate, PartOfDay
from commitments.language.line_context import LineContext

_LAST_HOUR = 24
_FEW, _HALF = 10, 30  # minutes that are counted back from the hour: with 까지, and without


@rule("KCLOCK", "INT 시 INT 분?", "INT 시 INT 분 INT 초", "INT 시")
def korean_clock(_: LineContext, hour: int, minute: int | None = None, second: int | None = None) -> ClockTime | None:
    """Read 3시 20분; 5시까지: a clock time; 1 to 7 are in the afternoon, 8 to 12 as said."""
    return clock_time(hour, minute or 0, second or 0)


@rule("KCLOCK", "INT 시 반")
def half_past(_: LineContext, hour: int) -> ClockTime | None:
    """Read 세시 반: 30 minutes after the hour."""
    return clock_time(hour, 30)


@rule("KCLOCK", "INT 시 INT 분 전")
def minutes_to(_: LineContext, hour: int, minutes: int) -> ClockTime | None:
    """Take 네시 십분 전부터 다섯시까지: so many minutes before the hour."""
    return clock_time(hour - 1, 60 - minutes) if 0 < minutes < 60 and hour else None


@rule("TO_HOUR", "INT 시 INT 분 전")
def under_half_to(context: LineContext, hour: int, minutes: int) -> ClockTime | None:
    """Take 네시 십오분 전: so many minutes before the hour; 두시 삼십분 전 is before half past two."""
    return minutes_to(context, hour, minutes) if minutes < _HALF else None


@rule("TO_HOUR", "INT 시 INT 분 전에|전까지|전까지는")
def few_minutes_to(context: LineContext, hour: int, minutes: int) -> ClockTime | None:
    """Take 네시 십분 전까지: a few minutes before the hour; 두시 이십분 전까지 is before twenty past two."""
    return minutes_to(context, hour, minutes) if minutes <= _FEW else None


@rule("DEADLINE", "DAY? KPART? TO_HOUR")
def minutes_to_alone(_: LineContext, parsed: ParsedDate | None, part: PartOfDay | None, time: ClockTime) -> ParsedDate:
    """Read 네시 십분 전; 내일 오후 네시 십분 전까지: a few minutes before the hour."""
    return (parsed or ParsedDate())._replace(clock_time=in_part(time, part) if part else time)


@rule("KCLOCK", "INT ~|- KCLOCK 사이?")
def later_clock(_: LineContext, first: int, last: ClockTime) -> ClockTime | None:
    """Read 10~12시; 오후 2~4시 사이: the end of a range of hours."""
    return last if first <= _LAST_HOUR else None


@rule("KCLOCK", "KCLOCK 정각")
def sharp(_: LineContext, time: ClockTime) -> ClockTime:
    """Read 3시 정각: that clock time."""
    return time


@rule("CLOCK", "KPART KCLOCK|CLOCK", "KPART 에 KCLOCK|CLOCK")
def part_and_clock(_: LineContext, part: PartOfDay, time: ClockTime) -> ClockTime | None:
    """Read 오후 3시; 아침 9시; 밤 12시: a clock time in that part of the day; midnight ends its day."""
    if part.night and _after_midnight(time):
        return None if time.hour < 12 or time.minute else LAST_MINUTE
    return in_part(time, part)


@rule("CLOCK", "MERIDIEM KCLOCK")
def half_and_clock(_: LineContext, afternoon: bool, time: ClockTime) -> ClockTime | None:
    """Read AM 7시; pm 4시 30분까지: a clock time before or after noon."""
    return time.in_half(afternoon=afternoon)


@rule("MOMENT", "DAY 에 TIME")
def day_at_time(_: LineContext, parsed: ParsedDate, time: ParsedDate) -> ParsedDate | None:
    """Read 금요일에 오전 9시 30분; 내일에 5시까지: that clock time of that day."""
    return None if time.weak or parsed.day is None else parsed.at_time(time)


@rule("MOMENT", "DAY? 밤 KCLOCK")
def small_hours(_: LineContext, parsed: ParsedDate | None, time: ClockTime) -> ParsedDate | None:
    """Read 내일 밤 12시 반; 밤 1시: after the midnight that ends that day."""
    if not _after_midnight(time) or (time.hour == 12 and not time.minute):
        return None
    day = parsed.day + DAY if parsed and parsed.day else None
    return (parsed or ParsedDate())._replace(day=day, clock_time=time.in_half(afternoon=False))


def _after_midnight(time: ClockTime) -> bool:
    return not time.sure and (time.hour == 12 or time.hour < 5)


@rule("TIME", "KCLOCK")
def clock_alone(_: LineContext, time: ClockTime) -> ParsedDate:
    """Read 5시; 9시: the next time that the clock shows it."""
    return ParsedDate(clock_time=time)


@rule("TIME", "KPART")
def part_alone(_: LineContext, part: PartOfDay) -> ParsedDate:
    """Read 오전; 오후 중: the end of that part of the day."""
    return ParsedDate(clock_time=part.ends)


@rule("CLOCK", "정오|한낮", "점심|점심시간 전|전에|전까지")
def korean_noon(_: LineContext) -> ClockTime:
    """Read 정오; 점심 전: 12:00."""
    return NOON


@rule("MOMENT", "DAY 점심|점심시간|점심때 에?")
def noon_of(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read 내일 점심: 12:00 of that day; 내일 정오 점심 is a lunch."""
    return parsed._replace(clock_time=NOON)


@rule("DEADLINE", "점심|점심시간|점심때 까지|까지는")
def until_noon(_: LineContext) -> ParsedDate:
    """Read 점심까지: 12:00."""
    return ParsedDate(clock_time=NOON)


@rule("MOMENT", "DURATION KPART 내|내로|내에|중|중에|중으로|까지?")
def ahead_and_part(context: LineContext, length: Duration, part: PartOfDay) -> ParsedDate | None:
    """Read 1영업일 오전 내; 이틀 오전 중: the end of that part of the day, so many days on."""
    ahead = date_ahead(context, length)
    return ahead._replace(clock_time=part.ends) if ahead and ahead.day else None


@rule("CLOCK", "점심|점심시간 후|후에|이후|이후에|먹고|지나서")
def after_lunch(_: LineContext) -> ClockTime:
    """Read 내일 점심 후; 점심시간 이후: the afternoon, 18:00."""
    return CLOSE


@rule("CLOCK", "낮|대낮 KCLOCK")
def clock_by_day(_: LineContext, time: ClockTime) -> ClockTime:
    """Read 낮 12시; 낮 2시: a clock time by daylight."""
    return time.in_working_hours()


@rule("CLOCK", "자정", "자정 INT 시")
def korean_midnight(_: LineContext, hour: int = 12) -> ClockTime | None:
    """Read 자정; 자정 12시: 23:59 of its day."""
    return LAST_MINUTE if hour in (0, 12, 24) else None


@rule("BEFORE_WORK", "출근|출근하기 전|전에|전까지|전까지는", "업무|근무 시작 전|전에|전까지", "출근하자마자")
def before_work(context: LineContext) -> ClockTime:
    """Take 출근 전까지; 업무 시작 전까지: when work starts."""
    start = context.calendar.hours.start
    return ClockTime(start.hour, start.minute, sure=True)


@rule("MOMENT", "DAY? 아침|오전? BEFORE_WORK")
def day_before_work(context: LineContext, parsed: ParsedDate | None, start: ClockTime) -> ParsedDate:
    """Read 출근 전까지; 금요일 출근 전: when work starts that day, or on the next working day."""
    return (parsed or ParsedDate(day=context.calendar.next_working_day(context.today)))._replace(clock_time=start)


@rule(
    "TIME",
    "퇴근 전|전에|전까지|까지",
    "퇴근 시간 전|전에|전까지|까지?",
    "퇴근전|퇴근전까지",
    "업무|근무 종료|마감 전|까지|전까지?",
)
@rule(
    "TIME",
    "일 과 중|중에|중으로|내|내로|내에",
    "일 과 시간 내|내로|내에|안에|까지|중|중에?",
    "업무시간 내|안에|까지|중",
)
def end_of_work(_: LineContext) -> ParsedDate:
    """Read 퇴근 전; 업무시간 내: when work ends."""
    return ParsedDate(clock_time=CLOSE, is_end=True)


@rule("MOMENT", "DAY 밤")
def night_of(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read 오늘 밤: 21:00 of that day."""
    return parsed._replace(clock_time=ClockTime(21, sure=True))


@rule("MOMENT", "DAY KPART 일찍?", "DAY 에 KPART")
def day_and_part(_: LineContext, parsed: ParsedDate, part: PartOfDay) -> ParsedDate:
    """Read 내일 오전; 금요일 오후; 내일 아침 일찍: the end of that part of that day."""
    return parsed._replace(clock_time=part.ends)


@rule("MOMENT", "지금|방금|당장|즉시", "지금 당장|바로")
def right_now(context: LineContext) -> ParsedDate:
    """Read 지금; 당장: this moment."""
    return ParsedDate(exact=context.now, weak=True)
