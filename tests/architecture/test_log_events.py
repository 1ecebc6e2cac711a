"""Every line that we log is a constant event with fields, and docs/operations.md lists all of them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from logging import LogRecord
from pathlib import Path

import pytest

from bot.telemetry.logs import FIELDS
from commitments.application.ports.telemetry import logged
from tests.contract.values import notice

LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
LOGGERS = {"log", "_log", "logger", "_logger", "logging"}
NOTIFICATION = frozenset(logged(notice("a")))
EVENT = re.compile(r"[a-z]+(_[a-z]+)+")


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a logger; `event` and `fields` are None where they are not constant."""

    where: str
    level: str
    event: str | None
    fields: frozenset[str] | None


def calls_in(source: str, name: str) -> Iterator[Call]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=logger), attr=level)) if (
                logger in LOGGERS and level in LEVELS
            ):
                yield Call(f"{name}:{node.lineno}", level, _event(node), _fields(node))
            case _:
                pass


def _event(call: ast.Call) -> str | None:
    match call.args:
        case [ast.Constant(value=str(event))] if EVENT.fullmatch(event):
            return event
        case _:
            return None


def _fields(call: ast.Call) -> frozenset[str] | None:
    match call.keywords:
        case []:
            return frozenset()
        case [ast.keyword(arg="extra", value=ast.Dict(keys=keys, values=values))]:
            return frozenset[str]().union(*map(_named, keys, values))
        case [ast.keyword(arg="extra", value=ast.Call(func=ast.Name(id="logged")))]:
            return NOTIFICATION
        case _:
            return None


def _named(key: ast.expr | None, value: ast.expr) -> frozenset[str]:
    """Return the field of one item of a dict; `**logged(…)` holds those of a notification."""
    match key, value:
        case ast.Constant(value=str(field)), _:
            return frozenset({field})
        case None, ast.Call(func=ast.Name(id="logged")):
            return NOTIFICATION
        case _:
            return frozenset({"?"})


@pytest.fixture(scope="module")
def calls() -> list[Call]:
    root = Path(__file__).parents[2]
    files = [file for folder in ("bot", "src") for file in sorted((root / folder).rglob("*.py"))]
    return [call for file in files for call in calls_in(file.read_text("utf-8"), str(file.relative_to(root)))]


def test_every_line_is_a_constant_event_in_snake_case(calls: list[Call]) -> None:
    assert len(calls) > 15
    assert [call.where for call in calls if call.event is None] == []


def test_values_are_fields_with_names_that_a_line_may_hold(calls: list[Call]) -> None:
    kept = set(LogRecord("", 0, "", 0, "", None, None).__dict__) | {"message", "asctime"}
    for call in calls:
        assert call.fields is not None, call.where
        assert call.fields <= set(FIELDS), call.where
        assert not call.fields & kept, call.where


def test_every_field_that_a_line_may_hold_is_used(calls: list[Call]) -> None:
    assert set(FIELDS) == frozenset[str]().union(*(call.fields or () for call in calls))


def test_the_list_of_events_in_the_documentation_is_that_of_the_code(calls: list[Call], root: Path) -> None:
    text = (root / "docs" / "operations.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|(.*?)\| .+ \|$", text, re.MULTILINE)
    listed = {event: (level, frozenset(re.findall(r"`(\w+)`", fields))) for event, level, fields in rows}
    assert len(listed) == len(rows)
    expanded = {
        event: (level, (fields - {"notification"}) | NOTIFICATION if "notification" in fields else fields)
        for event, (level, fields) in listed.items()
    }
    assert expanded == {call.event: (call.level, call.fields) for call in calls}


def test_an_event_means_one_thing(calls: list[Call]) -> None:
    assert len({call.event for call in calls}) == len({(call.event, call.level, call.fields) for call in calls})


@pytest.mark.parametrize(
    "line",
    [
        'log.info("it was sent to %s", place)', 'log.info(f"sent_{place}")', 'log.info("Sent")', "log.info(event)",
        'log.info("sent", place)', '_log.warning("took_long {}".format(1))', 'logging.error("a sentence")',
    ],
)  # fmt: skip
def test_prose_and_values_in_an_event_are_found(line: str) -> None:
    (call,) = calls_in(line, "planted")
    assert call.event is None


@pytest.mark.parametrize("line", ['log.info("a_b", extra=told)', 'log.info("a_b", exc_info=True)'])
def test_fields_that_cannot_be_read_from_the_line_are_found(line: str) -> None:
    (call,) = calls_in(line, "planted")
    assert call.fields is None
