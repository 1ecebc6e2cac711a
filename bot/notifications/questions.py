"""Questions to people who can act, each a message of its own that is edited as things change."""

from bot.cards.card import Card
from bot.cards.customer_card import customer_localizer, words_by_hand
from bot.cards.question_card import no_answer_card, untold_card
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.notification_views import NotificationViews, NotWanted
from commitments.application.ports.composition import Composed
from commitments.domain.commitment import Status
from commitments.domain.history import Event
from commitments.domain.notifications.payloads.questions import NoAnswer, Question, Untold


async def compose_untold(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer was not told; raises NotWanted when they are told by now."""
    reader = await views.reader(request.destination)
    if (await views.untold(request.notifications[-1].number or 0, reader)).newest.event is Event.TOLD:
        raise NotWanted("settled")
    return request.message(await question_card(request, views, Untold()))


async def compose_no_answer(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer did not answer; raises NotWanted when the commitment is not delivered any more."""
    reader = await views.reader(request.destination)
    commitment, _ = await views.delivered(request.notifications[-1].number or 0, reader)
    if commitment.status is not Status.DELIVERED:
        raise NotWanted("settled")
    localizer, names = Localizer(reader.language, reader.zone), await views.names([commitment])
    return request.message(no_answer_card(localizer, commitment, names, asked_again=False))


async def question_card(request: ComposeRequest, views: NotificationViews, question: Question) -> Card:
    """Return the card of a question in its current state."""
    reader, number = await views.reader(request.destination), request.notifications[-1].number or 0
    localizer = Localizer(reader.language, reader.zone)
    if isinstance(question, NoAnswer):
        commitment, asked_again = await views.delivered(number, reader)
        return no_answer_card(localizer, commitment, await views.names([commitment]), asked_again=asked_again)
    view = await views.untold(number, reader)
    words = ""
    if view.shown is not None:
        theirs = customer_localizer(request.company, view.customer, view.commitment.zone)
        words = words_by_hand(theirs, view.shown, view.move)
    return untold_card(localizer, view, words)


COMPOSERS: Composers = {Untold: compose_untold, NoAnswer: compose_no_answer}
