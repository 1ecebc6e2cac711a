"""Asks whether two accounts are one person: both are asked, and only what both confirm is so.

They are found by their e-mail address, as both platforms tell it, or by a code that one shows and the other enters.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from commitments.application.authorization import Right, require_right
from commitments.application.people.pairing import lock_both, make_one, require_matchable, tell
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.validation import can_own
from commitments.domain.account_pair import AccountPair, pair_of
from commitments.domain.errors import AlreadyMatched, NotToBeMatched, OnePlatform
from commitments.domain.one_time_code import OneTimeCode, new_code, selector_of
from commitments.domain.person import Person

Entry = Literal["asked", "wrong", "too_often", "own", "seen"]


async def ask_if_same(uow: UnitOfWork, person: Person, now: datetime) -> None:
    """Ask somebody and their namesake by e-mail on the other platform, once, whether they are one person.

    Where several accounts of a platform have the address, nobody is asked: they may use a code.
    """
    if person.email is None or person.also is not None or not can_own(person):
        return
    alike = [one for one in await uow.people.find_by_email(person.email) if can_own(one) and one.id != person.id]
    if len(alike) != 1 or alike[0].also is not None:
        return
    pair = pair_of(person.id, alike[0].id)
    if pair is not None and await uow.pairs.add_new(pair):
        await tell(uow, pair.slack, "asked", pair.teams, now)
        await tell(uow, pair.teams, "asked", pair.slack, now)


async def confirm(uow: UnitOfWork, actor: Person, other: str, now: datetime) -> bool:
    """Record that the actor is also `other`; return whether that has confirmed it too, so that both are one person now.

    Raises NotToBeMatched where nobody asked that, or it was denied; AlreadyMatched.
    """
    require_right(actor, Right.USE)
    mine, theirs, pair = await _asked(uow, actor, other)
    if mine.also == other:
        return True
    await require_matchable(uow, mine, theirs)
    answered = pair.with_yes_of(actor.id)
    await uow.pairs.save(answered)
    if answered.is_confirmed:
        await make_one(uow, mine, theirs, now)
    return answered.is_confirmed


async def deny(uow: UnitOfWork, actor: Person, other: str, now: datetime) -> None:
    """Record that the actor is not `other`, which is told if it had said so. Raises as `confirm`."""
    require_right(actor, Right.USE)
    mine, _, pair = await _asked(uow, actor, other)
    if mine.also is not None:
        raise AlreadyMatched
    if pair.has_yes_of(other):
        await tell(uow, other, "denied", actor.id, now)
    await uow.pairs.save(replace(pair.without_answers(), declined=True))


async def _asked(uow: UnitOfWork, actor: Person, other: str) -> tuple[Person, Person, AccountPair]:
    """Return both accounts and what they answered, locked. Raises NotToBeMatched unless they are being asked."""
    wanted = pair_of(actor.id, other)
    if wanted is None:
        raise NotToBeMatched
    mine, theirs = await lock_both(uow, actor.id, other)
    pair = await uow.pairs.get_for_update(wanted)
    if pair is None or pair.declined:
        raise NotToBeMatched
    return mine, theirs, pair


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of an entered code: "asked" with the account that showed it, or why not."""

    outcome: Entry
    other: Person | None = None


async def offer_code(uow: UnitOfWork, actor: Person, now: datetime) -> tuple[str, OneTimeCode]:
    """Return a new code for the actor's other account, in place of every earlier one.

    Raises OnePlatform, AlreadyMatched.
    """
    await _require_one_of_two(uow, actor)
    code = new_code()
    offered = (await uow.pairs.get_code_for_update(actor.id)).with_code(code, now)
    await uow.pairs.save_code(actor.id, offered)
    return code, offered


async def enter_code(uow: UnitOfWork, actor: Person, code: str, now: datetime, *, seen: bool) -> Entered:
    """Ask the actor whether they are the account that showed a code, which counts as its confirmation.

    `seen`: it was entered where others can read it. Raises OnePlatform, AlreadyMatched, NotToBeMatched.
    """
    await _require_one_of_two(uow, actor)
    account = await uow.pairs.find_account(selector_of(code))
    if account == actor.id:
        return Entered("own")
    locked = {one: await uow.pairs.get_code_for_update(one) for one in sorted({actor.id, account or actor.id})}
    own = locked[actor.id]
    if own.has_tried_too_often(now):
        return Entered("too_often")
    offered = locked[account] if account else OneTimeCode()
    if account is None or not offered.accepts(code, now):
        await uow.pairs.save_code(actor.id, own.after_a_wrong_try(now))
        await _count_wrong(uow, account, offered)
        return Entered("wrong")
    await uow.pairs.save_code(account, offered.without_code())
    return Entered("seen") if seen else await _ask_alone(uow, actor, account)


async def _ask_alone(uow: UnitOfWork, actor: Person, account: str) -> Entered:
    mine, theirs = await lock_both(uow, actor.id, account)
    await require_matchable(uow, mine, theirs)
    wanted = pair_of(actor.id, account)
    if wanted is None:
        raise NotToBeMatched
    await uow.pairs.add_new(wanted)
    await uow.pairs.get_for_update(wanted)
    await uow.pairs.save(wanted.with_yes_of(account))
    return Entered("asked", theirs)


async def _count_wrong(uow: UnitOfWork, account: str | None, offered: OneTimeCode) -> None:
    """Count a wrong code against the one that was offered."""
    if account is not None and offered.digest is not None:
        await uow.pairs.save_code(account, offered.after_a_wrong_entry())


async def _require_one_of_two(uow: UnitOfWork, actor: Person) -> None:
    """Raise OnePlatform where a company has one platform, AlreadyMatched for an account that is matched."""
    require_right(actor, Right.USE)
    if not (await uow.companies.get()).joined:
        raise OnePlatform
    if actor.also is not None:
        raise AlreadyMatched
