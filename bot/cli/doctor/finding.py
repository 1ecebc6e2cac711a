"""What a check finds, and what the checks ask about."""

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
    """How a check ended; SKIPPED when something else has to be put right first."""

    OK = "ok"
    WARN = "warn"
    WRONG = "wrong"
    SKIPPED = "-"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and what to do about it ("" when there is nothing to do). Holds no secret."""

    mark: Mark
    found: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is examined. `problem` tells what is wrong with the settings, whose defaults then stand in for it.

    The database and Slack are asked once, by whichever check comes first.
    """

    settings: Settings
    problem: str
    database: Callable[[], Awaitable[Examination]]
    slack: Callable[[], Awaitable[SlackAnswer | None]]


Check = Callable[[Subject], Awaitable[Finding]]


def ok(found: str) -> Finding:
    """Return a finding that asks for nothing."""
    return Finding(Mark.OK, found)


def warn(found: str, advice: str) -> Finding:
    """Return a finding to look at; the bot works all the same."""
    return Finding(Mark.WARN, found, advice)


def wrong(found: str, advice: str) -> Finding:
    """Return a finding that keeps the bot from working."""
    return Finding(Mark.WRONG, found, advice)


def skipped(found: str) -> Finding:
    """Return a finding of a check that has to wait for another to be put right."""
    return Finding(Mark.SKIPPED, found)


def asked_once(ask: Callable[[], Coroutine[Any, Any, T]]) -> Callable[[], Awaitable[T]]:
    """Return a function that asks at its first call, and gives everybody the same answer or error."""
    tasks: list[asyncio.Task[T]] = []

    async def answer() -> T:
        if not tasks:
            tasks.append(asyncio.create_task(ask()))
        return await asyncio.shield(tasks[0])  # a check that gives up leaves the answer to the others

    return answer
