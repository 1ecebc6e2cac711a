"""Runs all checks, isolated from each other and with a timeout, and formats the findings."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from bot.cli.doctor import machine_checks, platform_checks, storage_checks
from bot.cli.doctor.finding import Check, Finding, Mark, Subject, run_once, wrong
from bot.settings import Settings, SettingsError, read_settings, read_sound_settings
from bot.wiring import ask_slack, examine_database

CHECKS: Final[Mapping[str, Check]] = {
    "settings": machine_checks.settings,
    "Python": machine_checks.python,
    "reading": machine_checks.reading,
    "time zones": machine_checks.time_zones,
    "holidays": machine_checks.holidays,
    "database": storage_checks.database,
    "disk": storage_checks.disk,
    "outbox": storage_checks.outbox,
    "Slack": platform_checks.slack,
    "clock": platform_checks.clock,
    "port": platform_checks.port,
}
"""All checks by name, in the order of the report."""

_SECONDS: Final = 6.0
_INDENT: Final = " " * 19


async def diagnose(checks: Mapping[str, Check] = CHECKS, seconds: float = _SECONDS) -> tuple[str, bool]:
    """Return the report, and whether something is wrong. Takes little longer than `seconds`."""
    subject = _subject()
    findings = await asyncio.gather(*(_examined(check, subject, seconds) for check in checks.values()))
    lines = [_line(name, finding) for name, finding in zip(checks, findings, strict=True)]
    return "\n".join([*lines, "", _summary(findings)]), any(one.mark is Mark.WRONG for one in findings)


def _subject() -> Subject:
    settings, problem = _settings()

    return Subject(
        settings, problem, run_once(lambda: examine_database(settings)), run_once(lambda: ask_slack(settings))
    )


def _settings() -> tuple[Settings, str]:
    """Return the settings, and the error in them ("" for none)."""
    try:
        return read_settings(), ""
    except SettingsError as error:
        return read_sound_settings(), str(error)


async def _examined(check: Check, subject: Subject, seconds: float) -> Finding:
    """Return the finding of a check; a failure or a timeout is a finding too."""
    try:
        async with asyncio.timeout(seconds):
            return await check(subject)
    except TimeoutError:
        return wrong(f"no answer within {seconds:g} seconds", "See whether what it asks is overloaded or out of reach.")
    except Exception as error:  # noqa: BLE001 - the other checks go on; an error's text may hold a secret
        return wrong(f"this check failed ({type(error).__name__})", "Please report it.")


def _line(name: str, finding: Finding) -> str:
    first = f"{finding.mark:<6} {name:<11} {finding.found}"
    return f"{first}\n{_INDENT}-> {finding.advice}" if finding.advice else first


def _summary(findings: Sequence[Finding]) -> str:
    counts = {mark: _count(findings, mark) for mark in (Mark.WRONG, Mark.WARN)}
    if not any(counts.values()):
        return "All is well."
    return f"{counts[Mark.WRONG]} wrong, {counts[Mark.WARN]} to look at."


def _count(findings: Iterable[Finding], mark: Mark) -> int:
    return sum(finding.mark is mark for finding in findings)
