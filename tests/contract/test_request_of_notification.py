"""What a request planned carries the request's name."""

from dataclasses import replace

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import ClaimPolicy
from commitments.application.ports.telemetry import logged, request_id
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.payloads.notice import Notice
from tests.contract.values import LEASE, NOW, notice, planned


def test_a_request_has_the_same_short_name_whenever_it_arrives() -> None:
    assert request_id("alice/command:T1:U1:1.2") == request_id("alice/command:T1:U1:1.2") == "8448550026c8"
    assert request_id("half \ud83d") != request_id("")


async def test_what_is_planned_carries_the_request_of_its_transaction(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.notifications.add([notice("before", number=1)])
        await uow.requests.begin("key", NOW)
        await uow.notifications.add(
            [notice("mine", number=1), notice("theirs", number=1, request="abc"), notice("before", number=1)]
        )
        found = {one.key: one.request for one in await uow.notifications.list_for(1)}
    assert found == {"before": "", "mine": request_id("key"), "theirs": "abc"}
    claims = await store.claim(NOW, ClaimPolicy(LEASE), 10)
    assert {one.key: one.request for one in claims[0].notifications} == found


async def test_no_other_transaction_and_no_repeated_request_gives_its_name(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.requests.begin("key", NOW)
    async with store.transaction("T1") as uow:
        assert await uow.requests.begin("key", NOW) == ""
        await uow.notifications.add([notice("a", number=1)])
        assert [one.request for one in await uow.notifications.list_for(1)] == [""]
    await planned(store, notice("b", number=2))
    async with store.transaction("T1") as uow:
        assert [one.request for one in await uow.notifications.list_for(2)] == [""]


def test_a_line_about_a_notification_names_no_person_and_no_words() -> None:
    one = notice("key of jane", payload=Notice(phrase="moved", actor="sam", reason="secret"), request="abc", attempts=2)
    told = {"workspace": "T1", "request": "abc", "notification": one.id, "kind": "notice", "attempt": 2}
    assert logged(one) == {**told, "place": "direct"}, "never whose direct messages"
    assert logged(replace(one, destination=to_channel("C1"))) == {**told, "place": "C1"}
