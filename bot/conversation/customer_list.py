"""The customers that somebody may see, with a button for each of the first."""

from collections.abc import Sequence

from bot.cards.buttons import rows_of
from bot.cards.card import Block, Button, Card, Note
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.application.authorization import visible_customers
from commitments.domain.customer import Customer

_MOST = 100
_MOST_BUTTONS = 15
_MOST_ARCHIVED = 20


async def customer_list(context: RequestContext) -> Reply:
    found = await visible_customers(context.uow, context.actor, _MOST + 1)
    archived = await visible_customers(context.uow, context.actor, _MOST_ARCHIVED, archived=True)
    command = context.typed["customer"]
    if not found and not archived:
        return context.plain("customer.none_yet", customer=command)
    shown = found[:_MOST]
    blocks: list[Block] = _buttons(shown)
    if rest := [one.name for one in shown[_MOST_BUTTONS:]]:
        blocks.append(Note(", ".join(rest)))
    if len(found) > _MOST:
        blocks.append(Note(context.text("customer.list.more", count=_MOST, customer=command)))
    if archived:
        blocks.append(Note(context.text("customer.archived", names=", ".join(one.name for one in archived))))
    blocks += [Note(context.text("customer.help", customer=command)), Note(context.text("choices.any"))]
    return Reply(card=Card(context.text("customer.list", count=len(shown)), tuple(blocks)))


def _buttons(customers: Sequence[Customer]) -> list[Block]:
    each = [Button("show_customer", one.name[:75], str(one.id)) for one in customers[:_MOST_BUTTONS]]
    return list(rows_of(each))
