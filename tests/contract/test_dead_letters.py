"""What could not be sent is listed and can be sent again; who takes nothing is listed too."""

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import Claim, ClaimPolicy, End, Outcome, Pause
from commitments.domain.notifications.addresses import to_channel, to_person
from commitments.domain.notifications.notification import Kind, State
from tests.contract.values import DAY, HOUR, LEASE, NOW, notice, planned

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
    assert [(one.key, one.state, one.reason, one.attempts) for one in letters] == [
        ("dead 2", State.FAILED, "invalid_blocks", 1),
        ("dead 1", State.FAILED, "invalid_blocks", 1),
    ]


async def test_some_or_all_are_sent_again(store: SqlStore) -> None:
    await three_dead(store)
    assert await store.send_again(["T1-dead 1", "T0-alive", "no such"], NOW + HOUR) == 1
    (claim,) = await store.claim(NOW + HOUR, TERMS, 9)
    assert [(one.key, one.attempts) for one in claim.notifications] == [("dead 1", 1)]
    await ended(store, claim, End.SENT)
    assert await store.send_again(None, NOW + HOUR) == 2
    again = {one.company: one.resumed for one in await store.claim(NOW + HOUR, TERMS, 9)}
    assert again == {"T0": False, "T2": True}, "what may have been sent is looked for first"
    assert await store.dead_letters(9) == []
    assert await store.send_again(None, NOW + HOUR) == 0


async def test_who_takes_nothing_is_listed(store: SqlStore) -> None:
    acme = to_channel("acme")
    await planned(store, notice("line", to=acme, kind=Kind.CUSTOMER_LINE), notice("other", workspace="T2"))
    assert await store.refusals(9) == []
    ends = {"T1": End.REFUSED, "T2": End.SHUT_OUT}
    for claim in await store.claim(NOW, TERMS, 9):
        await ended(store, claim, ends[claim.company], reason="no", until=NOW + DAY)
    assert await store.refusals(9) == [
        Pause("T2", None, "no", NOW + DAY),
        Pause("T1", acme, "no", NOW + DAY),
    ]
