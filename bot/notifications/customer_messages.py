"""Messages in a customer's channel, composed from a CustomerView only."""

from bot.cards.card import Card, Mention
from bot.cards.customer_card import customer_card, customer_line, customer_localizer, customer_question
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest
from commitments.application.customer_message_views import CustomerMessageView
from commitments.application.not_wanted import NotWanted
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.domain.commitment import Status
from commitments.domain.notifications.payloads.customer_messages import (
    AutomaticCard,
    CustomerCard,
    CustomerEdit,
    CustomerLine,
    CustomerQuestion,
    CustomerQuestionEdit,
    LateEdit,
    LateLine,
    UpdateLine,
)


async def compose_card(request: ComposeRequest, views: NotificationViews) -> Composed:
    view = await views.customer.card(request.notifications[-1])
    return request.message(customer_card(_localizer(request, view), view.shown))


async def compose_edit(request: ComposeRequest, views: NotificationViews) -> Composed:
    view, card = await views.customer.shown_card(request.notifications[-1])
    return request.message(customer_card(_localizer(request, view), view.shown), edit=card)


async def compose_line(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose a line about a change, below the card; raises NotWanted for a move that was undone."""
    view, card = await views.customer.shown_card(request.notifications[-1])
    told = request.payload(CustomerLine)
    if told.move and all(one.sequence != told.move for one in view.shown.moves):
        raise NotWanted("undone")
    return request.message(customer_line(_localizer(request, view), view.shown, told.line, told.move), thread=card)


async def compose_late_edit(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the card as it is once its date has passed; raises NotWanted where the customer may not read that."""
    try:
        view, card = await views.customer.shown_card(request.notifications[-1])
    except NotWanted as error:  # nobody expects it to be shown in a channel that is not theirs any more
        raise NotWanted("settled") from error
    if not view.shown.late:
        raise NotWanted("settled")
    return request.message(customer_card(_localizer(request, view), view.shown), edit=card)


async def compose_late_line(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a date has passed; raises NotWanted when it is not in force any more."""
    view, card = await views.customer.shown_card(request.notifications[-1])
    told = request.payload(LateLine)
    if view.shown.status is not Status.OPEN or view.shown.due.at != told.due:
        raise NotWanted("settled")
    return request.message(Card(_localizer(request, view).words(told.words)), thread=card, broadcast=True)


async def compose_update(request: ComposeRequest, views: NotificationViews) -> Composed:
    view, card = await views.customer.shown_card(request.notifications[-1])
    words = _localizer(request, view).words(request.payload(UpdateLine).words)
    return request.message(Card(words), thread=card, broadcast=True)


async def compose_question(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the question whether they have it; raises NotWanted once it is settled."""
    view, below = await views.customer.shown_card(request.notifications[-1])
    if view.shown.status is not Status.DELIVERED:
        raise NotWanted("settled")
    contacts = tuple(Mention(one.id, one.name) for one in await views.customer.contacts(view.customer))
    card = customer_question(_localizer(request, view), view.shown, contacts)
    return request.message(card, thread=below, broadcast=True)


async def compose_question_edit(request: ComposeRequest, views: NotificationViews) -> Composed:
    view, _ = await views.customer.shown_card(request.notifications[-1])
    sent = await views.sent_as(request.notifications[-1], request.payload(CustomerQuestionEdit).question)
    return request.message(customer_question(_localizer(request, view), view.shown), edit=sent)


def _localizer(request: ComposeRequest, view: CustomerMessageView) -> Localizer:
    return customer_localizer(request.company, view.customer, view.zone)


COMPOSERS = {
    CustomerCard: compose_card,
    AutomaticCard: compose_card,
    CustomerEdit: compose_edit,
    CustomerLine: compose_line,
    LateEdit: compose_late_edit,
    LateLine: compose_late_line,
    UpdateLine: compose_update,
    CustomerQuestion: compose_question,
    CustomerQuestionEdit: compose_question_edit,
}
