"""Makes two accounts one person, and takes them apart; the rows keep the accounts that they have."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from commitments.application.authorization import Right, has_right, may_see
from commitments.application.people.roles import role_again
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.validation import can_own
from commitments.domain.account_pair import pair_of
from commitments.domain.accounts import platform_of
from commitments.domain.connection import Platform
from commitments.domain.errors import AlreadyMatched, NotToBeMatched, OnePlatform
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.kinds import question_kinds, reminder_kinds
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.same_person import SamePerson
from commitments.domain.person import Person


async def lock_both(uow: UnitOfWork, one: str, other: str) -> tuple[Person, Person]:
    """Return two accounts, locked in one order. Raises NotToBeMatched if one is not stored."""
    found = {id: await uow.people.get_for_update(id) for id in sorted((one, other))}
    first, second = found[one], found[other]
    if first is None or second is None:
        raise NotToBeMatched
    return first, second


async def require_matchable(uow: UnitOfWork, one: Person, other: Person) -> None:
    """Raise NotToBeMatched or AlreadyMatched unless both are colleagues, on both platforms of a company, and alone."""
    if one.also or other.also:
        raise AlreadyMatched
    joined = (await uow.companies.get()).joined
    if not joined or pair_of(one.id, other.id) is None or not (can_own(one) and can_own(other)):
        raise NotToBeMatched


async def make_one(uow: UnitOfWork, one: Person, other: Person, now: datetime) -> None:
    """Make two locked accounts one person, who is told where `one` is. Raises as `require_matchable`."""
    await require_matchable(uow, one, other)
    first = replace(one, also=other.id, told_in=one.id, email=None)
    second = replace(other, also=one.id, told_in=one.id, email=None)
    await _save_with_roles(uow, first, second)
    await _lead(uow, other.id, one.id)
    await tell(uow, other.id, "done", one.id, now)


async def take_apart(uow: UnitOfWork, actor: Person, now: datetime) -> Person:
    """Make the actor's accounts two people again, who are not asked any more; return the other. Raises OnePlatform.

    What waits for one of them and is the other's goes there.
    """
    mine, other = await _both(uow, actor)
    pair = pair_of(mine.id, other.id)
    if pair is not None and (asked := await uow.pairs.get_for_update(pair)) is not None:
        await uow.pairs.save(replace(asked.without_answers(), declined=True))
    told = mine.told_at
    first, second = (replace(one, also=None, told_in=None) for one in (mine, other))
    await _save_with_roles(uow, first, second, apart=True)
    reader, elsewhere = (first, second) if told == first.id else (second, first)
    await _give_back(uow, reader, elsewhere.id)
    await tell(uow, other.id, "apart", mine.id, now)
    return other


async def tell_in(uow: UnitOfWork, actor: Person, platform: Platform) -> None:
    """Send what is for the actor to their account on a platform. Raises OnePlatform, also for one that has left."""
    both = await _both(uow, actor)
    chosen = next(one for one in both if platform_of(one.id) == platform)
    if not can_own(chosen):
        raise OnePlatform
    await _tell_at(uow, both, chosen.id)


async def settle(uow: UnitOfWork, changed: Person, other: Person) -> None:
    """Let rights and messages follow a change of one of two accounts: who has left in one is told in the other."""
    await _save_with_roles(uow, changed, other)
    told, elsewhere = (changed, other) if changed.told_at == changed.id else (other, changed)
    if not can_own(told) and can_own(elsewhere):
        await _tell_at(uow, await lock_both(uow, changed.id, other.id), elsewhere.id)


async def _both(uow: UnitOfWork, actor: Person) -> tuple[Person, Person]:
    """Return the actor's accounts, locked. Raises OnePlatform for somebody with one."""
    if actor.also is None:
        raise OnePlatform
    mine, other = await lock_both(uow, actor.id, actor.also)
    if mine.also != other.id:
        raise OnePlatform
    return mine, other


async def _tell_at(uow: UnitOfWork, both: tuple[Person, Person], account: str) -> None:
    for one in both:
        await uow.people.save(replace(one, told_in=account))
    (other,) = (one.id for one in both if one.id != account)
    await _lead(uow, other, account)


async def _save_with_roles(uow: UnitOfWork, one: Person, other: Person, *, apart: bool = False) -> None:
    """Store two accounts; each is an admin's if the other is, unless they are apart."""
    admins = (await uow.companies.get()).admins
    roles = [role_again(each, admins, None if apart else beside) for each, beside in ((one, other), (other, one))]
    for each, role in zip((one, other), roles, strict=True):
        await uow.people.save(replace(each, role=role))


def _goes_along(one: Notification) -> bool:
    """Whether a notification is for a person, wherever they are; edits and answers are for one conversation."""
    return type(one.payload) in reminder_kinds() | question_kinds() | {Notice}


async def _lead(uow: UnitOfWork, old: str, new: str) -> None:
    await _move(uow, old, new, _goes_along)


async def _give_back(uow: UnitOfWork, reader: Person, owner: str) -> None:
    """Send to `owner` what waits for `reader` about what is the owner's, or what the reader may not see alone."""
    reader = await uow.people.get(reader.id) or reader  # with the rights that they have alone
    waiting = [one for one in await uow.notifications.list_waiting(to_person(reader.id)) if _goes_along(one)]
    about = await uow.commitments.get_many({one.number for one in waiting if one.number})
    theirs = {one.number for one in about if one.owner == owner or not await may_see(uow, reader, one)}
    await _move(uow, reader.id, owner, lambda one: _goes_along(one) and one.number in theirs)


async def _move(uow: UnitOfWork, old: str, new: str, which: Callable[[Notification], bool]) -> None:
    waiting = await uow.notifications.list_waiting(to_person(old))
    await uow.notifications.readdress([one for one in waiting if which(one)], to_person(new))


def widens_rights(one: Person, other: Person) -> bool:
    """Whether one of two accounts would become an admin by being the same person as the other."""
    return has_right(one, Right.LIST_EVERYTHING) != has_right(other, Right.LIST_EVERYTHING)


async def tell(uow: UnitOfWork, account: str, news: str, other: str, now: datetime) -> None:
    """Plan a message to an account about another one."""
    key = keys.same_person(news, account, other, now)
    payload = SamePerson(news=news, other=other)
    await uow.notifications.add([notification(uow.company, key, payload, to_person(account), now)])
