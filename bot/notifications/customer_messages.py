"""Messages in a customer's channel, composed from a CustomerView only."""

from bot.cards.customer_card import customer_card, customer_line, customer_localizer
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest
from commitments.application.notification_views import CustomerMessageView, NotificationViews, NotWanted
from commitments.application.ports.composition import Composed
from commitments.domain.notifications.payloads.customer_messages import (
    AutomaticCard,
    CustomerCard,
    CustomerEdit,
    CustomerLine,
)


async def compose_card(request: ComposeRequest, views: NotificationViews) -> Composed:
    view = await views.customer_card(request.notifications[-1])
    return request.message(customer_card(_localizer(request, view), view.shown))


async def compose_edit(request: ComposeRequest, views: NotificationViews) -> Composed:
    view, card = await views.shown_card(request.notifications[-1])
    return request.message(customer_card(_localizer(request, view), view.shown), edit=card)


async def compose_line(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose a line about a change, below the card; raises NotWanted for a move that was undone."""
    view, card = await views.shown_card(request.notifications[-1])
    told = request.payload(CustomerLine)
    if told.move and all(one.sequence != told.move for one in view.shown.moves):
        raise NotWanted("undone")
    return request.message(customer_line(_localizer(request, view), view.shown, told.line, told.move), thread=card)


def _localizer(request: ComposeRequest, view: CustomerMessageView) -> Localizer:
    return customer_localizer(request.company, view.customer, view.zone)


COMPOSERS = {
    CustomerCard: compose_card,
    AutomaticCard: compose_card,
    CustomerEdit: compose_edit,
    CustomerLine: compose_line,
}
