"""Logs name what failed, never what people wrote."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from bot.logs import set_up_logs
from commitments.adapters.ticker import Ticker
from commitments.errors import DestinationRefused, OutcomeUnknown, TryLater, Unsendable
from tests.guard.world import SECRET, WORDING, renamed
from tests.stage import Stage

PRIVATE = (SECRET, WORDING, "Acme", "Minho", "vendor", "xoxb-1-2")


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
    assert f"not sent: {error.__name__} no_such_place" in log.text
    assert not [word for word in PRIVATE if word in log.text]


async def test_a_job_that_fails_is_logged_by_the_kind_of_its_error_alone(log: pytest.LogCaptureFixture) -> None:
    failed = asyncio.Event()

    async def job() -> None:
        failed.set()
        raise ValueError(f"{SECRET} for Acme, with xoxb-1-2")

    ticker = Ticker({"dispatch": (3600.0, job)})
    ticker.start()
    ticker.wake()
    await asyncio.wait_for(failed.wait(), 5)
    await ticker.stop()
    assert "job dispatch failed: ValueError at" in log.text
    assert not [word for word in PRIVATE if word in log.text]


async def test_what_the_store_refuses_is_raised_without_the_values(stage: Stage) -> None:
    async def break_in() -> None:
        async with stage.store.transaction(stage.workspace) as tx:
            one = await tx.commitment(1)
            assert one is not None
            await tx.add_commitment(replace(one, customer=77, what=SECRET))

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
    assert not [word for word in (*PRIVATE, "Quillfeather") if word in log.text]
