"""Merge a customer into another: all that it has moves, and it is gone."""

from dataclasses import dataclass, replace
from datetime import datetime

from commitments.application.authorization import Right, authorize_customer
from commitments.application.following_customers import lead_to_channel
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.replanning import replan_for_merger
from commitments.domain.customer import Announce, Customer, name_key
from commitments.domain.errors import CustomerArchived, NoSuchCustomer, SameCustomer
from commitments.domain.history import Entry, Event
from commitments.domain.person import Person

_STRICTEST = (Announce.NEVER, Announce.ASK, Announce.AUTO)


@dataclass(frozen=True, slots=True)
class Merged:
    """The customer that is left, how many commitments moved to it, and of how many the reminders were planned again."""

    customer: Customer
    moved: int
    replanned: int


async def merge_customers(uow: UnitOfWork, actor: Person, old: int, into: int, now: datetime) -> Merged:
    """Move all that a customer has to another, and delete it; history says so in each commitment.

    Raises NoSuchCustomer, SameCustomer, CustomerArchived for one to merge into, NotYourCustomer.
    """
    await uow.customers.lock_names()
    found = {id: await uow.customers.get_for_update(id) for id in sorted({old, into})}
    source, target = found[old], found[into]
    if source is None or target is None:
        raise NoSuchCustomer
    await require_mergeable(uow, actor, source, target)
    merged = merged_customer(source, target)
    numbers = await uow.commitments.reassign(old, into)
    entries = [Entry(number, now, actor.id, Event.MERGED, source.name, target.name) for number in numbers]
    await uow.history.append_each(entries)
    await uow.customers.absorb(old, into)
    kept = await uow.customers.save(merged)
    for left in {source.channel, target.channel} - {kept.channel}:
        await lead_to_channel(uow, left, now)
    return Merged(kept, len(numbers), await replan_for_merger(uow, kept, now))


async def require_mergeable(uow: UnitOfWork, actor: Person, source: Customer, target: Customer) -> None:
    """Raise SameCustomer, CustomerArchived or NotYourCustomer unless `actor` may merge these two."""
    if source.id == target.id:
        raise SameCustomer(customer=target.name)
    for one in (source, target):
        await authorize_customer(uow, actor, one, Right.ARCHIVE_CUSTOMER)
    if target.is_archived:
        raise CustomerArchived(customer=target.name)


def merged_customer(source: Customer, target: Customer) -> Customer:
    """Return a customer with what it lacks from another; of two permissions to announce the stricter one."""
    names = {*target.aliases, *source.aliases, source.name}
    aliases = {one for one in names if name_key(one) != name_key(target.name)}
    permissions = {source.announce, target.announce}
    return replace(
        target,
        aliases=tuple(sorted(aliases)),
        tier=target.tier or source.tier,
        zone=target.zone or source.zone,
        country=target.country or source.country,
        language=target.language or source.language,
        channel=target.channel or source.channel,
        manager=target.manager or source.manager,
        announce=next(one for one in _STRICTEST if one in permissions),
        policy=target.policy or source.policy,
        note="\n".join(one for one in dict.fromkeys((target.note, source.note)) if one),
    )
