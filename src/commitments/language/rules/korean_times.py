"""Korean clock times: 오후 3시, 세시 반, 밤 12시, 점심 전, 퇴근 전."""

from commitments.language.days import DAY
from commitments.language.grammar import rule
from commitments.language.rules.clocks import CLOSE, LAST_MINUTE, NOON, clock, in_part
from commitments.language.scene import Scene
from commitments.language.values import Clock, Mark, Part

_LAST_HOUR = 24
_FEW, _HALF = 10, 30  # minutes that are counted back from the hour: with 까지, and without


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


@rule("TO_HOUR", "INT 시 INT 분 전")
def under_half_to(scene: Scene, hour: int, minutes: int) -> Clock | None:
    """Take 네시 십오분 전: so many minutes before the hour; 두시 삼십분 전 is before half past two."""
    return minutes_to(scene, hour, minutes) if minutes < _HALF else None


@rule("TO_HOUR", "INT 시 INT 분 전에|전까지|전까지는")
def few_minutes_to(scene: Scene, hour: int, minutes: int) -> Clock | None:
    """Take 네시 십분 전까지: a few minutes before the hour; 두시 이십분 전까지 is before twenty past two."""
    return minutes_to(scene, hour, minutes) if minutes <= _FEW else None


@rule("DEADLINE", "DAY? KPART? TO_HOUR")
def minutes_to_alone(_: Scene, mark: Mark | None, part: Part | None, time: Clock) -> Mark:
    """Read 네시 십분 전; 내일 오후 네시 십분 전까지: a few minutes before the hour."""
    return (mark or Mark())._replace(clock=in_part(time, part) if part else time)


@rule("KCLOCK", "INT ~|- KCLOCK 사이?")
def later_clock(_: Scene, first: int, last: Clock) -> Clock | None:
    """Read 10~12시; 오후 2~4시 사이: the end of a range of hours."""
    return last if first <= _LAST_HOUR else None


@rule("KCLOCK", "KCLOCK 정각")
def sharp(_: Scene, time: Clock) -> Clock:
    """Read 3시 정각: that clock time."""
    return time


@rule("CLOCK", "KPART KCLOCK|CLOCK", "KPART 에 KCLOCK|CLOCK")
def part_and_clock(_: Scene, part: Part, time: Clock) -> Clock | None:
    """Read 오후 3시; 아침 9시; 밤 12시: a clock time in that part of the day; midnight ends its day."""
    if part.night and _after_midnight(time):
        return None if time.hour < 12 or time.minute else LAST_MINUTE
    return in_part(time, part)


@rule("MOMENT", "DAY? 밤 KCLOCK")
def small_hours(_: Scene, mark: Mark | None, time: Clock) -> Mark | None:
    """Read 내일 밤 12시 반; 밤 1시: after the midnight that ends that day."""
    if not _after_midnight(time) or (time.hour == 12 and not time.minute):
        return None
    day = mark.day + DAY if mark and mark.day else None
    return (mark or Mark())._replace(day=day, clock=time.half(afternoon=False))


def _after_midnight(time: Clock) -> bool:
    return not time.sure and (time.hour == 12 or time.hour < 5)


@rule("TIME", "KCLOCK")
def clock_alone(_: Scene, time: Clock) -> Mark:
    """Read 5시; 9시: the next time that the clock shows it."""
    return Mark(clock=time)


@rule("TIME", "KPART")
def part_alone(_: Scene, part: Part) -> Mark:
    """Read 오전; 오후 중: the end of that part of the day."""
    return Mark(clock=part.ends)


@rule("CLOCK", "정오|한낮", "점심|점심시간 전|전에|전까지?")
def korean_noon(_: Scene) -> Clock:
    """Read 정오; 점심 전: 12:00."""
    return NOON


@rule("CLOCK", "점심|점심시간 후|후에|이후|이후에|먹고|지나서")
def after_lunch(_: Scene) -> Clock:
    """Read 내일 점심 후; 점심시간 이후: the afternoon, 18:00."""
    return CLOSE


@rule("CLOCK", "낮|대낮 KCLOCK")
def clock_by_day(_: Scene, time: Clock) -> Clock:
    """Read 낮 12시; 낮 2시: a clock time by daylight."""
    return time.settled()


@rule("CLOCK", "자정", "자정 INT 시")
def korean_midnight(_: Scene, hour: int = 12) -> Clock | None:
    """Read 자정; 자정 12시: 23:59 of its day."""
    return LAST_MINUTE if hour in (0, 12, 24) else None


@rule("BEFORE_WORK", "출근|출근하기 전|전에|전까지|전까지는", "업무|근무 시작 전|전에|전까지", "출근하자마자")
def before_work(scene: Scene) -> Clock:
    """Take 출근 전까지; 업무 시작 전까지: when work starts."""
    start = scene.calendar.hours.start
    return Clock(start.hour, start.minute, sure=True)


@rule("MOMENT", "DAY? 아침|오전? BEFORE_WORK")
def day_before_work(scene: Scene, mark: Mark | None, start: Clock) -> Mark:
    """Read 출근 전까지; 금요일 출근 전: when work starts that day, or on the next working day."""
    return (mark or Mark(day=scene.calendar.next_working_day(scene.today)))._replace(clock=start)


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
def end_of_work(_: Scene) -> Mark:
    """Read 퇴근 전; 업무시간 내: when work ends."""
    return Mark(clock=CLOSE, edge=True)


@rule("MOMENT", "DAY 밤")
def night_of(_: Scene, mark: Mark) -> Mark:
    """Read 오늘 밤: 21:00 of that day."""
    return mark._replace(clock=Clock(21, sure=True))


@rule("MOMENT", "DAY KPART 일찍?", "DAY 에 KPART")
def day_and_part(_: Scene, mark: Mark, part: Part) -> Mark:
    """Read 내일 오전; 금요일 오후; 내일 아침 일찍: the end of that part of that day."""
    return mark._replace(clock=part.ends)


@rule("MOMENT", "지금|방금|당장|즉시", "지금 당장|바로")
def right_now(scene: Scene) -> Mark:
    """Read 지금; 당장: this moment."""
    return Mark(exact=scene.now, weak=True)
