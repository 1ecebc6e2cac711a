"""Finds the promise that somebody makes a second time, for example because the answer to the first was slow."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from commitments.application.authorization import may_see
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.draft import Draft
from commitments.domain.name_likeness import plain_words
from commitments.domain.person import Person

WINDOW: Final = timedelta(minutes=15)
_NEAR: Final = timedelta(minutes=1)


async def find_made_already(uow: UnitOfWork, actor: Person, draft: Draft, now: datetime) -> Commitment | None:
    """Return what the draft's maker promised minutes ago in the same words: same customer, owner and date.

    Else what a colleague promised that customer so, if `actor`, the maker, may see it. Of two requests at once of one
    person the second finds what the first makes. Raises ValueError for a draft without a date.
    """
    if draft.due is None:
        raise ValueError(draft.id)
    since, earliest, latest = now - WINDOW, draft.due - WINDOW - _NEAR, draft.due + _NEAR
    recent = await uow.commitments.find_made(draft.maker, draft.customer, since, earliest, latest)
    alike = [one for one in recent if _is_same(one, _as_said_by(draft, one), draft.due, now)]
    own = [one for one in alike if one.maker == draft.maker]
    found = own or [one for one in alike if await may_see(uow, actor, one)]
    return max(found, key=lambda one: one.number, default=None)


def _as_said_by(draft: Draft, made: Commitment) -> Draft:
    """Return a draft whose maker takes it upon themselves as if the other, who did so too, had said it."""
    both_own = draft.maker != made.maker and draft.owner == draft.maker and made.owner == made.maker
    return replace(draft, owner=made.owner) if both_own else draft


def _is_same(made: Commitment, draft: Draft, due: datetime, now: datetime) -> bool:
    said = (made.customer, made.owner, made.internal, plain_words(made.what))
    return said == (draft.customer, draft.owner, draft.internal, plain_words(draft.what)) and _is_same_date(
        made, due, now
    )


def _is_same_date(made: Commitment, due: datetime, now: datetime) -> bool:
    """Whether the dates are one, or count from the two moments at which they were said: in 3 hours."""
    later = due - made.due
    return later == timedelta(0) or abs(later - (now - made.made_at)) < _NEAR
