"""Telling the customer: a preview, then the card."""

from dataclasses import replace

from bot.cards.customer import customer_voice
from bot.conversation.forms import tell_form
from bot.conversation.messages import Reply, Submitted
from bot.conversation.showing import changed
from bot.conversation.turn import Turn
from commitments.desk.access import Right, look_up
from commitments.desk.telling import require_channel, tell, view_for
from commitments.errors import WordsLeak


async def show_tell(turn: Turn, number: int, rest: str) -> Reply:
    """Preview what the customer will see."""
    seen = await look_up(turn.tx, turn.actor, number, Right.CHANGE)
    customer = require_channel(seen.customer, seen.commitment.label)
    seen.commitment.require_open()
    try:
        view = await view_for(turn.tx, seen.commitment, customer)
    except WordsLeak:  # the preview is where the words get changed; telling refuses them
        view = await view_for(turn.tx, replace(seen.commitment, wording="…"), customer)
    voice = customer_voice(turn.workspace, customer, turn.actor.zone)
    return Reply(form=tell_form(turn, seen.commitment, view, voice))


async def told(turn: Turn, number: int, submitted: Submitted) -> Reply:
    """Tell the customer after the preview."""
    seen = await look_up(turn.tx, turn.actor, number, Right.CHANGE)
    seen.commitment.require_open()
    wording = submitted.answers.get("wording", "")
    try:
        commitment = await tell(turn.tx, turn.actor.id, seen.commitment, seen.customer, wording, turn.now)
    except WordsLeak as leak:
        return Reply(errors={"wording": turn.refusal(leak)})
    name = seen.customer.name if seen.customer else ""
    return await changed(turn, commitment, "did.told", name=name)
