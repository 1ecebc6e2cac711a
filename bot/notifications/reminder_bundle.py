"""Combines the reminders and news of one person into one message, and edits it."""

from collections.abc import Sequence

from bot.cards.card import Card
from bot.cards.reminder_card import Bundle, bundle_card
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.notification_views import DueView, NewsView, NotificationViews, NotWanted
from commitments.application.ports.composition import Composed
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.refresh import Refresh
from commitments.domain.notifications.payloads.reminders import (
    BriefReminder,
    DueReminder,
    Escalation,
    LeadReminder,
    OverdueReminder,
    SnoozedReminder,
)


async def compose(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the open reminders and the news; raises NotWanted if nothing is left."""
    dues = await views.open_dues(request.notifications)
    news = await views.news(request.notifications)
    if not dues and not news:
        raise NotWanted("settled")
    return request.message(await _card(request, views, dues, news))


async def compose_edit(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose a sent message in its current state; closed commitments have no buttons."""
    edit = request.payload(Refresh)
    dues, news = await views.shown_in(edit.target)
    if not dues and not news:
        raise NotWanted("gone")
    return request.message(await _card(request, views, dues, news), edit=edit.target)


async def _card(
    request: ComposeRequest, views: NotificationViews, dues: Sequence[DueView], news: Sequence[NewsView]
) -> Card:
    reader = await views.reader(request.destination)
    about = [*(one.commitment for one in dues), *(one.commitment for one in news)]
    names = await views.names(about, [name for one in news for name in (one.actor, one.owner)])
    bundle = Bundle(reader.id, tuple(dues), tuple(news), request.now)
    return bundle_card(Localizer(reader.language, reader.zone), bundle, names)


COMPOSERS: Composers = {
    LeadReminder: compose,
    BriefReminder: compose,
    DueReminder: compose,
    OverdueReminder: compose,
    SnoozedReminder: compose,
    Escalation: compose,
    Notice: compose,
    Refresh: compose_edit,
}
