"""Buttons that show all of a long card about a commitment, page by page."""

from collections.abc import Awaitable, Callable

from bot.cards.card import Card
from bot.conversation.form_answers import number_in
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Action
from commitments.application.authorization import AuthorizedCommitment, Right, authorize_commitment

CardFrom = Callable[[RequestContext, AuthorizedCommitment, int | None], Awaitable[Card]]


def all_action(name: str, card: CardFrom) -> Action:
    """Return the button whose value is a commitment's number and where its page begins."""

    async def run(context: RequestContext, value: str) -> Reply:
        number, offset = (number_in(part) for part in (value.partition("|")[0], value.partition("|")[2]))
        if number is None or offset is None:
            return context.plain("error.unknown_action")
        found = await authorize_commitment(context.uow, context.actor, Right.SEE, number)
        return Reply(card=await card(context, found, offset), replaces=True)

    return Action(name=name, run=run, reads_only=True)
