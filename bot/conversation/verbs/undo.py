"""undo: revert the actor's last change, of one commitment or of any."""

from bot.cards.card import Card, Note
from bot.conversation.commitment_reply import open_reply
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import GeneralVerb, Number
from commitments.application.authorization import Right
from commitments.application.commitments.undo import undo
from commitments.domain.commitment import Status
from commitments.domain.history import Event

_DATED = frozenset({Event.MOVED, Event.CORRECTED})


async def _undo(context: RequestContext, number: int | None, text: str) -> Reply:
    commitment, event = await undo(context.uow, context.actor, context.now, number)
    if context.on_message:
        return Reply()
    phrase = "did.undone.delivered" if event is Event.DELIVERED else "did.undone"
    title = context.text(phrase, label=commitment.label, what=context.text(f"undo.{event}"))
    if commitment.is_closed:
        return Reply(card=Card(title, (Note(context.localizer.words(commitment.what)),)), replaces=True)
    replanned = commitment.status is Status.OPEN and event is not Event.EDITED
    return await open_reply(context, commitment, title, replanned=replanned, warned=event in _DATED)


VERB = GeneralVerb(
    name="undo",
    right=Right.USE,
    run=_undo,
    number=Number.OPTIONAL,
    takes_bare_number=True,
    has_button=True,
    help="change",
    completes=True,
)
