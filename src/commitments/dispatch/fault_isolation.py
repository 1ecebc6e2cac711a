"""Finds the notifications that keep a claim from being composed, and the outcome of each."""

from collections.abc import Sequence
from dataclasses import replace

from commitments.application.ports.outbox import Claim, Outcome
from commitments.dispatch.faults import Step
from commitments.dispatch.sender import Sender
from commitments.domain.errors import StoreUnavailable
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.operation import Operation

_Faults = dict[str, Exception]


async def isolate_faults(sender: Sender, claim: Claim, error: Exception) -> list[Outcome]:
    """Return the outcomes of a claim that raised `error` while it was composed.

    The notifications at fault are retried later; the others are postponed until now, that is, claimed again at once.
    A claim that may have been sent as one message is first looked up as a whole, since the message is known by one
    id only; the claim is split only when that message is not found.
    """
    sent_together = claim.resumed and len(claim.notifications) > 1 and claim.way is Operation.POST
    if sent_together:
        found = await sender.find_sent(claim)
        if found is not None:
            return [found]
        claim = replace(claim, resumed=False)
    at_fault = await _at_fault(sender, claim, error)
    ours = [one for one in claim.notifications if one.id in at_fault]
    unknown = claim.resumed
    outcomes = [await sender.faulted(claim, [one], Step.COMPOSE, at_fault[one.id], unknown=unknown) for one in ours]
    return outcomes + sender.postpone(claim, [one for one in claim.notifications if one.id not in at_fault])


async def _at_fault(sender: Sender, claim: Claim, error: Exception) -> _Faults:
    """Return the notifications that cannot be composed, by bisection; all of them if each half composes alone."""
    notifications = claim.notifications
    if len(notifications) == 1:
        return {claim.id: error}
    found: _Faults = {}
    for half in (notifications[: len(notifications) // 2], notifications[len(notifications) // 2 :]):
        found |= await _at_fault_in_half(sender, claim, half)
    return found or {one.id: error for one in notifications}


async def _at_fault_in_half(sender: Sender, claim: Claim, half: Sequence[Notification]) -> _Faults:
    part = replace(claim, notifications=tuple(half))
    try:
        await sender.compose([part])
    except StoreUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - becomes an outcome of the claim
        return await _at_fault(sender, part, error)
    return {}
