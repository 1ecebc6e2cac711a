"""Combines the reminders and news of one person into one message, and edits it."""

from bot.cards.card import Card
from bot.cards.reminder_card import Bundle, bundle_card
from bot.conversation.permitted_buttons import only_permitted
from bot.conversation.registry import registry
from bot.i18n.localizer import Localizer
from bot.notifications.questions import question_card
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.not_wanted import NotWanted
from commitments.application.notification_views import NotificationViews, ShownView
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
    reader = await views.reader(request.destination)
    dues = await views.open_dues(request.notifications, reader)
    news = await views.news(request.notifications, reader)
    if not dues and not news:
        raise NotWanted("settled")
    return request.message(await _card(request, views, ShownView(tuple(dues), tuple(news), ())))


async def compose_edit(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose a sent message in its current state; closed commitments have no buttons."""
    message = await views.message_of(request.notifications[-1], request.payload(Refresh))
    if asked := await views.questions.in_message(message):
        return request.message(await question_card(request, views, asked), edit=message)
    shown = await views.shown_in(message, await views.reader(request.destination))
    if not shown.dues and not shown.news and not shown.hidden:
        raise NotWanted("gone")
    return request.message(await _card(request, views, shown), edit=message)


async def _card(request: ComposeRequest, views: NotificationViews, shown: ShownView) -> Card:
    reader = await views.reader(request.destination)
    about = [*(one.commitment for one in shown.dues), *(one.commitment for one in shown.news)]
    names = await views.names(about, [name for one in shown.news for name in (one.actor, one.owner)])
    alone = shown.dues[0].commitment if len(shown.dues) == 1 and not shown.news else None
    word = await views.last_word(alone) if alone else None
    bundle = Bundle(reader.id, shown.dues, shown.news, request.now, shown.hidden, word)
    card = bundle_card(Localizer(reader.language, reader.zone), bundle, names)
    return only_permitted(card, registry().rights, await views.standings(reader, about))


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
