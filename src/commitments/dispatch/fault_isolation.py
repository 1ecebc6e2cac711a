"""A claim that cannot be composed: which of its notifications are to blame, and what becomes of each."""

from collections.abc import Sequence
from dataclasses import replace

from commitments.application.ports.outbox import Claim, Outcome
from commitments.dispatch.faults import Step
from commitments.dispatch.sender import Sender
from commitments.domain.errors import StoreUnavailable
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.operation import Operation

_Blame = dict[str, Exception]


async def sort_out(carrier: Sender, claim: Claim, error: Exception) -> list[Outcome]:
    """Return what becomes of a claim that raised `error` while it was composed.

    Those to blame are tried again later. The others are put off until now: a message that may have to be looked for
    is always of a whole claim. What may be out already as one message is looked for, since it is known by its id
    alone; only when it is not there is it taken apart.
    """
    told_together = claim.resumed and len(claim.notifications) > 1 and claim.way is Operation.POST
    if told_together:
        found = await carrier.look(claim)
        if found is not None:
            return [found]
        claim = replace(claim, resumed=False)
    blamed = await _to_blame(carrier, claim, error)
    ours = [one for one in claim.notifications if one.id in blamed]
    unknown = claim.resumed
    outcomes = [await carrier.faulted(claim, [one], Step.COMPOSE, blamed[one.id], unknown=unknown) for one in ours]
    return outcomes + carrier.put_off(claim, [one for one in claim.notifications if one.id not in blamed])


async def _to_blame(carrier: Sender, claim: Claim, error: Exception) -> _Blame:
    """Return the notifications that cannot be composed, by halves; all of them where each half can be."""
    here = claim.notifications
    if len(here) == 1:
        return {claim.id: error}
    found: _Blame = {}
    for half in (here[: len(here) // 2], here[len(here) // 2 :]):
        found |= await _in_half(carrier, claim, half)
    return found or {one.id: error for one in here}


async def _in_half(carrier: Sender, claim: Claim, half: Sequence[Notification]) -> _Blame:
    part = replace(claim, notifications=tuple(half))
    try:
        await carrier.compose([part])
    except StoreUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - it is told of whom it is about
        return await _to_blame(carrier, part, error)
    return {}
