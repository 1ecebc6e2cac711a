"""Korean clock times and lengths: 오후 3시, 세시 반, 30분 내로, 3일 이내, 영업일 기준 3일."""

from commitments.language.book import rule
from commitments.language.rules.clocks import CLOSE, LAST_MINUTE, NOON, clock, in_part
from commitments.language.rules.spans import reach
from commitments.language.scene import Scene
from commitments.language.values import Clock, Mark, Part, Span


@rule("KCLOCK", "INT 시 INT 분?", "INT 시 INT 분 INT 초", "INT 시")
def korean_clock(_: Scene, hour: int, minute: int | None = None, second: int | None = None) -> Clock | None:
    """Read 3시 20분; 5시까지: a clock time; 1 to 7 are in the afternoon, 8 to 12 as said."""
    return clock(hour, minute or 0, second or 0)


@rule("KCLOCK", "INT 시 반")
def half_past(_: Scene, hour: int) -> Clock | None:
    """Read 세시 반: 30 minutes after the hour."""
    return clock(hour, 30)


@rule("KCLOCK", "INT 시 INT 분 전")
def minutes_to(_: Scene, hour: int, minutes: int) -> Clock | None:
    """Take 네시 십분 전부터 다섯시까지: so many minutes before the hour."""
    return clock(hour - 1, 60 - minutes) if 0 < minutes < 60 and hour else None


@rule("DEADLINE", "INT 시 INT 분 전")
def minutes_to_alone(scene: Scene, hour: int, minutes: int) -> Mark | None:
    """Read 네시 십분 전: so many minutes before the hour."""
    time = minutes_to(scene, hour, minutes)
    return Mark(clock=time) if time else None


@rule("KCLOCK", "KCLOCK 정각")
def sharp(_: Scene, time: Clock) -> Clock:
    """Read 3시 정각: that clock time."""
    return time


@rule("CLOCK", "KPART KCLOCK|CLOCK", "KPART 에 KCLOCK|CLOCK")
def part_and_clock(_: Scene, part: Part, time: Clock) -> Clock:
    """Read 오후 3시; 아침 9시: a clock time in that part of the day."""
    return in_part(time, part)


@rule("TIME", "KCLOCK")
def clock_alone(_: Scene, time: Clock) -> Mark:
    """Read 5시; 9시: the next time that the clock shows it."""
    return Mark(clock=time)


@rule("TIME", "KPART")
def part_alone(_: Scene, part: Part) -> Mark:
    """Read 오전; 오후 중: the end of that part of the day."""
    return Mark(clock=part.ends)


@rule("CLOCK", "정오|한낮", "점심|점심시간 전|전에|전까지?", "낮 12 시")
def korean_noon(_: Scene) -> Clock:
    """Read 정오; 점심 전: 12:00."""
    return NOON


@rule("CLOCK", "자정")
def korean_midnight(_: Scene) -> Clock:
    """Read 자정: 23:59 of its day."""
    return LAST_MINUTE


@rule(
    "TIME",
    "퇴근 전|전에|전까지|까지",
    "퇴근 시간 전|전에|전까지|까지?",
    "퇴근전|퇴근전까지",
    "업무|근무 종료|마감 전|까지|전까지?",
)
@rule("TIME", "일과 중|내|시간 내?|내로?|안에?|까지?", "업무시간 내|안에|까지|중")
def end_of_work(_: Scene) -> Mark:
    """Read 퇴근 전; 업무시간 내: when work ends."""
    return Mark(clock=CLOSE, edge=True)


@rule("MOMENT", "DAY 밤")
def night_of(_: Scene, mark: Mark) -> Mark:
    """Read 오늘 밤: 21:00 of that day."""
    return mark._replace(clock=Clock(21, sure=True))


@rule("MOMENT", "DAY KPART", "DAY 에? KPART")
def day_and_part(_: Scene, mark: Mark, part: Part) -> Mark:
    """Read 내일 오전; 금요일 오후: the end of that part of that day."""
    return mark._replace(clock=part.ends)


@rule("SPAN", "AMOUNT KUNIT")
def korean_span(_: Scene, number: float, unit: str) -> Span:
    """Read 3일 뒤; 두 시간 뒤; 3영업일 이내: a length of time."""
    return Span(number, unit)


@rule("SPAN", "AMOUNT 시간 반")
def hours_and_half(_: Scene, hours: float) -> Span:
    """Read 한 시간 반 뒤: those hours and 30 minutes."""
    return Span(hours + 0.5, "hour")


@rule("SPAN", "반 나절|시간", "반나절|반시간")
def half_hour(_: Scene) -> Span:
    """Read 반시간 뒤: 30 minutes."""
    return Span(0.5, "hour")


@rule("SPAN", "KDAYS")
def counted_days(_: Scene, days: int) -> Span:
    """Read 사흘 뒤; 열흘 뒤: so many days."""
    return Span(days, "day")


@rule(
    "SPAN",
    "영업일|근무일|워킹데이 기준|기준으로? INT 일",
    "영업일|근무일 INT 일",
    "INT 일 영업일 기준|기준으로?",
)
@rule("SPAN", "영업일 로? INT 일")
def business_days(_: Scene, number: int) -> Span:
    """Read 영업일 기준 3일; 3일 영업일 기준: working days of the country, today not counted."""
    return Span(number, "business")


@rule("SPAN", "영업일|근무일|워킹데이 기준|기준으로? KDAYS")
def counted_business_days(_: Scene, number: int) -> Span:
    """Read 영업일 기준 사흘: working days of the country, today not counted."""
    return Span(number, "business")


@rule("KAHEAD", "약|대략|앞으로|향후? SPAN 이내|이내로|이내에|내|내로|내에|안|안에|안으로")
@rule("KAHEAD", "SPAN 후|뒤|후에|뒤에|이후|지나서|지나", "SPAN 후|뒤 까지|까지는|로", "앞으로|향후 SPAN 간|동안")
def korean_ahead(scene: Scene, length: Span) -> Mark | None:
    """Read 3일 이내; 30분 내로; 두 시간 뒤: so far ahead, to the minute for hours and minutes."""
    return reach(scene, length)


@rule("DEADLINE", "KAHEAD", "KAHEAD 까지|까지는|에|로")
def korean_within(_: Scene, mark: Mark) -> Mark:
    """Take 3일 이내; 두 시간 뒤까지: what lies so far ahead, as the deadline."""
    return mark


@rule("MOMENT", "KAHEAD WHEN")
def ahead_with_time(_: Scene, mark: Mark, time: Mark) -> Mark | None:
    """Read 3일 뒤 오후 5시: that clock time, so many days on."""
    return mark._replace(clock=time.clock, zone=time.zone) if mark.day and time.clock and not time.day else None


@rule("DEADLINE", "SPAN 까지")
def span_until(scene: Scene, length: Span) -> Mark | None:
    """Read 3영업일까지: working days of the country, today not counted."""
    return reach(scene, length) if length.unit == "business" else None


@rule("MOMENT", "지금|방금|당장|즉시", "지금 당장|바로")
def right_now(scene: Scene) -> Mark:
    """Read 지금; 당장: this moment."""
    return Mark(exact=scene.now, weak=True)
