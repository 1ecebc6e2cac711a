"""Loads the object of an action and raises an error where the table of rights does not permit the action."""

from dataclasses import dataclass

from commitments.application.authorization.rights import Right, Standing, is_allowed
from commitments.application.authorization.standings import (
    toward_commitment,
    toward_company,
    toward_customer_card,
    toward_customer_settings,
    toward_draft,
)
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from commitments.domain.draft import Draft, batch_of
from commitments.domain.errors import (
    AdminsOnly,
    CustomerAnswers,
    NotAllowed,
    NotYourCustomer,
    NotYourManagedCustomer,
    NotYours,
    UnknownCommitment,
)
from commitments.domain.numbers import label_of
from commitments.domain.person import Person


@dataclass(frozen=True, slots=True)
class AuthorizedCommitment:
    """A commitment that a person has a right to, the person's standing toward it, and its customer."""

    commitment: Commitment
    customer: Customer | None
    standing: Standing


async def authorize(
    uow: UnitOfWork, actor: Person, right: Right, subject: int | Customer | None = None, place: str = ""
) -> None:
    """Raise unless `actor` has a right to a subject: a commitment (by number), a customer's settings, or the company.

    Raises what the authorize function of that subject raises.
    """
    if isinstance(subject, Customer):
        await authorize_customer(uow, actor, subject, right)
    elif subject is None:
        require_right(actor, right)
    elif right is Right.ANSWER:
        await authorize_answer(uow, actor, subject, place)
    else:
        await authorize_commitment(uow, actor, right, subject)


def has_right(person: Person, right: Right) -> bool:
    """Whether a person has a right toward the company."""
    return is_allowed(right, toward_company(person))


def require_right(actor: Person, right: Right) -> None:
    """Raise NotAllowed unless a person has a right toward the company; AdminsOnly for one of us."""
    if not has_right(actor, right):
        raise AdminsOnly if has_right(actor, Right.USE) else NotAllowed


async def authorize_commitment(uow: UnitOfWork, actor: Person, right: Right, number: int) -> AuthorizedCommitment:
    """Return a commitment that `actor` has a right to, for display; use `…_for_update` to change it.

    Raises UnknownCommitment when there is none that they may see, so that its existence does not leak,
    and NotYours when they may see it but not do this.
    """
    require_right(actor, Right.USE)
    return await _permitted(uow, actor, right, number, await uow.commitments.get(number))


async def authorize_commitment_for_update(
    uow: UnitOfWork, actor: Person, right: Right, number: int
) -> AuthorizedCommitment:
    """Return a locked commitment that `actor` has a right to; raises what `authorize_commitment` raises."""
    require_right(actor, Right.USE)
    return await _permitted(uow, actor, right, number, await uow.commitments.get_for_update(number))


async def _permitted(
    uow: UnitOfWork, actor: Person, right: Right, number: int, commitment: Commitment | None
) -> AuthorizedCommitment:
    if commitment is None:
        raise UnknownCommitment(label=label_of(number))
    customer = await _customer_of(uow, commitment)
    standing = await toward_commitment(uow, actor, commitment, customer)
    if not is_allowed(Right.SEE, standing):
        raise UnknownCommitment(label=commitment.label)
    if not is_allowed(right, standing):
        owner = await uow.people.get(commitment.owner)
        raise NotYours(label=commitment.label, owner=owner.name if owner else commitment.owner)
    return AuthorizedCommitment(commitment, customer, standing)


async def may_see(uow: UnitOfWork, person: Person, commitment: Commitment) -> bool:
    """Whether a person may see a commitment."""
    return is_allowed(Right.SEE, await standing_toward(uow, person, commitment))


async def standing_toward(uow: UnitOfWork, person: Person, commitment: Commitment) -> Standing:
    """Return a person's standing toward a commitment, by which cards choose the buttons that they show."""
    return await toward_commitment(uow, person, commitment, await _customer_of(uow, commitment))


async def authorize_answer(uow: UnitOfWork, actor: Person, number: int, place: str) -> AuthorizedCommitment:
    """Return a commitment whose customer card `actor` may answer in `place`, for display. Raises NotAllowed."""
    return await _answerable(uow, actor, await uow.commitments.get(number), place)


async def authorize_answer_for_update(uow: UnitOfWork, actor: Person, number: int, place: str) -> AuthorizedCommitment:
    """Return a locked commitment whose customer card `actor` may answer in `place`. Raises NotAllowed."""
    return await _answerable(uow, actor, await uow.commitments.get_for_update(number), place)


async def _answerable(
    uow: UnitOfWork, actor: Person, commitment: Commitment | None, place: str
) -> AuthorizedCommitment:
    if commitment is None:
        raise _no_answer(actor)
    customer = await _customer_of(uow, commitment)
    standing = await toward_customer_card(uow, actor, commitment, customer, place)
    if not is_allowed(Right.ANSWER, standing):
        raise _no_answer(actor)
    return AuthorizedCommitment(commitment, customer, standing)


def _no_answer(actor: Person) -> NotAllowed:
    """Return what refuses an answer; it is the same where there is no commitment of that number."""
    return CustomerAnswers() if has_right(actor, Right.USE) else NotAllowed()


async def authorize_customer(
    uow: UnitOfWork, actor: Person, customer: Customer, *rights: Right, said: str = ""
) -> Standing:
    """Return the standing of somebody who has all these rights to a customer's settings (id 0: a new customer).

    Raises NotYourCustomer, with the name as it was typed, since an alias must not disclose the name; NotAllowed for
    somebody from outside.
    """
    require_right(actor, Right.USE)
    standing = await toward_customer_settings(uow, actor, customer)
    if all(is_allowed(right, standing) for right in rights):
        return standing
    manager = await uow.people.get(customer.manager) if customer.manager else None
    if manager is None or not is_allowed(Right.SEE_CUSTOMER, standing):
        raise NotYourCustomer(customer=said or customer.name)
    raise NotYourManagedCustomer(customer=said or customer.name, manager=manager.name)


async def authorize_draft(uow: UnitOfWork, actor: Person, draft_id: str) -> Draft | None:
    """Return a draft that `actor` may continue, for display; None if it does not exist, or became a commitment."""
    return _continued(actor, await uow.drafts.get(draft_id))


async def authorize_draft_for_update(uow: UnitOfWork, actor: Person, draft_id: str) -> Draft | None:
    """Return a locked draft that `actor` may continue, with its batch locked; None as `authorize_draft` does."""
    batch = batch_of(draft_id)
    if batch is None:
        return _continued(actor, await uow.drafts.get_for_update(draft_id))
    drafts = await authorize_batch_for_update(uow, actor, batch)
    return next((one for one in drafts if one.id == draft_id), None)


async def authorize_batch(uow: UnitOfWork, actor: Person, batch: str) -> list[Draft]:
    """Return the drafts that are left of a batch that `actor` may continue, for display."""
    return [one for one in await uow.drafts.list_of_batch(batch) if _continued(actor, one)]


async def authorize_batch_for_update(uow: UnitOfWork, actor: Person, batch: str) -> list[Draft]:
    """Return them locked."""
    return [one for one in await uow.drafts.get_batch_for_update(batch) if _continued(actor, one)]


def _continued(actor: Person, draft: Draft | None) -> Draft | None:
    if draft is None or not is_allowed(Right.CONTINUE_DRAFT, toward_draft(actor, draft)):
        return None
    return draft


async def _customer_of(uow: UnitOfWork, commitment: Commitment) -> Customer | None:
    return await uow.customers.get(commitment.customer) if commitment.customer is not None else None
