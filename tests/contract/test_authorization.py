"""Looking up for a right: a lock is taken where the call says so, and nowhere else."""

from dataclasses import replace

import pytest

from commitments.adapters.sql.store import SqlStore
from commitments.application.authorization import (
    Right,
    authorize,
    authorize_answer,
    authorize_answer_for_update,
    authorize_commitment,
    authorize_commitment_for_update,
)
from commitments.domain.customer import Customer
from commitments.domain.errors import NotAllowed, NotYourCustomer, UnknownCommitment
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.person import Person, Role
from tests.contract.statements import said
from tests.contract.values import stored

JANE = Person("jane", "Jane")
CAROL = Person("carol", "Carol", role=Role.OUTSIDER)
BEN = Person("ben", "Ben")


@pytest.mark.parametrize("locks", [False, True])
@pytest.mark.parametrize("right", [Right.SEE, Right.CHANGE, Right.AGREE, Right.ANSWER])
async def test_a_commitment_is_locked_where_the_call_says_so(store: SqlStore, right: Right, locks: bool) -> None:
    await _told(store)
    commitment, answer = (
        (authorize_commitment_for_update, authorize_answer_for_update)
        if locks
        else (authorize_commitment, authorize_answer)
    )
    async with store.transaction("T1") as uow:
        with said(store) as statements:
            if right is Right.ANSWER:
                await answer(uow, CAROL, 1, "C1")
            else:
                await commitment(uow, JANE, right, 1)
    is_locked = any("FOR NO KEY UPDATE" in one for one in statements)
    assert any("FROM commitments" in one for one in statements)
    assert is_locked == (locks and store.engine.dialect.name == "postgresql")


async def test_a_verb_authorizes_by_its_right_and_what_it_is_about(store: SqlStore) -> None:
    await _told(store)
    async with store.transaction("T1") as uow:
        customer = await uow.customers.get(1)
        assert customer is not None
        await authorize(uow, BEN, Right.MAKE)
        await uow.customers.list_people(customer.id, {"jane"})
        await authorize(uow, JANE, Right.SET_UP_CUSTOMER, customer)
        with pytest.raises(NotYourCustomer):
            await authorize(uow, BEN, Right.SET_UP_CUSTOMER, customer, "C1")
        for right, about in ((Right.SET_POLICY, None), (Right.ANSWER, 1)):
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
        await uow.commitments.get_for_update(made.number)
        await uow.commitments.save(replace(made, card=MessageRef("C1", "1")))
