"""Logs name what failed, never what people wrote."""

import ast
import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy.exc import IntegrityError

from bot.telemetry.logs import set_up_logs
from commitments.adapters.timers import Timers
from commitments.application.ports.telemetry import logged as about
from commitments.domain.errors import DestinationRefused, OutcomeUnknown, TryLater, Unsendable
from tests.contract.values import notice
from tests.lines import logged, ours, told
from tests.security.world import SECRET, WORDING, renamed
from tests.stage import Stage

# Where a field's value may come from: our own names, numbers and codes, ids of workspaces and channels, a platform's
# error codes. Whoever adds another asks first whether it can ever hold a name, a word or an id of somebody.
SOURCES = {
    "attempt": {"attempt", "row['attempts']", "self._connected", "tries + 1"},
    "connection": {"self._number"},
    "count": {"allowed", "closed", "count", "forgotten", "self._counts.total()", "sent"},
    "error": {
        "StoreUnavailable.__name__", "_name(error)", "error.sqlite_errorname", "reason", "reason_of(step, error)",
        "error_code(error) or type(error).__name__", "error.reason", "f'HTTP {answer.status_code}'",
        "type(error).__name__",
    },
    "folded": {"len(outcome.notifications)"},
    "ignored": {"ignored"},
    "job": {"name"},
    "kind": {"'activity'", "found.kind", "kind", "question.kind", "row['kind']"},
    "milliseconds": {"round(seconds * 1000)"},
    "new": {"new"},
    "notification": {"row['id']"},
    "old": {"old"},
    "place": {"channel", "row['to_id'] if row['to_kind'] == 'channel' else 'direct'"},
    "reason": {"error.field", "error.reason", "found.field", "reason", "refused.reason"},
    "reasons": {"dict(self._counts)"},
    "request": {"row['request']"},
    "result": {"result", "state.value"},
    "scope": {"error.scope"},
    "surface": {"surface"},
    "where": {"raised_at(error)"},
    "workspace": {
        "claim.company", "company", "named_workspace(body) or origin(body)[0]", "row['company']", "uow.company",
        "workspace",
    },
}  # fmt: skip
PRIVATE = (SECRET, WORDING, "Acme", "Minho", "vendor", "xoxb-1-2")


def _sources(folder: Path) -> dict[str, set[str]]:
    """Return the expressions that fill each field of a log line."""
    found: dict[str, set[str]] = {}
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.keyword(arg="extra", value=ast.Dict(keys=keys, values=values)):
                    for key, value in zip(keys, values, strict=True):
                        if isinstance(key, ast.Constant):
                            found.setdefault(str(key.value), set()).add(ast.unparse(value))
                case _:
                    pass
    return found


@pytest.mark.parametrize("folder", ["bot", "src"])
def test_a_field_of_a_line_is_filled_from_a_known_source(root: Path, folder: str) -> None:
    found = _sources(root / folder)
    assert len(found) > 5
    assert {name: more for name, each in found.items() if (more := each - SOURCES.get(name, set()))} == {}


def test_another_source_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text('log.info("a_b", extra={"reason": entry.reason, **logged(one)})')
    assert _sources(tmp_path) == {"reason": {"entry.reason"}}
    assert "entry.reason" not in SOURCES["reason"]


@pytest.fixture(params=["text", "json"])
def log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_logs(request.param, "DEBUG")
    root.addHandler(caplog.handler)
    yield caplog
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize("error", [DestinationRefused, OutcomeUnknown, TryLater, Unsendable])
async def test_a_message_that_could_not_be_sent_is_logged_without_its_words(
    error: type[DestinationRefused], stage: Stage, log: pytest.LogCaptureFixture
) -> None:
    stage.slack.refuse = {"minho": error("no_such_place"), "acme": error("no_such_place")}
    await stage.say("alice", "/commit move C-1 to Dec 18 because the vendor slipped")
    await stage.dispatch()
    assert all(word in told(log) for word in ("send_failed", error.__name__, "no_such_place"))
    assert not [word for word in PRIVATE if word in told(log)]


async def test_a_job_that_fails_is_logged_by_the_kind_of_its_error_alone(log: pytest.LogCaptureFixture) -> None:
    failed = asyncio.Event()

    async def job() -> None:
        failed.set()
        raise ValueError(f"{SECRET} for Acme, with xoxb-1-2")

    ticker = Timers({"dispatch": (3600.0, job)})
    ticker.start()
    ticker.wake()
    await asyncio.wait_for(failed.wait(), 5)
    await ticker.stop()
    assert all(word in told(log) for word in ("job_failed", "dispatch", "ValueError", __file__))
    assert not [word for word in PRIVATE if word in told(log)]


async def test_what_the_store_refuses_is_raised_without_the_values(stage: Stage) -> None:
    async def break_in() -> None:
        async with stage.store.transaction(stage.workspace) as uow:
            await uow.customers.name_contacts(77, [SECRET])

    with pytest.raises(IntegrityError) as refused:
        await break_in()
    assert SECRET not in str(refused.value)


async def test_people_and_their_words_are_logged_nowhere_on_a_good_day(
    stage: Stage, log: pytest.LogCaptureFixture
) -> None:
    renamed(stage, "jane", "Jane Quillfeather")
    await stage.say("jane", "/commit send xoxb-1-2 to Acme by Dec 20")
    await stage.say("alice", "/commit move C-1 to Dec 18 because the vendor slipped")
    await stage.say("alice", "/commit cancel C-1 because internal: the vendor slipped")
    await stage.dispatch()
    assert not [word for word in (*PRIVATE, "Quillfeather") if word in told(log)]


@pytest.mark.parametrize("style", ["text", "json"])
async def test_the_lines_of_a_busy_day_hold_no_words_no_names_and_no_tokens(stage: Stage, style: str) -> None:
    renamed(stage, "jane", "Jane Quillfeather")
    stage.slack.refuse = {"minho": DestinationRefused("no_such_place")}
    with logged(style) as written:
        await stage.say("jane", "/commit send xoxb-1-2 to Acme by Dec 20")
        await stage.say("alice", "/commit move C-1 to Dec 18 because the vendor slipped")
        await stage.say("alice", "/Quillfeather xoxb-1-2")
        with patch.object(stage.slack, "person", side_effect=RuntimeError(SECRET)), pytest.raises(RuntimeError):
            await stage.say("somebody Quillfeather", f"/commit {SECRET}")
        await stage.dispatch()
    text = written.getvalue()
    assert text.count("request_handled") == 4
    assert "DestinationRefused" in text
    assert not [word for word in (*PRIVATE, "Quillfeather", "alice", "jane", "minho") if word in text]


async def test_every_line_of_a_request_carries_its_name_and_no_line_after_it_does(stage: Stage) -> None:
    async def person(*_: str) -> None:
        logging.getLogger("bot.platform").warning("the platform is slow")

    with logged("json") as written, patch.object(stage.slack, "person", person):
        await stage.say("newcomer", "/commit help", key="one")
        await stage.say("newcomer", "/commit help", key="two")
        logging.getLogger("bot.platform").warning("all is quiet")
    lines = ours(written)
    names = [line["request"] for line in lines if line["event"] == "request_handled"]
    assert len(set(names)) == 2
    assert {line["request"] for line in lines if line["event"] == "the platform is slow"} == set(names)
    assert "request" not in lines[-1]


async def test_a_request_that_broke_is_a_line_too(stage: Stage) -> None:
    broken = patch.object(stage.slack, "person", side_effect=RuntimeError(SECRET))
    with logged("json") as written, broken, pytest.raises(RuntimeError):
        await stage.say("newcomer", "/commit help")
    (line,) = ours(written)
    assert (line["event"], line["kind"], line["result"]) == ("request_handled", "commit", "error")


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_line_holds_the_fields_of_ours_and_nothing_that_a_library_adds(style: str) -> None:
    with logged(style) as written:
        logging.getLogger("a.library").warning("moved", extra={"body": SECRET, "color_message": SECRET})
        logging.getLogger("commitments.dispatch").info("notification_handled", extra=about(notice("a", request="abc")))
    moved, sent = written.getvalue().splitlines()
    assert SECRET not in moved
    for field in ("abc", "T1-a", "lead"):
        assert field in sent


def test_a_line_in_json_is_one_line_whatever_it_says() -> None:
    with logged("json") as written:
        logging.getLogger("bot").error('a "quoted"\nsentence 한국어 %s', "\u2028")
        try:
            raise ValueError("two\nlines")
        except ValueError:
            logging.getLogger("bot").exception("failed")
    first, second = ours(written)
    assert first["event"] == 'a "quoted"\nsentence 한국어 \u2028'
    assert "ValueError: two" in second["exception"]
    assert {"level", "logger", "timestamp"} <= first.keys()
