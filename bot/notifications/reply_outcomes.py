"""What a reply that said "is being told" says once it is known how that ended."""

from dataclasses import replace

from bot.cards.card import Card, Note
from bot.conversation.reply_codec import decode
from bot.i18n.localizer import Localizer
from bot.notifications.questions import untold
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.domain.notifications.payloads.reply_outcome import ReplyOutcome
from commitments.domain.numbers import label_of


async def compose(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the reply again with the outcome; one that failed has what can be done about it."""
    known, number = request.payload(ReplyOutcome), request.notifications[-1].number or 0
    if known.outcome == "untold":
        return request.message(await untold(request, views, number), reply_to=known.reply_to)
    reader = await views.reader(request.destination)
    card = decode(await views.answer_to(known.answer) or "").card or Card("")
    return request.message(
        _told(
            Localizer(reader.language, reader.zone), card, known, await views.customer_name(number), label_of(number)
        ),
        reply_to=known.reply_to,
    )


def _told(localizer: Localizer, card: Card, known: ReplyOutcome, name: str, label: str) -> Card:
    """Return the reply with another note where a note said it, else with another title."""
    if known.at is None:
        return replace(card, title=localizer.text("telling.waiting", label=label, name=name))
    time = localizer.date("time", known.at, localizer.zone)
    now, told = localizer.text("made.telling"), localizer.text("telling.told.note", time=time)
    if Note(now) in card.blocks:
        return replace(card, blocks=tuple(Note(told) if one == Note(now) else one for one in card.blocks))
    return replace(card, title=localizer.text("telling.told", label=label, name=name, time=time))


COMPOSERS: Composers = {ReplyOutcome: compose}
