"""Reads by how much a date is to move: "a week later", "by 3 days", 일주일 연기, 이틀 앞당기기."""

import re
from datetime import datetime

from bot.conversation.reading_context import date_context
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import CommandRequest
from commitments.domain.deadline import Precision
from commitments.language import When, read_from

_BEFORE = r"(?:(?:back|out|off|up|forward|by|for|약|딱|다시)\s+)*"
_ASKING = r"(?:\s?(?:주세요|줘요?))?"
_AFTER = (
    r"(?:\s*(?:later|more|back|out|earlier|sooner|early|up|forward|정도|만|씩|더|(?:뒤|후)(?:로|에)?|앞으로|일찍|먼저"
    rf"|(?:앞당|당)(?:기기|김|겨서?){_ASKING}|(?:미루|늦추|연기|연장)(?:기|하기)?{_ASKING}|(?:미뤄|늦춰){_ASKING}))*"
)
_HOW_FAR = re.compile(rf"(?P<before>{_BEFORE})(?P<length>\S.*?)(?P<after>{_AFTER})[\s.!]*", re.IGNORECASE)
_ANOTHER = re.compile(r"\banother\s+(?=\D)", re.IGNORECASE)
_EARLIER = re.compile(r"earlier|sooner|early|up|forward|앞|당|일찍|먼저", re.IGNORECASE)
_POSTPONES = re.compile(
    rf"^\s*(?:연기|연장|미루|postpone|delay)|(?:연기|연장|미루|미뤄|늦추|늦춰)\S{{0,4}}{_ASKING}[\s.!]*$",
    re.IGNORECASE,
)
_FROM_ITS_DATE = re.compile(r"back|out|off|by|another|more|더|미|늦|연", re.IGNORECASE)


def shifted_date(
    context: RequestContext, text: str, due: datetime, precision: Precision, said_at: datetime | None = None
) -> When | None:
    """Return the date to which a length of time moves what is due; None for a text that is no length alone.

    "A week" may count from that date, or from today: then both are readings.
    """
    said = _HOW_FAR.fullmatch(_ANOTHER.sub("back a ", text.strip()))
    if said is None:
        return None
    around, read_in = f"{said['before']} {said['after']}", date_context(context, said_at)
    start, is_earlier = due.astimezone(read_in.zone), _EARLIER.search(around) is not None
    from_its_date = read_from(said["length"], read_in, start, precision, earlier=is_earlier)
    if from_its_date is None or is_earlier or _FROM_ITS_DATE.search(around) or _is_postponed(context):
        return from_its_date
    today = read_from(said["length"], read_in, read_in.now, precision)
    itself = context.read_when(text, read_in).due
    if today is None or itself not in (None, today.due):
        return None  # 18일: the date of that day
    others = (today.due,) if today.due and today.due != from_its_date.due else ()
    return from_its_date._replace(alternatives=others)


def _is_postponed(context: RequestContext) -> bool:
    """Whether the verb of the line says that it counts from the date: C-12 일주일 연기."""
    return isinstance(context.request, CommandRequest) and _POSTPONES.search(context.request.text) is not None
