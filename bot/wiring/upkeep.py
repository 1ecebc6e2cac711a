"""What a sending process keeps up beside sending: dates, calendars, recurrences, plans, and how long content stays."""

import logging

from bot.settings import Settings
from commitments.adapters.sql.store import SqlStore
from commitments.adapters.timers import Action
from commitments.application.commitments.recur import make_due_next
from commitments.application.law_changes import (
    count_unknown_zones,
    follow_calendars,
    keep_wall_times,
    replan_marked_company,
)
from commitments.application.people.replan_person import replan_marked_people
from commitments.application.personal_data.retention import forget_aged
from commitments.domain.clock import Clock

_EVERY_TEN_SECONDS = 10.0
_EVERY_MINUTE = 60.0
_EVERY_DAY = 86400.0
log = logging.getLogger(__name__)


async def keep_dates(store: SqlStore, clock: Clock) -> None:
    """Keep the wall time of dates, before anything is sent, where zones have new data."""
    for company in await store.companies():
        if count := await count_unknown_zones(store, company, clock.now()):
            log.error("zones_unknown", extra={"workspace": company, "count": count})
        if count := await keep_wall_times(store, company, clock.now()):
            log.info("wall_times_kept", extra={"workspace": company, "count": count})


def upkeep(settings: Settings, store: SqlStore, clock: Clock) -> dict[str, tuple[float, Action]]:
    """Return the jobs of the upkeep, with the seconds between their turns."""

    async def calendars() -> None:
        for company in await store.companies():
            if count := await follow_calendars(store, company, clock.now()):
                log.info("calendars_followed", extra={"workspace": company, "count": count})

    async def recurrences() -> None:
        for company in await store.companies():
            if count := await make_due_next(store, company, clock.now()):
                log.info("recurrences_made", extra={"workspace": company, "count": count})

    async def replans() -> None:
        for company in await store.companies():
            await replan_marked_company(store, company, clock.now())
            await replan_marked_people(store, company, clock.now())

    return {
        "calendars": (_EVERY_DAY, calendars),
        "replans": (_EVERY_MINUTE, replans),
        "recurrences": (_EVERY_TEN_SECONDS, recurrences),
        **_retention_job(settings, store, clock),
    }


def _retention_job(settings: Settings, store: SqlStore, clock: Clock) -> dict[str, tuple[float, Action]]:
    """Return the job that erases what is older than the settings keep; none if everything is kept."""
    closed, sent = settings.keep_closed_days, settings.keep_sent_days

    async def forget() -> None:
        await forget_aged(store, closed, sent, clock.now())

    return {"forget": (_EVERY_DAY, forget)} if closed or sent else {}
