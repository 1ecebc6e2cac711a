"""Who may do what: a person's standing toward a commitment, and the rights that follow."""

from dataclasses import dataclass
from enum import StrEnum

from commitments.errors import NotAllowed, UnknownCommitment
from commitments.model import Commitment, Customer, Person, Role
from commitments.ports import Scope, Transaction


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


async def standing_of(tx: Transaction, actor: Person, commitment: Commitment, customer: Customer | None) -> Standing:
    """Tell what `actor` is toward a commitment."""
    if actor.role is not Role.MEMBER:
        return Standing(actor.role.value)
    owner = await tx.person(commitment.owner)
    if actor.id in {owner.manager if owner else None, customer.manager if customer else None}:
        return Standing.MANAGER
    if actor.id == commitment.owner:
        return Standing.OWNER
    if actor.id == commitment.maker:
        return Standing.MAKER
    if commitment.customer is not None and commitment.customer in await tx.customers_of(actor.id):
        return Standing.COLLEAGUE
    return Standing.STRANGER


async def look_up(tx: Transaction, actor: Person, number: int, right: Right) -> Seen:
    """Give a commitment that `actor` has a right to.

    Raises UnknownCommitment when there is none that they may see, so that its existence does not leak,
    and NotAllowed when they may see it but not do this.
    """
    require_inside(actor)
    commitment = await tx.commitment(number)
    if commitment is None:
        raise UnknownCommitment(label=f"C-{number}")
    customer = await tx.customer(commitment.customer) if commitment.customer is not None else None
    standing = await standing_of(tx, actor, commitment, customer)
    if standing not in RIGHTS[Right.SEE]:
        raise UnknownCommitment(label=commitment.label)
    if standing not in RIGHTS[right]:
        raise NotAllowed
    return Seen(commitment, customer, standing)


async def look_up_as_customer(tx: Transaction, actor: Person, number: int, place: str) -> Seen:
    """Give a commitment whose customer card `actor` may answer in `place`; raises NotAllowed otherwise.

    The customer is whoever comes from outside and acts in the customer's own channel, once they were shown a
    card. In a channel that is known not to be shared the customer is a colleague: anybody there but the owner.
    """
    commitment = await tx.commitment(number)
    customer = await tx.customer(commitment.customer) if commitment and commitment.customer is not None else None
    if commitment is None or customer is None or not place or customer.channel != place or commitment.card is None:
        raise NotAllowed
    if actor.role is not Role.OUTSIDER:
        channel = await tx.channel(place)
        if channel is None or channel.shared is not False or actor.id == commitment.owner:
            raise NotAllowed
    return Seen(commitment, customer, Standing.OUTSIDER)


async def scope_of(tx: Transaction, actor: Person) -> Scope | None:
    """Give what `actor` may list: None is everything (admins); raises NotAllowed for outsiders."""
    require_inside(actor)
    if actor.role is Role.ADMIN:
        return None
    return Scope(await tx.led_by(actor.id) | {actor.id}, await tx.customers_of(actor.id))
