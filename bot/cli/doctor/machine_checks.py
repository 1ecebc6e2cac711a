"""Checks of this machine: settings, Python, reading, time zones, holidays."""

import asyncio
import platform
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.cli.doctor.finding import Finding, Subject, ok, warn, wrong
from bot.settings import old_names
from commitments.domain.clock import SystemClock
from commitments.domain.country_days import public_holidays
from commitments.language import self_check

_SAMPLE: Final = ("Asia/Seoul", datetime(2026, 3, 2, tzinfo=UTC), timedelta(hours=9))

_REINSTALL: Final = "Install the packages again (make clean, then make setup), or take another Python."


async def settings(subject: Subject) -> Finding:
    """Check that the settings are valid; no values are shown."""
    if subject.problem:
        return wrong(subject.problem, f"Correct it. Settings are read from {_source()}.")
    if old := old_names():
        return warn(" ".join(one.sentence for one in old), "Give them their new names.")
    return ok(f"read from {_source()}")


def _source() -> str:
    return "the environment and .env" if Path(".env").is_file() else "the environment; there is no .env here"


async def python(_: Subject) -> Finding:
    """Report the versions of Python and of the operating system."""
    return ok(f"{platform.python_version()} on {platform.system()} {platform.machine()}")


async def reading(_: Subject) -> Finding:
    """Check that the sample phrases are parsed correctly."""
    if failures := self_check.failures():
        return wrong(
            f"dates are misread: {'; '.join(failures)}",
            _REINSTALL,
        )
    return ok(f"{len(self_check.EXAMPLES)} phrases, English and Korean, are read right")


async def time_zones(subject: Subject) -> Finding:
    """Check that time zone data is installed, and that ZONE is plausible."""
    name, moment, offset = _SAMPLE
    try:
        known = moment.astimezone(ZoneInfo(name)).utcoffset() == offset
    except (ZoneInfoNotFoundError, OSError, ValueError):
        known = False
    if not known:
        return wrong(f"there is no data for {name}", "Install the packages again (make setup): tzdata is one of them.")
    return _compared(subject.settings.zone, SystemClock().now())


def _compared(zone: str, now: datetime) -> Finding:
    """Compare ZONE with the machine's zone: a server may be elsewhere, but UTC is often just the default."""
    here, there = now.astimezone(), now.astimezone(ZoneInfo(zone))
    if here.utcoffset() == there.utcoffset():
        return ok(f"ZONE is {zone}, as this machine's")
    found = f"ZONE is {zone}; this machine's is UTC{here:%z}"
    if zone == "UTC":
        return warn(found, "Set ZONE to where your people are, such as Asia/Seoul, unless they work in UTC.")
    return ok(found)


async def holidays(subject: Subject) -> Finding:
    """Check that the holidays of COUNTRY are known."""
    country, year = subject.settings.country, SystemClock().now().year
    if not country:
        return ok("COUNTRY is not set, so only weekends are days off")
    days = await asyncio.to_thread(public_holidays, country, year)
    if not days:
        return warn(f"none are known for {country}, so only weekends are days off", "Check COUNTRY, such as KR or US.")
    return ok(f"{len(days)} in {country} in {year}")
