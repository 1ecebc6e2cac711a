"""Customers, and the people who answer for them and for colleagues."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from commitments.desk.access import require_admin, require_inside
from commitments.desk.making import require_owner
from commitments.desk.pages import all_of
from commitments.desk.planning import replan
from commitments.errors import ChannelTaken, NameTaken, NotAllowed
from commitments.model import Announce, Customer, Language, Person, Policy, Role, name_key
from commitments.ports import Query, Transaction


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


async def customer_called(tx: Transaction, name: str) -> Customer | None:
    """Give the customer that carries a name or alias, whatever the case, width and spaces."""
    if (found := await tx.customer_named(name)) is not None:
        return found
    wanted = name_key(name)
    means = (whose for spoken, whose in (await tx.customer_names()).items() if name_key(spoken) == wanted)
    return await tx.customer_named(next(means, ""))


async def set_customer(tx: Transaction, actor: Person, name: str, change: CustomerChange, now: datetime) -> Customer:
    """Change a customer, or make the one that does not exist yet; a new manager hears of what is late already.

    Raises ChannelTaken, NameTaken, UnknownPerson, CannotOwn, NotAllowed.
    """
    require_inside(actor)
    customer = await customer_called(tx, name) or Customer(0, name.strip())
    await _require_right(tx, actor, customer, change)
    for alias in change.aliases:
        if (holder := await customer_called(tx, alias)) is not None and holder.id != customer.id:
            raise NameTaken(name=alias, customer=holder.name)
    if change.channel is not None:
        other = await tx.customer_in(change.channel)
        if other is not None and other.id != customer.id:
            raise ChannelTaken(customer=other.name)
    if change.manager is not None:
        await require_owner(tx, change.manager)
    kept = await tx.put_customer(_changed(customer, change))
    if kept.manager != customer.manager and customer.id:
        await _replan_all(tx, Query(None, "open", customer=kept.id), "manager", now)
    return kept


async def _require_right(tx: Transaction, actor: Person, customer: Customer, change: CustomerChange) -> None:
    """Raise NotAllowed where `actor` may not change a customer so.

    Anybody inside may make a customer, with a channel and a manager: nothing was promised to it yet, so
    nothing is disclosed. Until it has a manager or a promise it stays everybody's; then its manager, admins
    and its colleagues may change it. A first manager may be named by a colleague, but not by whoever would
    be it: promising something first must not make anybody the manager. A new manager or another channel shows
    what is there to somebody new, so only the manager or an admin gives it those.
    """
    if customer.id == 0 or actor.role is Role.ADMIN or actor.id == customer.manager:
        return
    claimed = customer.manager is not None or await tx.count(Query(None, "any", customer=customer.id), 1) > 0
    if claimed and customer.id not in await tx.customers_of(actor.id):
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


async def set_policy(tx: Transaction, actor: Person, tier: str | None, policy: Policy) -> None:
    """Set when reminders are sent, for a tier or (None) for the whole workspace. Admins only."""
    require_admin(actor)
    workspace = await tx.get_workspace()
    if tier is None:
        await tx.put_workspace(replace(workspace, policy=policy))
    else:
        policies = {**workspace.tier_policies, tier: policy}
        await tx.put_workspace(replace(workspace, tier_policies=policies))


async def set_manager(
    tx: Transaction, actor: Person, manager: str, people: Iterable[str], now: datetime
) -> list[Person]:
    """Say whom people report to; gives them. Admins only. Raises UnknownPerson, CannotOwn."""
    require_admin(actor)
    await require_owner(tx, manager)
    led = [replace(await require_owner(tx, person), manager=manager) for person in people if person != manager]
    for person in led:
        await tx.put_person(person)
        await _replan_all(tx, Query(None, "open", owner=person.id), "manager", now)
    return led


async def refresh_person(tx: Transaction, fresh: Person, now: datetime) -> Person:
    """Keep what the platform says of a person; another zone or country replans their reminders."""
    known = await tx.person(fresh.id)
    workspace = await tx.get_workspace()
    kept = replace(fresh, manager=known.manager if known else fresh.manager, role=_role(fresh, workspace.admins))
    await tx.put_person(replace(kept, read_at=now))
    if known is not None and (known.zone, known.country) != (kept.zone, kept.country):
        await _replan_all(tx, Query(None, "open", owner=kept.id), "zone", now)
    return kept


def _role(person: Person, admins: Iterable[str]) -> Role:
    return Role.ADMIN if person.role is Role.MEMBER and person.id in admins else person.role


async def _replan_all(tx: Transaction, query: Query, why: str, now: datetime) -> None:
    async for commitment in all_of(tx, query):
        await replan(tx, commitment, why, now)
