"""Plans the change of a reply that says "is being told", for when it is known how that ended."""

from datetime import timedelta

from bot.conversation.requests import Request
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.reply_outcome import ReplyOutcome

# A platform lets a reply be changed for half an hour; until then it is told that nothing is known yet.
_AT_THE_LATEST = timedelta(minutes=25)


async def plan_outcome(uow: UnitOfWork, number: int, request: Request) -> None:
    """Plan what the reply says if nothing is known in time; `application/whether_told.py` replaces it by what is."""
    payload = ReplyOutcome(reply_to=request.reply_to, answer=request.own_key)
    key, at = keys.reply_outcome(request.id), request.now + _AT_THE_LATEST
    await uow.notifications.add([notification(uow.company, key, payload, to_person(request.actor), at, number)])
