"""Questions to people who can act, each a message of its own that is edited as things change."""

from collections.abc import Sequence

from bot.cards.card import Card
from bot.cards.customer_card import customer_localizer, words_by_hand
from bot.cards.question_card import no_answer_card, take_over_card, untold_card
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.notification_views import NotificationViews, NotWanted
from commitments.application.ports.composition import Composed
from commitments.domain.commitment import Status
from commitments.domain.history import Event
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payloads.questions import NoAnswer, TakeOver, Untold


async def compose_untold(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer was not told; raises NotWanted when they are told by now."""
    reader = await views.reader(request.destination)
    if (await views.untold(request.notifications[-1].number or 0, reader)).newest.event is Event.TOLD:
        raise NotWanted("settled")
    return request.message(await untold(request, views, request.notifications[-1].number or 0))


async def compose_no_answer(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer did not answer; raises NotWanted when the commitment is not delivered any more."""
    reader = await views.reader(request.destination)
    commitment, _ = await views.delivered(request.notifications[-1].number or 0, reader)
    if commitment.status is not Status.DELIVERED:
        raise NotWanted("settled")
    localizer, names = Localizer(reader.language, reader.zone), await views.names([commitment])
    return request.message(no_answer_card(localizer, commitment, names, asked_again=False))


async def compose_take_over(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the list of what is to be taken over; raises NotWanted when nothing is left of it."""
    reader, owner = await views.reader(request.destination), request.payload(TakeOver).person
    if not await views.to_take_over(request.notifications, owner, reader):
        raise NotWanted("settled")
    return request.message(await question_card(request, views, request.notifications))


async def question_card(request: ComposeRequest, views: NotificationViews, asked: Sequence[Notification]) -> Card:
    """Return the card of a question in its current state."""
    reader, question, number = await views.reader(request.destination), asked[0].payload, asked[0].number or 0
    localizer = Localizer(reader.language, reader.zone)
    if isinstance(question, NoAnswer):
        commitment, asked_again = await views.delivered(number, reader)
        return no_answer_card(localizer, commitment, await views.names([commitment]), asked_again=asked_again)
    if isinstance(question, TakeOver):
        left = await views.to_take_over(asked, question.person, reader)
        names = await views.names(left, [question.person])
        return take_over_card(localizer, question.person, left, names, left=await views.has_left(question.person))
    return await untold(request, views, number)


async def untold(request: ComposeRequest, views: NotificationViews, number: int) -> Card:
    """Return that the customer of a commitment was not told, or that they are told by now."""
    reader = await views.reader(request.destination)
    localizer, view = Localizer(reader.language, reader.zone), await views.untold(number, reader)
    words = ""
    if view.shown is not None:
        theirs = customer_localizer(request.company, view.customer, view.commitment.zone)
        words = words_by_hand(theirs, view.shown, view.move)
    return untold_card(localizer, view, words)


COMPOSERS: Composers = {Untold: compose_untold, NoAnswer: compose_no_answer, TakeOver: compose_take_over}
