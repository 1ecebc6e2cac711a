"""One company becomes another one's, on both databases: nothing is lost, doubled or taken for something else."""

from dataclasses import replace

import pytest
import pytest_asyncio
from sqlalchemy import select

from commitments.adapters.sql.personal_data.columns import company_column
from commitments.adapters.sql.schema import companies, metadata, notifications
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import ClaimPolicy
from commitments.domain.channel import Channel
from commitments.domain.commitment import Move
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.draft import Draft
from commitments.domain.errors import AlreadyConnected, Joined, NothingToConnect, StillSendingThere
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.keys import refresh
from commitments.domain.notifications.notification import State, notification
from commitments.domain.notifications.payloads.list_file import ListFile, ListRequest
from commitments.domain.notifications.payloads.reminders import DueReminder
from commitments.domain.notifications.payloads.reply_outcome import ReplyOutcome
from commitments.domain.numbers import SERIES, label_of
from commitments.domain.person import Person
from tests.contract.interleaving import race
from tests.contract.values import DAY, HOUR, NOW, REFRESH, commitment

T = SERIES  # C-1 of the joining side becomes T-1


async def lived_in(store: SqlStore, company: str, person: str) -> None:
    """Store a row in every table of a company."""
    async with store.transaction(company) as uow:
        await uow.companies.save(Company(company, name=company, admins=(person,)))
        await uow.people.save(Person(person, person.title(), read_at=NOW))
        acme = await uow.customers.save(Customer(0, f"Acme {company}", aliases=(f"A{company}",), channel=f"c{company}"))
        await uow.customers.list_people(acme.id, [person])
        await uow.customers.name_contacts(acme.id, [person])
        await uow.channels.save(Channel(f"c{company}", "c", shared=True))
        mine = commitment(customer=acme.id, owner=person, maker=person)
        one = await uow.commitments.add(mine)
        two = await uow.commitments.add(replace(mine, follows=one.number, recurs=None))
        await uow.moves.add(Move(one.number, 1, NOW, person, NOW, NOW + DAY, "late"))
        before: dict[str, object] = {"event": "edited", "customer": acme.id, "what": "it"}
        await uow.history.append(Entry(one.number, NOW, person, Event.EDITED, before=before))
        await uow.drafts.save(
            Draft(f"d{company}", person, "send", "", NOW, "send", customer=acme.id, number=two.number)
        )
        await uow.requests.begin(f"r{company}", NOW, person)
        await uow.requests.finish(f"r{company}", "answer")
        to, label = to_person(person), label_of(one.number)
        asked = ListFile(asked=ListRequest(customers=(acme.id,)))
        outcome, at = ReplyOutcome(reply_to="u", answer="a"), NOW + HOUR
        await uow.notifications.add(
            [
                notification(company, f"{label}/1/due", DueReminder(), to, at, one.number),
                notification(company, refresh(MessageRef("m", "1"), label, 3), REFRESH, to, at, one.number),
                notification(company, f"file/{person}", asked, to, at),
                notification(company, f"reply/{person}", outcome, to_channel(f"c{company}"), at, one.number),
            ]
        )


@pytest_asyncio.fixture(loop_scope="session")
async def both(store: SqlStore) -> SqlStore:
    store = SqlStore(store.engine)  # one that has not heard of the joins of other tests
    await lived_in(store, "S1", "ann")
    await lived_in(store, "S2", "bob")
    return store


async def join(store: SqlStore, joining: str = "S2", host: str = "S1") -> None:
    async with store.transaction(host) as uow:
        await uow.connections.join(joining, "T")


async def counts(store: SqlStore, company: str) -> dict[str, int]:
    async with store.engine.connect() as connection:
        found = {}
        for name, table in metadata.tables.items():
            if name != "clocks":
                rows = await connection.execute(select(table).where(company_column(table) == company))
                found[name] = len(rows.all())
        return found


async def test_every_row_is_the_other_companys_and_none_is_left_or_lost(both: SqlStore) -> None:
    before = [await counts(both, company) for company in ("S1", "S2")]
    own = {"workspaces", "queues"}
    assert {name for name, count in before[1].items() if count == 0} == {
        "installations", "conversation_references", "connections", "rates", "account_pairs", "account_codes",
    }  # fmt: skip
    await join(both)
    after = await counts(both, "S1")
    assert after == {name: count if name in own else count + before[1][name] for name, count in before[0].items()}
    assert {name for name, count in (await counts(both, "S2")).items() if count} == {"workspaces"}


async def test_numbers_keep_their_digits_and_customers_follow_those_that_are_there(both: SqlStore) -> None:
    await join(both)
    async with both.transaction("S1") as uow:
        ours, theirs = await uow.commitments.get(1), await uow.commitments.get(T + 1)
        assert ours is not None
        assert theirs is not None
        assert (ours.label, theirs.label, ours.owner, theirs.owner) == ("C-1", "T-1", "ann", "bob")
        assert (ours.customer, theirs.customer) == (1, 2)
        second = await uow.commitments.get(T + 2)
        assert second is not None
        assert second.follows == T + 1
        customer = await uow.customers.get(2)
        assert customer is not None
        assert customer.name == "Acme S2"
        assert await uow.customers.people_of(2) == {"bob"}
        (entry,) = await uow.history.list_for(T + 1)
        assert entry.before is not None
        assert entry.before["customer"] == 2
        assert [one.reason for one in await uow.moves.list_for(T + 1)] == ["late"]
        draft = await uow.drafts.get("dS2")
        assert draft is not None
        assert (draft.number, draft.customer) == (T + 2, 2)
        assert (await uow.commitments.add(commitment(owner="ann", maker="ann"))).label == "C-3"
        assert (await uow.customers.save(Customer(0, "Globex"))).id == 3
        assert await uow.requests.get_answer("rS2") == "answer"


async def test_what_waits_to_be_sent_goes_on_under_its_new_number(both: SqlStore) -> None:
    await join(both)
    async with both.transaction("S1") as uow:
        (*_, last) = found = await uow.notifications.list_for(T + 1)
    assert {one.key: one.state for one in found} == {
        "T-1/1/due": State.PLANNED, "refresh/m/1/T-1/3": State.PLANNED, "reply/bob": State.HELD_BACK,
    }  # fmt: skip
    assert last.company == "S1"
    claims = await both.claim(NOW + 2 * HOUR, ClaimPolicy(), 20)
    sent_to = {claim.destination.id for claim in claims}
    assert sent_to == {"ann", "bob", "cS1"}
    assert {claim.company for claim in claims} == {"S1"}
    files = [one.payload for claim in claims for one in claim.notifications if isinstance(one.payload, ListFile)]
    assert {*(file.asked.customers for file in files)} <= {(1,), (2,)}


async def test_it_waits_for_messages_that_are_on_their_way(both: SqlStore) -> None:
    await both.claim(NOW + 2 * HOUR, ClaimPolicy(), 20)
    with pytest.raises(StillSendingThere):
        await join(both)
    assert (await counts(both, "S2"))["commitments"] == 2


async def test_it_is_done_once_and_never_in_a_chain(both: SqlStore) -> None:
    await lived_in(both, "S3", "eve")
    await join(both)
    for joining, host in (("S2", "S1"), ("S3", "S1")):
        with pytest.raises(AlreadyConnected):
            await join(both, joining, host)
    async with both.transaction("S3") as uow:
        with pytest.raises(AlreadyConnected):
            await uow.connections.join("S1", "T")
    with pytest.raises(NothingToConnect):
        await join(both, "S3", "S3")


async def test_whoever_still_says_the_old_company_is_led_to_the_new_one(both: SqlStore) -> None:
    await join(both)
    other = SqlStore(both.engine)  # a process that has not heard of it
    with pytest.raises(Joined):
        async with other.transaction("S2") as uow:
            await uow.requests.begin("r9", NOW, "bob")
    async with other.transaction("S2") as uow:
        assert uow.company == "S1"
        assert await uow.requests.begin("r9", NOW, "bob") is None
    with pytest.raises(Joined):
        async with SqlStore(both.engine).read_only("S2") as uow:
            await uow.people.get_acting("bob")
    assert await other.companies() == ["S1"]
    fresh = SqlStore(both.engine)
    await fresh.read_joined()
    assert fresh.workspaces("S1") == ["S1", "S2"]
    assert fresh.workspaces("S2") == ["S1", "S2"]


async def promise(store: SqlStore) -> object:
    """Make a promise in the joining company, as a request does, and again where it has joined meanwhile."""
    for _ in range(3):
        try:
            async with store.transaction("S2") as uow:
                await uow.requests.begin("r7", NOW, "bob")
                return await uow.commitments.add(commitment(owner="bob", maker="bob", what="it"))
        except Joined:
            continue
    raise AssertionError


@pytest.mark.parametrize("promise_first", [True, False])
async def test_a_promise_made_during_the_join_is_kept(both: SqlStore, promise_first: bool) -> None:
    other = SqlStore(both.engine)
    acts = (promise, join) if promise_first else (join, promise)
    for ended in await race(both, other, *acts):
        assert not isinstance(ended, Exception), ended
    assert (await counts(both, "S2"))["commitments"] == 0
    async with both.transaction("S1") as uow:
        found = [await uow.commitments.get(number) for number in (3, T + 3)]
    assert [one.what for one in found if one] == ["it"]


async def test_the_settings_of_the_host_stay_and_say_who_joined(both: SqlStore) -> None:
    await join(both)
    async with both.engine.connect() as connection:
        rows = (await connection.execute(select(companies.c.id, companies.c.joined, companies.c.joined_to))).all()
        keys = (await connection.execute(select(notifications.c.place).where(notifications.c.to_id == "bob"))).scalars()
        assert set(keys) == {"S1 person bob"}
    assert {tuple(row) for row in rows} == {("S1", "T", None), ("S2", None, "S1")}
