"""Done, and the customer's answer: said, pressed or filled in."""

from bot.conversation.forms import not_yet_form
from bot.conversation.messages import Reply, Submitted
from bot.conversation.showing import changed
from bot.conversation.turn import Turn
from commitments.desk import keeping
from commitments.desk.access import look_up_as_customer


async def done(turn: Turn, number: int, rest: str) -> Reply:
    """Say that it is delivered."""
    commitment = await keeping.deliver(turn.tx, turn.actor, number, turn.now)
    asked = commitment.card is not None
    return await changed(turn, commitment, "did.done.asked" if asked else "did.done")


async def agreed(turn: Turn, number: int, rest: str) -> Reply:
    """Record that the customer said they have it."""
    return await changed(turn, await keeping.agree(turn.tx, turn.actor, number, turn.now), "did.agreed")


async def received(turn: Turn, number: int, rest: str) -> Reply:
    """Close it: the customer, in their channel, has it."""
    await keeping.accept(turn.tx, turn.actor, number, turn.request.place, turn.now)
    return Reply()


async def not_yet(turn: Turn, number: int, rest: str) -> Reply:
    """Ask the customer what is missing."""
    seen = await look_up_as_customer(turn.tx, turn.actor, number, turn.request.place)
    seen.commitment.require_delivered()
    return Reply(form=not_yet_form(turn, number))


async def sent_back(turn: Turn, number: int, submitted: Submitted) -> Reply:
    """Open it again: the customer, in their channel, does not have it."""
    missing = submitted.answers.get("missing", "")
    await keeping.send_back(turn.tx, turn.actor, number, turn.request.place, missing, turn.now)
    return Reply()
