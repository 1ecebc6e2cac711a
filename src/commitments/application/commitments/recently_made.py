"""Finds the promise that somebody makes a second time, for example because the answer to the first was slow."""

import unicodedata
from datetime import datetime, timedelta
from typing import Final

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.draft import Draft
from commitments.domain.name_likeness import looks

WINDOW: Final = timedelta(minutes=15)
_NEAR: Final = timedelta(minutes=1)
_WORDS: Final = frozenset("LMN")  # letters, their marks, digits


async def find_made_already(uow: UnitOfWork, draft: Draft, now: datetime) -> Commitment | None:
    """Return what the draft's maker promised minutes ago in the same words: same customer, owner and date.

    Of two requests at once the second finds what the first makes. Raises ValueError for a draft without a date.
    """
    if draft.due is None:
        raise ValueError(draft.id)
    recent = await uow.commitments.find_made(draft.maker, now - WINDOW, draft.due - WINDOW - _NEAR, draft.due + _NEAR)
    alike = [one for one in recent if _is_same(one, draft, draft.due, now)]
    return max(alike, key=lambda one: one.number, default=None)


def _is_same(made: Commitment, draft: Draft, due: datetime, now: datetime) -> bool:
    said = (made.customer, made.owner, made.internal, _words(made.what))
    return said == (draft.customer, draft.owner, draft.internal, _words(draft.what)) and _is_same_date(made, due, now)


def _is_same_date(made: Commitment, due: datetime, now: datetime) -> bool:
    """Whether the dates are one, or count from the two moments at which they were said: in 3 hours."""
    later = due - made.due
    return later == timedelta(0) or abs(later - (now - made.made_at)) < _NEAR


def _words(text: str) -> str:
    """Return the words as they look, without signs; a text of signs alone as it is."""
    seen = "".join(one if unicodedata.category(one)[0] in _WORDS else " " for one in looks(text))
    return " ".join(seen.split()) or text
