"""What operators watch, in Prometheus' own words."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import Request

from bot.conversation.registry import registry
from bot.conversation.request_metrics import kind_of
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission
from bot.conversation.requests import Request as ConversationRequest
from bot.telemetry import metrics as module
from bot.telemetry.metrics import Metrics
from commitments.application.ports.outbox import OutboxState
from commitments.application.ports.store import Store
from commitments.domain.errors import StoreUnavailable
from tests.surfaces.slack.fakes import StandingClock
from tests.surfaces.slack.payloads import NOW

STATE = OutboxState(NOW - timedelta(seconds=90), 7, 2, 1, 4)


@dataclass
class PlayedStore:
    """A store that is there, away, or never answers."""

    state: OutboxState = STATE
    up: bool = True
    hangs: bool = False
    goes_away: bool = False
    asked: list[datetime] = field(default_factory=list)

    async def ready(self) -> bool:
        if self.hangs:
            await asyncio.Event().wait()
        return self.up

    async def outbox_state(self, now: datetime) -> OutboxState:
        self.asked.append(now)
        if self.goes_away:
            raise StoreUnavailable
        return self.state


async def samples(metrics: Metrics) -> dict[tuple[str, ...], float]:
    """Return what is told, by name and then labels in the order of their names; buckets are left out."""
    families = text_string_to_metric_families((await metrics.expose()).decode())
    return {
        (one.name, *(value for _, value in sorted(one.labels.items()))): one.value
        for family in families
        for one in family.samples
        if one.name.startswith("commitments_") and "le" not in one.labels and not one.name.endswith("_created")
    }


def asking(store: Any) -> Metrics:
    metrics = Metrics()
    metrics.add_store("slack", store, StandingClock())
    return metrics


async def test_the_outbox_is_asked_at_each_scrape_for_the_moment_of_its_world() -> None:
    store = PlayedStore()
    metrics = asking(store)
    first = await samples(metrics)
    store.state = OutboxState(None, 0, 0, 0)
    second = await samples(metrics)
    names = ("database_up", "outbox_oldest_due_seconds", "outbox_due", "outbox_failed", "outbox_paused", "outbox_newer")
    told = [[values.get((f"commitments_{name}", "slack")) for name in names] for values in (first, second)]
    assert told == [[1, 90, 7, 2, 1, 4], [1, 0, 0, 0, 0, 0]]
    assert store.asked == [NOW, NOW]


async def test_all_who_ask_within_a_second_get_one_scrape() -> None:
    store, seconds = PlayedStore(), [100.0]
    metrics = Metrics(lambda: seconds[0])
    metrics.add_store("slack", cast("Store", store), StandingClock())
    asked = Request({"type": "http", "headers": []})

    answers = await asyncio.gather(*(metrics.answer(asked) for _ in range(50)))
    seconds[0] += 0.9
    answers.append(await metrics.answer(asked))
    assert len(store.asked) == 1
    assert len({one.body for one in answers}) == 1
    seconds[0] += 0.1
    await metrics.answer(asked)
    assert len(store.asked) == 2


async def test_whoever_breaks_off_breaks_no_other_scrape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_DATABASE_SECONDS", 0.1)
    store = PlayedStore(hangs=True)
    metrics = asking(store)
    asked = Request({"type": "http", "headers": []})
    first, second = (asyncio.create_task(metrics.answer(asked)) for _ in range(2))
    await asyncio.wait([first], timeout=0.01)
    first.cancel()
    assert b"commitments_database_up" in (await second).body


async def test_a_clock_behind_the_outbox_gives_no_negative_wait() -> None:
    told = await samples(asking(PlayedStore(OutboxState(NOW + timedelta(seconds=5), 1, 0, 0))))
    assert told["commitments_outbox_oldest_due_seconds", "slack"] == 0


@pytest.mark.parametrize("gone", [{"up": False}, {"hangs": True}, {"goes_away": True}])
async def test_a_database_that_went_away_is_told_of_and_nothing_stale_with_it(
    gone: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_DATABASE_SECONDS", 0.01)
    store = PlayedStore()
    metrics = asking(store)
    metrics.claimed(3)
    assert ("commitments_outbox_due", "slack") in await samples(metrics)
    for name, value in gone.items():
        setattr(store, name, value)
    async with asyncio.timeout(5):
        told = await samples(metrics)
    assert told["commitments_database_up", "slack"] == 0
    assert [name for name, *_ in told if name.startswith("commitments_outbox")] == []
    assert told["commitments_claimed_total",] == 3, "what the process knows is told all the same"


async def test_sends_are_counted_by_kind_and_result_and_timed_where_one_was_tried() -> None:
    metrics = Metrics()
    metrics.claimed(5)
    for result in ("sent", "sent", "held_back", "paused", "retried", "unknown", "faulty", "failed"):
        metrics.ended("due", result, 0.5)
    told = await samples(metrics)
    assert told["commitments_claimed_total",] == 5
    sends = {key[1:]: value for key, value in told.items() if key[0] == "commitments_sends_total"}
    assert sends[("due", "sent")] == 2
    assert sum(sends.values()) == 8
    timed = {key[1]: value for key, value in told.items() if key[0] == "commitments_send_seconds_count"}
    assert timed == {"sent": 2, "retried": 1, "unknown": 1, "faulty": 1, "failed": 1}
    assert told["commitments_send_seconds_sum", "sent"] == 1


async def test_requests_and_readings_are_timed() -> None:
    metrics = Metrics()
    metrics.handled("slack", "commit", "ok", 0.25)
    with metrics.reading():
        pass
    told = await samples(metrics)
    assert told["commitments_request_seconds_sum", "commit", "ok", "slack"] == 0.25
    assert told["commitments_parse_seconds_count",] == 1


def test_two_processes_in_one_share_nothing_and_nothing_is_made_at_import() -> None:
    Metrics(), Metrics()
    assert [name for name in REGISTRY._names_to_collectors if name.startswith("commitments")] == []


WHO = ("T1", "Jane Quillfeather", "k", NOW)


@pytest.mark.parametrize(
    ("request_", "kind"),
    [
        (CommandRequest(*WHO, verb="overdue", text="secret"), "overdue"),
        (ButtonPress(*WHO, action="done", value="12"), "done"),
        (FormSubmission(*WHO, action="move_form"), "move_form"),
        (CommandRequest(*WHO, verb="Jane Quillfeather"), "other"),
        (ButtonPress(*WHO, action="U0123"), "other"),
        (FormSubmission(*WHO, action="send the fix"), "other"),
        (ConversationRequest(*WHO), "other"),
    ],
)
def test_a_request_is_named_by_our_own_words_only(request_: ConversationRequest, kind: str) -> None:
    assert kind_of(request_, registry().names) == kind
