"""Makes a workspace of Slack and a tenant of Teams one company: a code, its entry, and a confirmation.

The side that offers the code stays as it is; the other one joins it.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from commitments.application.authorization import Right, has_right, require_right
from commitments.application.ports.repositories import Side
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.replanning import replan_for_company
from commitments.domain.company import Company
from commitments.domain.connection import LETTERS, OTHER, PLATFORM_NAMES, Connection, Platform
from commitments.domain.customer import Customer, name_key
from commitments.domain.errors import AlreadyConnected, NothingToConnect
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.keys import connection as connection_key
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.connection import ConnectionNews, Counts
from commitments.domain.one_time_code import new_code, selector_of
from commitments.domain.person import Person

_EVERY = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of an entered code: "asked" with both sides, or why not."""

    outcome: Literal["asked", "wrong", "too_often", "own", "same_platform", "seen"]
    own: Side | None = None
    theirs: Side | None = None


@dataclass(frozen=True, slots=True)
class Connected:
    """The side that joined, its letter, and its customers that had the names of others, each with the other one."""

    side: Side
    platform: Platform
    same_names: tuple[tuple[Customer, Customer], ...]


async def offer_code(uow: UnitOfWork, actor: Person, platform: Platform, now: datetime) -> tuple[str, Connection]:
    """Offer a new code, in place of every earlier one; return it. Raises AdminsOnly, AlreadyConnected."""
    require_right(actor, Right.CONNECT)
    _require_alone(await uow.companies.get_for_update())
    code = new_code()
    offered = (await uow.connections.get_for_update()).offering(code, actor.id, platform, now)
    await uow.connections.save(offered)
    return code, offered


async def enter_code(
    uow: UnitOfWork, actor: Person, platform: Platform, code: str, now: datetime, *, seen: bool
) -> Entered:
    """Ask the side that offered a code to confirm. `seen`: it was entered where others can read it.

    Wrong codes are counted on both sides, and whoever offered one hears of too many. Raises AdminsOnly,
    AlreadyConnected.
    """
    require_right(actor, Right.CONNECT)
    _require_alone(await uow.companies.get_for_update())
    own = await uow.connections.get_for_update()
    if own.has_tried_too_often(now):
        return Entered("too_often")
    host = await uow.connections.find_company(selector_of(code))
    if host == uow.company:
        return Entered("own")
    await uow.connections.save(own.after_a_wrong_try(now))
    if host is None:
        return Entered("wrong")
    there = uow.beside(host)
    offered = await there.connections.get_for_update()
    if not offered.accepts(code, now):
        await _count_wrong(uow, there, offered, platform, now)
        return Entered("wrong")
    await uow.connections.save(replace(own, tries=0, tries_since=None))
    if seen:
        await _tell(there, offered, "seen", await uow.connections.get_side(), platform, now)
        await there.connections.save(offered.withdrawn())
        return Entered("seen")
    if offered.platform == platform:
        return Entered("same_platform")
    return await _ask(uow, there, actor, offered, platform, now)


async def _ask(
    uow: UnitOfWork, there: UnitOfWork, actor: Person, offered: Connection, platform: Platform, now: datetime
) -> Entered:
    _require_alone(await there.companies.get())
    asked = offered.asked(uow.company, actor.id, now)
    await there.connections.save(asked)
    own, theirs = await uow.connections.get_side(), await there.connections.get_side()
    await _tell(there, asked, "asked", own, platform, now, joining=uow.company, own=theirs)
    return Entered("asked", own, theirs)


async def _count_wrong(
    uow: UnitOfWork, there: UnitOfWork, offered: Connection, platform: Platform, now: datetime
) -> None:
    """Count a wrong code against an offer; the last that is allowed ends it, and whoever offered it is told."""
    if offered.digest is None:
        return
    counted = offered.after_a_wrong_entry()
    await there.connections.save(counted)
    if counted.digest is None:
        await _tell(there, offered, "tried", await uow.connections.get_side(), platform, now)


async def connect(uow: UnitOfWork, actor: Person, joining: str, now: datetime) -> Connected:
    """Make everything of the side that asked this company's, for good.

    Raises AdminsOnly, AlreadyConnected, NothingToConnect, or StillSendingThere.
    """
    require_right(actor, Right.CONNECT)
    await uow.customers.lock_names()
    company = await uow.companies.get_for_update()
    _require_alone(company)
    asked, ours = await _asked_by(uow, joining, now)
    there, platform = uow.beside(joining), OTHER[ours]
    await _require_admin_still(there, asked)
    side, theirs = await there.connections.get_side(), await there.companies.get_for_update()
    _require_alone(theirs)
    await there.connections.save((await there.connections.get_for_update()).withdrawn())
    renamed = await _keep_apart(uow, there, platform)
    letter = LETTERS[platform]
    await uow.connections.join(joining, letter)
    admins = tuple(dict.fromkeys((*company.admins, *theirs.admins)))
    today = replace(company, joined=letter, admins=admins)
    await uow.companies.save(today)
    await replan_for_company(uow, theirs, today, now)
    await uow.connections.save(asked.withdrawn())
    own = await uow.connections.get_side()
    await _tell(uow, asked, "connected", own, ours, now, to=asked.asked_by)
    pairs = [(await uow.customers.find_by_name(new), await uow.customers.find_by_name(old)) for new, old in renamed]
    return Connected(side, platform, tuple((new, old) for new, old in pairs if new and old))


async def decline(uow: UnitOfWork, actor: Person, joining: str, now: datetime) -> None:
    """End the offer, and tell who asked. Raises AdminsOnly, NothingToConnect."""
    require_right(actor, Right.CONNECT)
    asked, ours = await _asked_by(uow, joining, now)
    await uow.connections.save(asked.withdrawn())
    await _tell(uow.beside(joining), asked, "declined", await uow.connections.get_side(), ours, now, to=asked.asked_by)


async def _asked_by(uow: UnitOfWork, joining: str, now: datetime) -> tuple[Connection, Platform]:
    """Return the offer that a company asked to join, and the platform that made it. Raises NothingToConnect."""
    asked = await uow.connections.get_for_update()
    if asked.platform is None or asked.joining != joining or not asked.is_open(now):
        raise NothingToConnect
    return asked, asked.platform


async def _require_admin_still(there: UnitOfWork, asked: Connection) -> None:
    """Raise NothingToConnect where whoever entered the code is no admin any more."""
    who = await there.people.get(asked.asked_by or "")
    if who is None or not who.active or not has_right(who, Right.CONNECT):
        raise NothingToConnect


def _require_alone(company: Company) -> None:
    if company.joined:
        raise AlreadyConnected


async def _keep_apart(uow: UnitOfWork, there: UnitOfWork, platform: Platform) -> list[tuple[str, str]]:
    """Rename what the joining side calls as this side calls a customer; return new names and those they were."""
    await there.customers.lock_names()
    taken = _names(await uow.customers.first(_EVERY, archived=None))
    theirs = await there.customers.first(_EVERY, archived=None)
    used, renamed = taken | _names(theirs), list[tuple[str, str]]()
    for each in theirs:
        if not taken & _names([each]):
            continue
        customer = await there.customers.get_for_update(each.id) or each
        name, *aliases = (_free(one, platform, taken, used) for one in (customer.name, *customer.aliases))
        await there.customers.save(replace(customer, name=name, aliases=tuple(aliases)))
        others = [was for was in (customer.name, *customer.aliases) if name_key(was) in taken]
        renamed.append((name, others[0]))
    return renamed


def _names(customers: Iterable[Customer]) -> set[str]:
    return {name_key(name) for one in customers for name in (one.name, *one.aliases)}


def name_apart(name: str, platform: Platform, count: int = 1) -> str:
    """Return the name that a customer of a platform has beside one of the other platform: Acme (Teams)."""
    return f"{name} ({PLATFORM_NAMES[platform]})" if count == 1 else f"{name} ({PLATFORM_NAMES[platform]} {count})"


def _free(name: str, platform: Platform, taken: set[str], used: set[str]) -> str:
    """Return a name, with the platform behind it where the other side has it; `used` grows by that."""
    if name_key(name) not in taken:
        return name
    free = next(one for count in itertools.count(1) if name_key(one := name_apart(name, platform, count)) not in used)
    used.add(name_key(free))
    return free


async def _tell(
    uow: UnitOfWork, about: Connection, news: str, side: Side, platform: Platform, now: datetime, *,
    to: str | None = None, joining: str = "", own: Side | None = None,
) -> None:  # fmt: skip
    """Plan a message to who offered the code, or to another admin."""
    person = to or about.offered_by
    if person is None:
        return
    payload = ConnectionNews(
        news=news, side=side.name, platform=platform, joining=joining, theirs=counts(side), own=counts(own or side)
    )
    key = connection_key(news, person, now)
    await uow.notifications.add([notification(uow.company, key, payload, to_person(person), now)])


def counts(side: Side) -> Counts:
    return side.customers, side.promises, side.open
