"""Words that make a date the deadline in Korean: 까지, 이내, 전, 기한."""

from commitments.language.dates.date_arithmetic import next_weekday
from commitments.language.dates.grammar import rule
from commitments.language.dates.shifted_dates import just_before
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext


@rule("DEADLINE", "WHEN 까지|까지는|까진|까지만|까지로|마감|기한")
@rule("DEADLINE", "늦어도 WHEN 까지|까지는|에|에는?", "늦어도 DEADLINE")
def until(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read 금요일까지; 늦어도 금요일까지; 금요일 마감: that moment is the deadline."""
    return parsed._replace(weak=False)


@rule("DUE_NAMED", "KDUE 은|는|이|가? :?", "KDUEDAY 은|는|이|가|:")
def due_named(_: LineContext, name: int) -> int:
    """Take 기한: 12/8; 제출일은 12월 8일: what says that a date is the deadline."""
    return name


@rule("DEADLINE", "DUE_NAMED WHEN|DEADLINE", "WHEN 이|가? KDUE")
def due(_: LineContext, first: ParsedDate | int, second: ParsedDate | int) -> ParsedDate | None:
    """Read 기한: 12/8; 납기일은 금요일; 제출기한이 12월 8일; 금요일이 마감: that moment is the deadline."""
    parsed = first if isinstance(first, ParsedDate) else second
    return parsed._replace(weak=False) if isinstance(parsed, ParsedDate) and not _bare(parsed) else None


@rule("DEADLINE", "PERIOD 동안|간")
@rule(
    "DEADLINE",
    "PERIOD|TIME|MOMENT 이내|이내로|이내에|내|내로|내에|내에는|안|안에|안에는|안으로|중|중에|중으로 까지|로|에?",
)
@rule("DEADLINE", "DAY 중|중에|중으로 까지|로|에?")
def within(_: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read 이번 주 내로; 오늘 중으로; 오전 중: its end is the deadline."""
    return None if _bare(parsed) else parsed._replace(weak=False)


@rule("DEADLINE", "WHEN 전|전에|전까지|전까지는|이전에|이전까지")
def before(context: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read 금요일 전까지; 정오 이전에: the end of the working day before; a clock time stays."""
    return just_before(context, parsed)


@rule("DEADLINE", "WHEN 이전")
def before_or_moving(context: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read 금요일 이전: before that day or, as the word is "moving" and "earlier" too, on it, as a question."""
    earlier = just_before(context, parsed)
    if earlier is None or parsed.day is None or earlier.day is None or earlier.day == parsed.day:
        return earlier
    return earlier._replace(alternatives=(earlier.day, parsed.day), ambiguous=True)


@rule("DEADLINE", "DAYWORD 안에|안으로|내로|내에")
def within_named_day(context: LineContext, count: int) -> ParsedDate:
    """Read 내일 안에; 모레 내로: that day, not a length of time."""
    return ParsedDate(day=context.days_on(count), counted=True, fixed=count <= 0)


@rule("DEADLINE", "WEEKDAY 안에|안으로|내로|내에")
def within_weekday(context: LineContext, weekday: int) -> ParsedDate:
    """Read 금요일 안에; 수요일 내로: that day."""
    return ParsedDate(day=next_weekday(context.today, weekday))


def _bare(parsed: ParsedDate) -> bool:
    """Whether a number could be an hour with 시: 2시 안 is within an hour, 2안 is the second draft."""
    return parsed.weak and parsed.clock_time is not None and parsed.day is None
