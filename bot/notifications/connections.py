"""News for an admin about being one company on Slack and Teams."""

from bot.cards.connection_card import news_card
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.domain.accounts import platform_of
from commitments.domain.notifications.payloads.connection import ConnectionNews

_COMMITMENTS = "commitments"


async def compose(request: ComposeRequest, views: NotificationViews) -> Composed:
    reader, news = await views.reader(request.destination), request.payload(ConnectionNews)
    localizer = Localizer(reader.language, reader.zone)
    typed = _COMMITMENTS if platform_of(request.destination.id) == "teams" else f"/{_COMMITMENTS}"
    return request.message(news_card(localizer, news, request.company.name or request.company.id, typed))


COMPOSERS: Composers = {ConnectionNews: compose}
