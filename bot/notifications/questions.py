"""Questions to people who can act, each a message of its own that is edited as things change."""

from bot.cards.card import Card
from bot.cards.customer_card import customer_localizer, words_by_hand
from bot.cards.question_card import untold_card
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.notification_views import NotificationViews, NotWanted
from commitments.application.ports.composition import Composed
from commitments.domain.history import Event
from commitments.domain.notifications.payloads.questions import Untold


async def compose(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer was not told; raises NotWanted when they are told by now."""
    reader = await views.reader(request.destination)
    if (await views.untold(request.notifications[-1].number or 0, reader)).newest.event is Event.TOLD:
        raise NotWanted("settled")
    return request.message(await question_card(request, views, request.notifications[-1].number or 0))


async def question_card(request: ComposeRequest, views: NotificationViews, number: int) -> Card:
    """Return the card of a question in its current state."""
    reader = await views.reader(request.destination)
    view = await views.untold(number, reader)
    words = ""
    if view.shown is not None:
        theirs = customer_localizer(request.company, view.customer, view.commitment.zone)
        words = words_by_hand(theirs, view.shown, view.move)
    return untold_card(Localizer(reader.language, reader.zone), view, words)


COMPOSERS: Composers = {Untold: compose}
