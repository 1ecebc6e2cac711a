"""Who may do what: a person's standing toward a commitment, and the rights that follow."""

from dataclasses import dataclass
from enum import StrEnum

from commitments.application.ports.commitment_query import Scope
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from commitments.domain.errors import NotAllowed, UnknownCommitment
from commitments.domain.person import Person, Role


class Right(StrEnum):
    """What a person may be allowed to do."""

    MAKE = "make"
    SEE = "see"
    CHANGE = "change"
    AGREE = "agree"
    SET_CUSTOMER = "set_customer"
    SET_WORKSPACE = "set_workspace"


class Standing(StrEnum):
    """What a person is toward one commitment, the strongest first."""

    ADMIN = "admin"
    MANAGER = "manager"
    OWNER = "owner"
    MAKER = "maker"
    COLLEAGUE = "colleague"
    STRANGER = "stranger"
    OUTSIDER = "outsider"


_INSIDE = frozenset(Standing) - {Standing.OUTSIDER}
_ANSWERABLE = frozenset({Standing.ADMIN, Standing.MANAGER, Standing.OWNER, Standing.MAKER})

# A colleague is a member whose customer it is; a stranger is a member with no part in it. An outsider has
# no right here: the customer's own buttons are answered by `may_answer`.
RIGHTS: dict[Right, frozenset[Standing]] = {
    Right.MAKE: _INSIDE,
    Right.SEE: _ANSWERABLE | {Standing.COLLEAGUE},
    Right.CHANGE: _ANSWERABLE,
    Right.AGREE: _ANSWERABLE,
    Right.SET_CUSTOMER: _INSIDE,
    Right.SET_WORKSPACE: frozenset({Standing.ADMIN}),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A commitment somebody may see, with what they are toward it and whom it was promised to."""

    commitment: Commitment
    customer: Customer | None
    standing: Standing


def require_inside(actor: Person) -> None:
    """Raise NotAllowed for somebody from outside the workspace."""
    if actor.role is Role.OUTSIDER:
        raise NotAllowed


def require_admin(actor: Person) -> None:
    """Raise NotAllowed for anybody who is not an admin."""
    if actor.role is not Role.ADMIN:
        raise NotAllowed


async def standing_of(uow: UnitOfWork, actor: Person, commitment: Commitment, customer: Customer | None) -> Standing:
    """Tell what `actor` is toward a commitment."""
    if actor.role is not Role.MEMBER:
        return Standing(actor.role.value)
    owner = await uow.people.get(commitment.owner)
    if actor.id in {owner.manager if owner else None, customer.manager if customer else None}:
        return Standing.MANAGER
    if actor.id == commitment.owner:
        return Standing.OWNER
    if actor.id == commitment.maker:
        return Standing.MAKER
    if commitment.customer is not None and commitment.customer in await uow.customers.ids_of_person(actor.id):
        return Standing.COLLEAGUE
    return Standing.STRANGER


async def look_up(uow: UnitOfWork, actor: Person, number: int, right: Right) -> Seen:
    """Give a commitment that `actor` has a right to.

    Raises UnknownCommitment when there is none that they may see, so that its existence does not leak,
    and NotAllowed when they may see it but not do this.
    """
    require_inside(actor)
    commitment = await uow.commitments.get_for_update(number)
    if commitment is None:
        raise UnknownCommitment(label=f"C-{number}")
    customer = await uow.customers.get(commitment.customer) if commitment.customer is not None else None
    standing = await standing_of(uow, actor, commitment, customer)
    if standing not in RIGHTS[Right.SEE]:
        raise UnknownCommitment(label=commitment.label)
    if standing not in RIGHTS[right]:
        raise NotAllowed
    return Seen(commitment, customer, standing)


async def look_up_as_customer(uow: UnitOfWork, actor: Person, number: int, place: str) -> Seen:
    """Give a commitment whose customer card `actor` may answer in `place`; raises NotAllowed otherwise.

    The customer is whoever comes from outside and acts in the customer's own channel, once they were shown a
    card. In a channel that is known not to be shared the customer is a colleague: anybody there but the owner.
    """
    commitment = await uow.commitments.get_for_update(number)
    customer = await uow.customers.get(commitment.customer) if commitment and commitment.customer is not None else None
    if commitment is None or customer is None or not place or customer.channel != place or commitment.card is None:
        raise NotAllowed
    if actor.role is not Role.OUTSIDER:
        channel = await uow.channels.get(place)
        if channel is None or channel.shared is not False or actor.id == commitment.owner:
            raise NotAllowed
    return Seen(commitment, customer, Standing.OUTSIDER)


async def scope_of(uow: UnitOfWork, actor: Person) -> Scope | None:
    """Give what `actor` may list: None is everything (admins); raises NotAllowed for outsiders."""
    require_inside(actor)
    if actor.role is Role.ADMIN:
        return None
    return Scope(await uow.people.led_by(actor.id) | {actor.id}, await uow.customers.ids_of_person(actor.id))
