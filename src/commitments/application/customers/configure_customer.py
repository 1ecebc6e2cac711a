"""Create a customer or change its settings."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from commitments.application.authorization import require_inside
from commitments.application.customers.find_customer import find_customer
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.scheduling import _replan_all
from commitments.application.validation import require_owner
from commitments.domain.customer import Announce, Customer, name_key
from commitments.domain.errors import ChannelTaken, NameTaken, NotAllowed
from commitments.domain.person import Language, Person, Role
from commitments.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class CustomerChange:
    """What is to change about a customer; None leaves a thing as it is."""

    channel: str | None = None
    tier: str | None = None
    zone: str | None = None
    country: str | None = None
    language: Language | None = None
    manager: str | None = None
    announce: Announce | None = None
    policy: Policy | None = None
    aliases: tuple[str, ...] = field(default=())


async def configure_customer(
    uow: UnitOfWork, actor: Person, name: str, change: CustomerChange, now: datetime
) -> Customer:
    """Change a customer, or make the one that does not exist yet; a new manager hears of what is late already.

    Raises ChannelTaken, NameTaken, UnknownPerson, CannotOwn, NotAllowed.
    """
    require_inside(actor)
    customer = await find_customer(uow, name) or Customer(0, name.strip())
    await _require_right(uow, actor, customer, change)
    for alias in change.aliases:
        if (holder := await find_customer(uow, alias)) is not None and holder.id != customer.id:
            raise NameTaken(name=alias, customer=holder.name)
    if change.channel is not None:
        other = await uow.customers.find_by_channel(change.channel)
        if other is not None and other.id != customer.id:
            raise ChannelTaken(customer=other.name)
    if change.manager is not None:
        await require_owner(uow, change.manager)
    kept = await uow.customers.save(_changed(customer, change))
    if kept.manager != customer.manager and customer.id:
        await _replan_all(uow, Query(None, "open", customer=kept.id), "manager", now)
    return kept


async def _require_right(uow: UnitOfWork, actor: Person, customer: Customer, change: CustomerChange) -> None:
    """Raise NotAllowed where `actor` may not change a customer so.

    Anybody inside may make a customer, with a channel and a manager: nothing was promised to it yet, so
    nothing is disclosed. Until it has a manager or a promise it stays everybody's; then its manager, admins
    and its colleagues may change it. A first manager may be named by a colleague, but not by whoever would
    be it: promising something first must not make anybody the manager. A new manager or another channel shows
    what is there to somebody new, so only the manager or an admin gives it those.
    """
    if customer.id == 0 or actor.role is Role.ADMIN or actor.id == customer.manager:
        return
    claimed = (
        customer.manager is not None or await uow.commitments.count(Query(None, "any", customer=customer.id), 1) > 0
    )
    if claimed and customer.id not in await uow.customers.ids_of_person(actor.id):
        raise NotAllowed
    names_manager = change.manager not in {None, customer.manager}
    if names_manager and (customer.manager is not None or (claimed and change.manager == actor.id)):
        raise NotAllowed
    if change.channel is not None and customer.channel not in {None, change.channel}:
        raise NotAllowed


def _changed(customer: Customer, change: CustomerChange) -> Customer:
    known = {name_key(name) for name in (customer.name, *customer.aliases)}
    new = {alias for alias in change.aliases if name_key(alias) not in known}
    return replace(
        customer,
        aliases=tuple(sorted({*customer.aliases, *new})),
        channel=change.channel or customer.channel,
        tier=change.tier or customer.tier,
        zone=change.zone or customer.zone,
        country=change.country or customer.country,
        language=change.language or customer.language,
        manager=change.manager or customer.manager,
        announce=change.announce or _announce(customer, change.channel),
        policy=change.policy or customer.policy,
    )


def _announce(customer: Customer, channel: str | None) -> Announce:
    """Give the permission to announce; a standing one was for the channel of then, not for another."""
    moved = channel is not None and customer.channel not in {None, channel}
    return Announce.ASK if moved and customer.announce is Announce.AUTO else customer.announce
