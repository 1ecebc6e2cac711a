"""history: show who changed a commitment, when and why."""

from bot.cards.card import Card
from bot.cards.history_card import history_card
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.unfolding import all_action
from bot.conversation.verb import CommitmentVerb, always
from commitments.application.authorization import AuthorizedCommitment, Right


async def _history(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    return Reply(card=await _card(context, found))


async def _card(context: RequestContext, found: AuthorizedCommitment, offset: int | None = None) -> Card:
    commitment = found.commitment
    entries = await context.uow.history.list_for(commitment.number)
    people = [entry.actor for entry in entries]
    people += [value for entry in entries if entry.event == "handed_over" for value in (entry.old, entry.new)]
    names = await context.names([commitment], people)
    moves = await context.uow.moves.list_for(commitment.number)
    return history_card(context.localizer, commitment, entries, moves, names, offset)


VERB = CommitmentVerb(
    name="history",
    right=Right.SEE,
    run=_history,
    takes_bare_number=True,
    has_button=True,
    help="look",
    completes=True,
    reads_only=always,
)
ALL = all_action("history_all", _card)
