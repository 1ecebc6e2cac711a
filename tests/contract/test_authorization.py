"""Looking up for a right: seeing locks nothing, whatever changes something locks its commitment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event

from commitments.adapters.sql.store import SqlStore
from commitments.application.authorization import Right, authorize, authorize_commitment
from commitments.domain.customer import Customer
from commitments.domain.errors import NotAllowed, UnknownCommitment
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.person import Person, Role
from tests.contract.values import stored

JANE = Person("jane", "Jane")
CAROL = Person("carol", "Carol", role=Role.OUTSIDER)
BEN = Person("ben", "Ben")


@contextmanager
def statements(store: SqlStore) -> Iterator[list[str]]:
    """Collect what is sent to the database."""
    said: list[str] = []

    def collect(_: object, __: object, statement: str, *___: object) -> None:
        said.append(statement)

    engine = store.engine.sync_engine
    event.listen(engine, "before_cursor_execute", collect)
    yield said
    event.remove(engine, "before_cursor_execute", collect)


@pytest.mark.parametrize(
    ("right", "locks"), [(Right.SEE, False), (Right.CHANGE, True), (Right.AGREE, True), (Right.ANSWER, True)]
)
async def test_only_what_changes_a_commitment_locks_it(store: SqlStore, right: Right, locks: bool) -> None:
    await _told(store)
    actor = CAROL if right is Right.ANSWER else JANE
    async with store.transaction("T1") as uow:
        with statements(store) as said:
            await authorize(uow, actor, right, 1, "C1")
    is_locked = any("FOR NO KEY UPDATE" in one for one in said)
    assert any("FROM commitments" in one for one in said)
    assert is_locked == (locks and store.engine.dialect.name == "postgresql")


async def test_a_verb_authorizes_by_its_right_and_what_it_is_about(store: SqlStore) -> None:
    await _told(store)
    async with store.transaction("T1") as uow:
        customer = await uow.customers.get(1)
        assert customer is not None
        await authorize(uow, BEN, Right.MAKE)
        await authorize(uow, JANE, Right.SET_UP_CUSTOMER, customer)
        for right, about in ((Right.SET_POLICY, None), (Right.SET_UP_CUSTOMER, customer), (Right.ANSWER, 1)):
            with pytest.raises(NotAllowed):
                await authorize(uow, BEN, right, about, "C1")
        for number in (1, 2):
            with pytest.raises(UnknownCommitment):
                await authorize(uow, BEN, Right.CHANGE, number)


async def test_whoever_may_not_use_the_bot_does_not_hear_which_numbers_there_are(store: SqlStore) -> None:
    await _told(store)
    async with store.transaction("T1") as uow:
        for number in (1, 2):
            with pytest.raises(NotAllowed):
                await authorize_commitment(uow, CAROL, Right.SEE, number)


async def _told(store: SqlStore) -> None:
    """Store commitment 1 of Jane, whose customer was shown its card in C1."""
    async with store.transaction("T1") as uow:
        customer = await uow.customers.save(Customer(0, "Acme", channel="C1"))
    made = await stored(store, customer=customer.id, owner="jane", maker="jane")
    async with store.transaction("T1") as uow:
        await uow.commitments.save(replace(made, card=MessageRef("C1", "1")))
