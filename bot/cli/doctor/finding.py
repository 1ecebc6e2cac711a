"""The result of a check, and the subject that all checks share."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from bot.settings import Settings
from bot.slack.diagnostics import SlackAnswer
from commitments.application.ports.diagnostics import Examination

T = TypeVar("T")


class Mark(StrEnum):
    """Result of a check; SKIPPED when another problem has to be fixed first."""

    OK = "ok"
    WARN = "warn"
    WRONG = "wrong"
    SKIPPED = "-"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and what to do about it ("" for nothing). Contains no secrets."""

    mark: Mark
    found: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the checks examine. `problem` is the error in the settings, whose defaults then replace wrong values.

    The database and Slack are queried once, by the first check that needs them.
    """

    settings: Settings
    problem: str
    database: Callable[[], Awaitable[Examination]]
    slack: Callable[[], Awaitable[SlackAnswer | None]]


Check = Callable[[Subject], Awaitable[Finding]]


def ok(found: str) -> Finding:
    """Return a finding that needs no action."""
    return Finding(Mark.OK, found)


def warn(found: str, advice: str) -> Finding:
    """Return a finding to look at; the bot still works."""
    return Finding(Mark.WARN, found, advice)


def wrong(found: str, advice: str) -> Finding:
    """Return a finding that prevents the bot from working."""
    return Finding(Mark.WRONG, found, advice)


def skipped(found: str) -> Finding:
    """Return a finding of a check that depends on another problem being fixed first."""
    return Finding(Mark.SKIPPED, found)


def run_once(ask: Callable[[], Coroutine[Any, Any, T]]) -> Callable[[], Awaitable[T]]:
    """Return a function that calls `ask` once; every caller gets the same result or error."""
    tasks: list[asyncio.Task[T]] = []

    async def answer() -> T:
        if not tasks:
            tasks.append(asyncio.create_task(ask()))
        return await asyncio.shield(tasks[0])  # a timeout of one check must not cancel it for the others

    return answer
