"""Checks of the database, its disk and the outbox in it."""

import shutil
from datetime import datetime, timedelta
from typing import Final

from bot.cli.doctor.finding import Finding, Subject, ok, skipped, warn, wrong
from bot.cli.error_sentences import sentence_of
from commitments.application.ports.diagnostics import Examination
from commitments.application.ports.outbox import OutboxState
from commitments.domain.clock import SystemClock
from commitments.domain.errors import BadDatabaseUrl

_MIGRATE: Final = "Run: commitments migrate"
_DATABASE_FIRST: Final = "not checked: the database has to be right first"
_LATE: Final = timedelta(minutes=2)
_MEGABYTE: Final = 10**6
_FULL, _SHORT = 50, 1000  # megabytes


async def database(subject: Subject) -> Finding:
    """Check that the database is reachable and writable and has the schema of this release."""
    try:
        found = await subject.database()
    except BadDatabaseUrl as error:
        return wrong(sentence_of(error), "")
    if found.problem:
        return wrong(f"{found.place}: {found.problem}", _help(found))
    return _sqlite(found) if found.file else _postgresql(found)


def _help(found: Examination) -> str:
    if found.file:
        return "Check that file and who may write it, or name another in DATABASE_URL."
    return "Check that it runs and takes the user and password of DATABASE_URL."


def _sqlite(found: Examination) -> Finding:
    if found.file and not found.file.exists():
        return ok(f"{found.place}: not there yet, the first start makes it")
    if found.schema == "current":
        return ok(f"{found.place}: tables up to date")
    return warn(f"{found.place}: the tables are of an older release", f"{_MIGRATE} (or start: it does the same).")


def _postgresql(found: Examination) -> Finding:
    if found.schema == "current":
        return ok(f"{found.place}: tables up to date")
    state = "it has no tables yet" if found.schema == "none" else "the tables are of an older release"
    return wrong(f"{found.place}: {state}", f"{_MIGRATE}.")


async def disk(subject: Subject) -> Finding:
    """Check the free disk space for a SQLite database."""
    try:
        file = (await subject.database()).file
    except BadDatabaseUrl:
        return skipped(_DATABASE_FIRST)
    if file is None:
        return skipped("not ours to see: the database is no file here")
    folder = next(one for one in file.absolute().parents if one.is_dir())
    free = shutil.disk_usage(folder).free // _MEGABYTE
    found = f"{free / 1000:.1f} GB free in {folder}" if free >= _SHORT else f"{free} MB free in {folder}"
    if free < _FULL:
        return wrong(found, "Make room: nothing can be stored on a full disk.")
    return warn(found, "Make room before it is full.") if free < _SHORT else ok(found)


async def outbox(subject: Subject) -> Finding:
    """Check for overdue, failed and paused notifications."""
    try:
        found = await subject.database()
    except BadDatabaseUrl:
        return skipped(_DATABASE_FIRST)
    if found.outbox:
        return _outbox_finding(found.outbox, SystemClock().now())
    return skipped("empty until the first start") if _is_new(found) else skipped(_DATABASE_FIRST)


def _is_new(found: Examination) -> bool:
    return found.file is not None and not found.problem and found.schema == "none"


def _outbox_finding(state: OutboxState, now: datetime) -> Finding:
    waits = now - state.oldest_due if state.oldest_due else timedelta(0)
    found = f"{state.due} due, {state.failed} given up, {state.paused} places or workspaces paused"
    if waits > _LATE:
        return warn(
            f"{found}; late by {_duration_text(waits)}", "Is the bot running, with COMMITMENTS_ROLE all or worker?"
        )
    if state.failed or state.paused:
        return warn(found, "See: commitments outbox")
    return ok(found)


def _duration_text(waits: timedelta) -> str:
    minutes = int(waits.total_seconds() // 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"
