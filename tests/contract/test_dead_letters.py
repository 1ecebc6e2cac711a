"""What could not be sent is listed and can be sent again; who takes nothing is listed too."""

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import Claim, ClaimPolicy, End, Outcome, Pause
from commitments.domain.notifications.addresses import to_channel, to_person
from tests.contract.values import DAY, HOUR, LEASE, LINE, NOW, notice, planned

TERMS = ClaimPolicy(LEASE)


async def ended(store: SqlStore, claim: Claim, end: End, **fields: object) -> None:
    outcome = Outcome(
        claim.company, claim.destination, claim.notifications, end, NOW,
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    await store.record([outcome], TERMS)


async def three_dead(store: SqlStore) -> None:
    await planned(store, *(notice(f"dead {n}", to=to_person(f"p{n}"), workspace=f"T{n}") for n in range(3)))
    await planned(store, notice("alive", NOW + DAY))
    for claim in sorted(await store.claim(NOW, TERMS, 9), key=lambda one: one.company):
        await ended(store, claim, End.FAILED, reason="invalid_blocks", unknown=claim.company == "T2")


async def test_dead_letters_are_listed_newest_first(store: SqlStore) -> None:
    await three_dead(store)
    letters = await store.dead_letters(2)
    assert [(one.id, one.place, one.kind, one.reason, one.attempts) for one in letters] == [
        ("T2-dead 2", "person p2", "lead", "invalid_blocks", 1),
        ("T1-dead 1", "person p1", "lead", "invalid_blocks", 1),
    ]


async def test_some_or_all_are_sent_again(store: SqlStore) -> None:
    await three_dead(store)
    assert len(await store.send_again(["T1-dead 1", "T0-alive", "no such"], NOW + HOUR)) == 1
    (claim,) = await store.claim(NOW + HOUR, TERMS, 9)
    assert [(one.key, one.attempts) for one in claim.notifications] == [("dead 1", 1)]
    await ended(store, claim, End.SENT)
    assert len(await store.send_again(None, NOW + HOUR)) == 2
    again = {one.company: one.resumed for one in await store.claim(NOW + HOUR, TERMS, 9)}
    assert again == {"T0": False, "T2": True}, "what may have been sent is looked for first"
    assert await store.dead_letters(9) == []
    assert len(await store.send_again(None, NOW + HOUR)) == 0


async def test_who_takes_nothing_is_listed(store: SqlStore) -> None:
    acme = to_channel("acme")
    await planned(store, notice("line", to=acme, payload=LINE), notice("other", workspace="T2"))
    assert await store.refusals(9) == []
    ends = {"T1": End.REFUSED, "T2": End.SHUT_OUT}
    for claim in await store.claim(NOW, TERMS, 9):
        await ended(store, claim, ends[claim.company], reason="no", until=NOW + DAY)
    assert await store.refusals(9) == [
        Pause("T2", None, "no", NOW + DAY),
        Pause("T1", acme, "no", NOW + DAY),
    ]


async def test_some_or_all_are_dropped_and_never_sent(store: SqlStore) -> None:
    await three_dead(store)
    assert len(await store.drop(["T1-dead 1", "T0-alive", "no such"])) == 1
    assert len(await store.drop(None)) == 2
    assert await store.drop(None) == await store.send_again(None, NOW) == frozenset()
    assert await store.dead_letters(9) == []
    async with store.transaction("T0") as uow:
        await uow.notifications.add([notice("later", NOW, workspace="T0", number=1)])
    assert [one.key for claim in await store.claim(NOW, TERMS, 9) for one in claim.notifications] == ["later"]


async def test_what_may_have_been_sent_as_one_message_is_sent_again_whole(store: SqlStore) -> None:
    await planned(store, notice("a"), notice("b"))
    (claim,) = await store.claim(NOW, TERMS, 9)
    await ended(store, claim, End.FAILED, reason="cannot_send: KeyError", unknown=True)
    assert len(await store.send_again(["T1-b"], NOW)) == 2
    (again,) = await store.claim(NOW, TERMS, 9)
    assert ([one.key for one in again.notifications], again.tried_as) == (["a", "b"], "T1-a")


async def test_what_is_left_of_a_message_is_looked_for_by_the_id_that_it_carries(store: SqlStore) -> None:
    await planned(store, notice("a"), notice("b"))
    (claim,) = await store.claim(NOW, TERMS, 9)
    await ended(store, claim, End.FAILED, reason="cannot_send: KeyError", unknown=True)
    await store.drop(["T1-a"])
    await store.send_again(None, NOW)
    (again,) = await store.claim(NOW, TERMS, 9)
    assert ([one.key for one in again.notifications], again.tried_as, again.resumed) == (["b"], "T1-a", True)


async def test_what_is_tried_again_after_an_error_is_listed_until_it_ends(store: SqlStore) -> None:
    await planned(store, notice("a"), notice("b", to=to_channel("acme"), payload=LINE))
    for claim in await store.claim(NOW, TERMS, 9):
        if claim.notifications[0].key == "a":
            await ended(store, claim, End.FAULTED, reason="cannot_compose: KeyError", until=NOW + HOUR / 4)
    (letter,) = await store.faulty(9, NOW)
    assert (letter.id, letter.reason, letter.attempts, letter.again) == (
        "T1-a", "cannot_compose: KeyError", 1, NOW + HOUR / 4,
    )  # fmt: skip
    (claim,) = await store.claim(NOW + HOUR, TERMS, 9)
    assert [(one.key, one.faults) for one in claim.notifications] == [("a", 1)]
    await ended(store, claim, End.SENT)
    assert await store.faulty(9, NOW + HOUR) == []
