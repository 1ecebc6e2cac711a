"""Determines a person's standing toward the company, a draft, a commitment or a customer: the strongest applies."""

from commitments.application.authorization.rights import Standing
from commitments.application.ports.commitment_query import Query, Scope
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from commitments.domain.draft import Draft
from commitments.domain.person import Person, Role

# A customer with more promises than this is nobody's to claim: their makers are not looked at one by one.
_MOST_OWN = 50


def toward_company(person: Person) -> Standing:
    return Standing(person.role.value)


def toward_draft(actor: Person, draft: Draft) -> Standing:
    return Standing.MAKER if draft.maker in actor.accounts else Standing.STRANGER


async def toward_commitment(
    uow: UnitOfWork, actor: Person, commitment: Commitment, customer: Customer | None
) -> Standing:
    """Return the standing toward a commitment that was promised to `customer`; `seen_by` is the same rule for lists."""
    if actor.role is not Role.MEMBER:
        return toward_company(actor)
    owner = await uow.people.get(commitment.owner)
    if not actor.accounts.isdisjoint({owner.manager if owner else None, customer.manager if customer else None}):
        return Standing.MANAGER
    if commitment.owner in actor.accounts:
        return Standing.OWNER
    if commitment.maker in actor.accounts:
        return Standing.MAKER
    if customer is not None and not actor.accounts.isdisjoint(await uow.customers.people_of(customer.id)):
        return Standing.LISTED
    return Standing.STRANGER


async def seen_by(uow: UnitOfWork, member: Person) -> Scope:
    """Return the commitments toward which `toward_commitment` makes a member anything but a stranger."""
    me = member.accounts
    return Scope(owners=me | await uow.people.led_by(*me), makers=me, customers=await uow.customers.ids_of_person(*me))


async def toward_customer_card(
    uow: UnitOfWork, actor: Person, commitment: Commitment, customer: Customer | None, place: str
) -> Standing:
    """Return the standing of a person who acts in `place` toward the card shown to the customer."""
    if customer is not None and await _is_the_customer(uow, actor, commitment, customer, place):
        return Standing.CUSTOMER
    return await toward_commitment(uow, actor, commitment, customer)


async def _is_the_customer(
    uow: UnitOfWork, actor: Person, commitment: Commitment, customer: Customer, place: str
) -> bool:
    """Whether `actor` acts as the customer.

    That is an outsider who acts in the customer's own channel, once a card was shown there. In a channel that is known
    not to be shared the customer is a colleague: anybody there except the owner.
    """
    if not place or customer.channel != place or commitment.card is None:
        return False
    if actor.role is Role.OUTSIDER:
        return True
    channel = await uow.channels.get(place)
    return channel is not None and channel.shared is False and commitment.owner not in actor.accounts


async def toward_customer_settings(uow: UnitOfWork, actor: Person, customer: Customer) -> Standing:
    """Return the standing toward a customer; a customer that is not stored yet has the id 0."""
    if actor.role is not Role.MEMBER:
        return toward_company(actor)
    if customer.manager in actor.accounts:
        return Standing.MANAGER
    people = await uow.customers.people_of(customer.id) if customer.id else frozenset()
    if await _is_free_for(uow, actor, customer, people):
        return Standing.CLAIMANT
    if not actor.accounts.isdisjoint(people):
        return Standing.LISTED if customer.manager else Standing.DEPUTY
    return Standing.STRANGER


async def _is_free_for(uow: UnitOfWork, actor: Person, customer: Customer, people: frozenset[str]) -> bool:
    """Whether nothing of a customer is anybody else's: no manager, listed person, channel or promise."""
    if customer.manager is not None or not people <= actor.accounts or (customer.channel is not None and not people):
        return False
    if not customer.id:
        return True
    promised = await uow.commitments.find(Query(None, "any", customers=(customer.id,), limit=_MOST_OWN))
    own = all({one.owner, one.maker} <= actor.accounts for one in promised.items)
    return own and not promised.more


async def toward_customer(uow: UnitOfWork, actor: Person, customer: Customer, place: str) -> Standing:
    """Return the standing of a person who acts in `place`; members in the customer's channel are participants."""
    standing = await toward_customer_settings(uow, actor, customer)
    takes_part = standing is Standing.STRANGER and customer.channel == place
    return Standing.PARTICIPANT if takes_part else standing
