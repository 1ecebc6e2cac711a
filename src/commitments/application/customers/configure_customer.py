"""Create a customer or change its settings."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from commitments.application.authorization import Right, Standing, authorize_customer, sees_customer
from commitments.application.contacts import require_contact
from commitments.application.customers.find_customer import find_customer
from commitments.application.following_customers import lead_to_channel
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reaching import accounts_of
from commitments.application.replanning import replan_for_customer
from commitments.application.validation import require_owner
from commitments.domain.customer import Announce, Customer, name_key
from commitments.domain.errors import ChannelTaken, NameTaken, NameTakenElsewhere, NoSuchAlias, NotAName
from commitments.domain.name_likeness import is_usable_name
from commitments.domain.person import Language, Person
from commitments.domain.reminder_policy import Policy

Resettable = Literal["tier", "zone", "country", "language", "policy", "manager", "channel"]


@dataclass(frozen=True, slots=True)
class CustomerChange:
    """The settings to change for a customer; None leaves one unchanged.

    `removed_aliases` no longer lead to it.
    `listed` and `unlisted` change its people, `contacts` and `removed_contacts` people of theirs. `reset` names the
    settings that are to be None. `name` is a new name; the old one becomes an alias.
    """

    name: str | None = None

    channel: str | None = None
    tier: str | None = None
    zone: str | None = None
    country: str | None = None
    language: Language | None = None
    manager: str | None = None
    announce: Announce | None = None
    policy: Policy | None = None
    aliases: tuple[str, ...] = ()
    removed_aliases: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    removed_contacts: tuple[str, ...] = ()
    note: str | None = None
    reset: frozenset[Resettable] = frozenset()


@dataclass(frozen=True, slots=True)
class Configured:
    """A customer as stored, how many commitments were planned again, and the channel that was theirs until now."""

    customer: Customer
    replanned: int
    left: str | None = None


async def configure_customer(
    uow: UnitOfWork, actor: Person, name: str, change: CustomerChange, now: datetime
) -> Configured:
    """Change a customer, or create one that does not exist; notifies a new manager of what is already overdue.

    Whoever creates it is on its list of people. Raises ChannelTaken, NotAName, NoSuchAlias, NameTaken,
    NameTakenElsewhere, UnknownPerson, CannotOwn, NotAContact, NotYourCustomer, NotAllowed.
    """
    await uow.customers.lock_names()
    customer = await _find_for_update(uow, name) or Customer(0, name.strip())
    standing = await authorize_customer(uow, actor, customer, *_rights_for(actor, customer, change), said=name.strip())
    await _require_free(uow, actor, customer, change)
    for person in (change.manager, *change.listed):
        if person is not None:
            await require_owner(uow, person)
    for contact in change.contacts:
        await require_contact(uow, contact)
    kept = await uow.customers.save(_changed(customer, change))
    creator = () if customer.id and standing is not Standing.CLAIMANT else (actor.id,)
    await uow.customers.list_people(kept.id, {*creator, *change.listed})
    await uow.customers.unlist_people(kept.id, await accounts_of(uow, change.unlisted))
    await uow.customers.name_contacts(kept.id, change.contacts)
    await uow.customers.remove_contacts(kept.id, change.removed_contacts)
    if kept.channel != customer.channel:
        await lead_to_channel(uow, customer.channel, now)
    left = customer.channel if kept.channel != customer.channel else None
    return Configured(kept, await replan_for_customer(uow, customer, kept, now), left)


async def _find_for_update(uow: UnitOfWork, name: str) -> Customer | None:
    found = await find_customer(uow, name)
    return None if found is None else await uow.customers.get_for_update(found.id)


async def _require_free(uow: UnitOfWork, actor: Person, customer: Customer, change: CustomerChange) -> None:
    """Raise NotAName, NameTaken, NameTakenElsewhere, ChannelTaken or NoSuchAlias for what this customer cannot have."""
    others = {name_key(alias) for alias in customer.aliases}
    for alias in change.removed_aliases:
        if name_key(alias) not in others:
            raise NoSuchAlias(name=alias, customer=customer.name)
    for name in _new_names(customer, change):
        if not is_usable_name(name):
            raise NotAName(name=name)
        holder = await find_customer(uow, name) or await uow.customers.find_alike(name, customer.id)
        if holder is not None:
            if not await sees_customer(uow, actor, holder):
                raise NameTakenElsewhere(name=name)
            raise NameTaken(name=name, customer=holder.name)
    if change.channel is not None:
        other = await uow.customers.find_by_channel(change.channel)
        if other is not None and other.id != customer.id:
            raise ChannelTaken(customer=other.name)


def _rights_for(actor: Person, customer: Customer, change: CustomerChange) -> list[Right]:
    """Return every right that a change needs."""
    rights = [Right.SET_UP_CUSTOMER]
    leaves = "channel" in change.reset or change.channel not in {None, customer.channel}
    if customer.channel is not None and leaves:
        rights.append(Right.MOVE_CHANNEL)
    if change.listed or change.unlisted:
        rights.append(Right.LIST_PEOPLE)
    if "manager" in change.reset and customer.manager is not None:
        rights.append(Right.REPLACE_MANAGER)
    if change.manager not in {None, customer.manager}:
        first = Right.BECOME_MANAGER if change.manager in actor.accounts else Right.NAME_MANAGER
        rights.append(first if customer.manager is None else Right.REPLACE_MANAGER)
    return rights


def _new_names(customer: Customer, change: CustomerChange) -> list[str]:
    known = {name_key(name) for name in (customer.name, *customer.aliases)}
    renamed = [change.name] if change.name and name_key(change.name) not in known else []
    return [*([] if customer.id else [customer.name]), *renamed, *_new_aliases(customer, change)]


def _new_aliases(customer: Customer, change: CustomerChange) -> list[str]:
    known = {name_key(name) for name in (customer.name, *customer.aliases)}
    return [alias for alias in change.aliases if name_key(alias) not in known]


def _changed(customer: Customer, change: CustomerChange) -> Customer:
    name = change.name or customer.name
    removed = {name_key(alias) for alias in change.removed_aliases}
    kept = [alias for alias in customer.aliases if name_key(alias) not in removed]
    names = {*kept, *_new_aliases(customer, change), customer.name}
    return replace(
        customer,
        name=name,
        aliases=tuple(sorted(alias for alias in names if name_key(alias) != name_key(name))),
        channel=None if "channel" in change.reset else change.channel or customer.channel,
        tier=None if "tier" in change.reset else change.tier or customer.tier,
        zone=None if "zone" in change.reset else change.zone or customer.zone,
        country=None if "country" in change.reset else change.country or customer.country,
        language=None if "language" in change.reset else change.language or customer.language,
        manager=None if "manager" in change.reset else change.manager or customer.manager,
        announce=change.announce or _announce(customer, change),
        policy=None if "policy" in change.reset else change.policy or customer.policy,
        note=customer.note if change.note is None else change.note,
    )


def _announce(customer: Customer, change: CustomerChange) -> Announce:
    """Return the permission to announce; a standing permission does not carry over to another channel."""
    moved = change.channel is not None and customer.channel not in {None, change.channel}
    left = moved or "channel" in change.reset
    return Announce.ASK if left and customer.announce is Announce.AUTO else customer.announce
