"""Asks whether a promise that recurs is meant each time, or only the next time."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.conversation.request_context import RequestContext
from bot.i18n.recurrences import recurrence_text
from commitments.application.commitments.recur import working_day_of
from commitments.application.reminder_scheduling import calendar_of
from commitments.domain.draft import Draft
from commitments.domain.recurrence import Recurrence, needs_no_date, recurrence_of
from commitments.language import Reading, find_recurrence, recurrence_rule


async def first_date(context: RequestContext, text: str, reading: Reading, owner: str) -> datetime | None:
    """Return the first date of a line that recurs, as its rule has it; None if no rule can say it, or a date lacks."""
    due = reading.when.due or _end_of_today(context)
    rule = recurrence_rule(text, due.date()) if reading.recurs else None
    if rule is None or not (reading.when.due or needs_no_date(rule)):
        return None
    recurrence = recurrence_of(rule, due, context.actor.zone)
    if reading.when.due and due > context.now and recurrence.begins_with_start():
        return due
    first = await _first_from_today(context, recurrence, owner)
    return first.start if first else None


async def _first_from_today(context: RequestContext, recurrence: Recurrence, owner: str) -> Recurrence | None:
    start = recurrence.start
    today = datetime.combine(context.now.astimezone(start.tzinfo).date(), start.time(), start.tzinfo)
    from_today = replace(recurrence, start=min(start, today))
    return from_today.first_from(context.now, await working_day_of(context.uow, owner))


def _end_of_today(context: RequestContext) -> datetime:
    calendar = calendar_of(context.actor, context.workspace)
    return calendar.end_of(calendar.local(context.now).date())


def words_without_a_rule(context: RequestContext, text: str) -> str:
    """Return the words by which a line recurs, where no rule can say it: twice a week; "" for any other line."""
    found = find_recurrence(text)
    return found.words if found and recurrence_rule(text, context.now.date()) is None else ""


async def recurrence_in(context: RequestContext, draft: Draft) -> tuple[Recurrence, datetime] | None:
    """Return how a draft with a date recurs, and when it is due: on a rest day on the working day before, if ahead.

    None if it does not recur, or that was asked.
    """
    if draft.recurs is not None or draft.due is None:
        return None
    local = draft.due.astimezone(ZoneInfo(context.actor.zone))
    rule = recurrence_rule(draft.text, local.date())
    if rule is None:
        return None
    recurrence = recurrence_of(rule, draft.due, context.actor.zone)
    due = recurrence.due(await working_day_of(context.uow, draft.owner or context.actor.id))
    return recurrence, due if due > context.now else draft.due


def with_answer(draft: Draft, recurrence: Recurrence, due: datetime, *, each_time: bool) -> Draft:
    """Return the draft with its date, and how it recurs."""
    return replace(draft, due=due, recurs=recurrence.text if each_time else "")


def said(context: RequestContext, recurrence: Recurrence) -> str:
    text = recurrence_text(context.localizer, recurrence.text)
    return text[:1].upper() + text[1:]
