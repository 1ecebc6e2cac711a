"""Lengths of time in Korean: 30분 내로, 3일 이내, 영업일 기준 3일, 화요일부터 2주 안에, 추석 일주일 전까지."""

from commitments.language.grammar import rule
from commitments.language.rules.offsets import before_day, from_day
from commitments.language.rules.spans import reach
from commitments.language.scene import Scene
from commitments.language.values import Mark, Span


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


@rule("KAHEAD", "약|대략|앞으로|향후|다음? SPAN 이내|이내로|이내에|내|내로|내에|안|안에|안으로")
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


@rule("FROM_DAY", "DAY 부터|이후|이후로", "DAY 로 부터")
def from_korean(_: Scene, start: Mark) -> Mark:
    """Take 화요일부터 2주 안에; 오늘로부터 2주 안에: the day from which it counts."""
    return start


@rule("DEADLINE", "FROM_DAY SPAN 이내|이내로|이내에|내|내로|내에|안|안에|안으로|후|후에|뒤|뒤에|동안|간")
def within_from_day(scene: Scene, start: Mark, length: Span) -> Mark | None:
    """Read 화요일부터 2주 안에; 12월 1일부터 3일 이내: so long after that day."""
    if start.day and length.unit == "business":
        return Mark(day=scene.calendar.add_working_days(start.day, min(int(length.amount), 2600)))
    return from_day(scene, length, start)


@rule("DEADLINE", "DAY|THAT_DAY SPAN 전|전에|전까지|전까지는")
def so_long_before(scene: Scene, mark: Mark, length: Span) -> Mark | None:
    """Read 금요일 하루 전까지; 추석 일주일 전까지: so long before that day."""
    return before_day(scene, length, mark) if length.unit != "business" else None


@rule("DEADLINE", "SPAN 까지")
def span_until(scene: Scene, length: Span) -> Mark | None:
    """Read 3영업일까지: working days of the country, today not counted."""
    return reach(scene, length) if length.unit == "business" else None
