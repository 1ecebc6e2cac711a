"""What waits for a place follows it to its new id, in its order; what is shown there is known."""

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import Claim, ClaimPolicy, End, Outcome
from commitments.domain.customer import Customer
from commitments.domain.notifications.addresses import MessageRef, to_channel
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerEdit, CustomerLine
from tests.contract.values import DAY, HOUR, LEASE, LINE, NOW, notice, planned, stored

OLD, NEW = to_channel("C-old"), to_channel("C-new")
POLICY = ClaimPolicy(LEASE)


async def redirect(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.notifications.redirect(OLD, NEW, NOW)


async def refuse(store: SqlStore, claim: Claim) -> None:
    until = NOW + DAY
    outcome = Outcome(
        "T1", claim.destination, claim.notifications, End.REFUSED, NOW, reason="channel_not_found", until=until
    )
    await store.record([outcome], POLICY)


async def test_what_waits_is_claimed_at_the_new_place_in_its_order(store: SqlStore) -> None:
    lines = [notice(f"{n}", to=OLD, number=1, payload=LINE) for n in range(3)]
    other = notice("other", NOW + HOUR, to=to_channel("C-other"), number=1, payload=LINE)
    await planned(store, *lines, other, notice("theirs", NOW + HOUR, to=OLD, workspace="T2"))
    await redirect(store)
    keys = []
    for _ in range(3):
        (claim,) = await store.claim(NOW, POLICY, 10)
        assert claim.destination == NEW
        keys += [one.key for one in claim.notifications]
        await store.record([Outcome("T1", NEW, claim.notifications, End.SENT, NOW)], POLICY)
    assert keys == ["0", "1", "2"]
    async with store.transaction("T1") as uow:
        assert [one.key for one in await uow.notifications.list_waiting(to_channel("C-other"))] == ["other"]
    async with store.transaction("T2") as uow:
        assert [one.key for one in await uow.notifications.list_waiting(OLD)] == ["theirs"]


async def test_what_was_refused_at_the_old_place_is_tried_at_once_at_the_new_one(store: SqlStore) -> None:
    await planned(store, notice("card", to=OLD, number=1, payload=CustomerCard()))
    await refuse(store, (await store.claim(NOW, POLICY, 10))[0])
    assert await store.claim(NOW, POLICY, 10) == []
    await redirect(store)
    (claim,) = await store.claim(NOW, POLICY, 10)
    assert (claim.destination, claim.probing) == (NEW, False)
    assert await store.claim(NOW + 2 * DAY, POLICY, 10) == [], "nothing is left behind at the old place"
    assert await store.refusals(10) == []


async def test_what_may_have_been_sent_is_looked_for_at_the_new_place(store: SqlStore) -> None:
    await planned(store, notice("card", to=OLD, number=1, payload=CustomerCard()))
    (claim,) = await store.claim(NOW, POLICY, 10)
    unknown = Outcome("T1", OLD, claim.notifications, End.RETRIED, NOW, until=NOW, unknown=True)
    await store.record([unknown], POLICY)
    await redirect(store)
    (again,) = await store.claim(NOW, POLICY, 10)
    assert (again.destination, again.resumed) == (NEW, True)


async def test_what_is_on_its_way_is_at_the_new_place_when_it_has_arrived(store: SqlStore) -> None:
    await planned(store, notice("card", to=OLD, number=1, payload=CustomerCard()))
    (claim,) = await store.claim(NOW, POLICY, 10)
    await redirect(store)
    arrived = Outcome("T1", OLD, claim.notifications, End.SENT, NOW, message=MessageRef("C-old", "1"))
    await store.record([arrived], POLICY)
    async with store.transaction("T1") as uow:
        (sent,) = await uow.notifications.list_for(1)
    assert (sent.state, sent.destination, sent.message) == (State.SENT, NEW, MessageRef("C-new", "1"))


async def test_nothing_overtakes_what_is_on_its_way(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n}", to=OLD, number=1, payload=LINE) for n in range(2)))
    await store.claim(NOW, POLICY, 10)
    await redirect(store)
    assert await store.claim(NOW + 2 * LEASE, POLICY, 10) == [], "though the lease is over: nobody has released it yet"
    await store.sweep(NOW + 2 * LEASE)
    (again,) = await store.claim(NOW + 2 * LEASE, POLICY, 10)
    assert (again.destination, again.resumed, again.notifications[0].key) == (NEW, True, "0")


async def test_one_of_several_is_held_back_by_its_key(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n}", to=OLD, number=1, payload=LINE) for n in range(2)))
    async with store.transaction("T1") as uow:
        await uow.notifications.hold_back(1, frozenset({CustomerLine, CustomerEdit}), "undone", key="1")
        assert [one.key for one in await uow.notifications.list_waiting(OLD)] == ["0"]


async def test_the_words_of_a_customers_cards_in_a_channel_are_known(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        acme = (await uow.customers.save(Customer(0, "Acme", channel="C-old"))).id
        other = (await uow.customers.save(Customer(0, "Other", channel="C-other"))).id
    here, elsewhere = MessageRef("C-old", "1"), MessageRef("C-else", "1")
    await stored(store, customer=acme, card=here, wording="the first")
    await stored(store, customer=acme, card=here, what="the second")
    await stored(store, customer=acme, card=elsewhere, wording="elsewhere")
    await stored(store, customer=acme, wording="not shown")
    await stored(store, customer=other, card=here, wording="another's")
    async with store.transaction("T1") as uow:
        assert await uow.commitments.wordings_shown(acme, "C-old") == {"C-1": "the first", "C-2": "the second"}
        await uow.commitments.renumber_cards("C-old", "C-new")
        assert await uow.commitments.wordings_shown(acme, "C-old") == {}
        assert await uow.commitments.wordings_shown(other, "C-new") == {"C-5": "another's"}
        found = await uow.commitments.get(3)
    assert found is not None
    assert found.card == elsewhere


async def test_whether_it_is_internal_is_stored(store: SqlStore) -> None:
    await stored(store, internal=True)
    await stored(store)
    async with store.transaction("T1") as uow:
        assert [one.internal for one in await uow.commitments.get_many({1, 2})] == [True, False]
