"""What became of a request whose actor has waited in vain: its answer, or that nothing was recorded."""

from dataclasses import replace

from bot.cards.card import Buttons, Card, Item, Text
from bot.conversation.form_answers import number_in
from bot.conversation.joined_workspace import without_mark
from bot.conversation.reply_codec import decode
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest
from commitments.application.not_wanted import NotWanted
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.domain.notifications.payloads.late_answer import LateAnswer


async def compose(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the answer that was stored with the request's effect; raises NotWanted if that needs no words."""
    late = request.payload(LateAnswer)
    stored = await views.answer_to(late.request)
    card = decode(stored).card if stored is not None else None
    if stored is not None and card is None:  # a message was pressed, and shows what became of it
        raise NotWanted("answered")
    if card is not None and not _asks(card):
        return request.message(_without_buttons(card))
    reader = await views.reader(request.destination)
    localizer = Localizer(reader.language, reader.zone)
    said = (Text(f"“{localizer.words(late.said)}”"),) if late.said else ()
    return request.message(Card(localizer.text("late.lost", moment=localizer.moment(late.asked_at)), said))


def _asks(card: Card) -> bool:
    """Whether a card asks what the promise still lacks; then nothing was recorded."""
    buttons = [one for block in card.blocks if isinstance(block, Buttons) for one in block.buttons]
    return any(number_in(without_mark(one.value)) is None for one in buttons)


def _without_buttons(card: Card) -> Card:
    """Return a card without buttons, since nobody takes them off this message when they stop working."""
    left = [replace(one, buttons=()) if isinstance(one, Item) else one for one in card.blocks]
    return replace(card, blocks=tuple(one for one in left if not isinstance(one, Buttons)))


COMPOSERS = {LateAnswer: compose}
