"""show: show a commitment with its buttons. Also the meaning of a number alone."""

from bot.cards.commitment_card import with_words
from bot.conversation.commitment_reply import card_of
from bot.conversation.permitted_buttons import only_permitted
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb, always
from commitments.application.authorization import AuthorizedCommitment, Right


async def _show(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    """Show it with the last words to the customer, the last notes of colleagues, and buttons to add to them."""
    number = found.commitment.number
    history = await context.uow.history.list_for(number)
    names = await context.names([], [entry.actor for entry in history])
    card = with_words(context.localizer, await card_of(context, found.commitment), found.commitment, history, names)
    return Reply(card=only_permitted(card, context.rights, {number: found.standing}))


VERB = CommitmentVerb(
    name="open",
    right=Right.SEE,
    run=_show,
    takes_bare_number=True,
    has_button=True,
    reads_only=always,
)
