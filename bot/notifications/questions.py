"""Questions to people who can act, each a message of its own that is edited as things change."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.card import Card
from bot.cards.customer_card import customer_localizer, late_words, words_by_hand
from bot.cards.question_card import news_card, no_answer_card, take_over_card, tell_late_card, untold_card
from bot.conversation.permitted_buttons import only_permitted
from bot.conversation.registry import registry
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.not_wanted import NotWanted
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.domain.commitment import Status
from commitments.domain.history import Event
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payloads.questions import (
    NewsOverdue,
    NewsWanted,
    NoAnswer,
    TakeOver,
    TellLate,
    Untold,
)


async def compose_untold(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer was not told; raises NotWanted when they are told by now."""
    reader = await views.reader(request.destination)
    if (await views.questions.untold(request.notifications[-1].number or 0, reader)).newest.event is Event.TOLD:
        raise NotWanted("settled")
    return request.message(await untold(request, views, request.notifications[-1].number or 0))


async def compose_no_answer(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer did not answer; raises NotWanted when the commitment is not delivered any more."""
    reader = await views.reader(request.destination)
    commitment, _ = await views.questions.delivered(request.notifications[-1].number or 0, reader)
    if commitment.status is not Status.DELIVERED:
        raise NotWanted("settled")
    localizer, names = Localizer(reader.language, reader.zone), await views.names([commitment])
    return request.message(no_answer_card(localizer, commitment, names, asked_again=False))


async def compose_tell_late(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose whether a customer is told that a date has passed; raises NotWanted when nobody has to tell them."""
    about = request.notifications[-1]
    reader, due = await views.reader(about.destination), request.payload(TellLate).due
    view = await views.questions.late(about.number or 0, reader, due)
    if not view.is_to_be_told or await views.questions.was_asked(about):
        raise NotWanted("settled")
    return request.message(await _tell_late(request, views, about.number or 0, due))


async def _tell_late(request: ComposeRequest, views: NotificationViews, number: int, due: datetime) -> Card:
    reader = await views.reader(request.destination)
    view = await views.questions.late(number, reader, due)
    theirs = customer_localizer(request.company, view.customer, view.commitment.zone)
    words = late_words(theirs, view.shown, view.next_word) if view.is_to_be_told else ""
    names = await views.names([view.commitment])
    card = tell_late_card(Localizer(reader.language, reader.zone), view, names, words)
    return only_permitted(card, registry().rights, await views.standings(reader, [view.commitment]))


async def compose_news_wanted(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer asks for news; raises NotWanted when they have heard, or it is not open any more."""
    about, asked = request.notifications[-1], request.payload(NewsWanted)
    news = await views.questions.wanted_news(about.number or 0, await views.reader(about.destination), asked.asked)
    if news.answer is not None or news.commitment.status is not Status.OPEN:
        raise NotWanted("settled")
    return request.message(await _news_wanted(request, views, about.number or 0, asked))


async def _news_wanted(request: ComposeRequest, views: NotificationViews, number: int, asked: NewsWanted) -> Card:
    reader = await views.reader(request.destination)
    news = await views.questions.wanted_news(number, reader, asked.asked)
    localizer, names = Localizer(reader.language, reader.zone), await views.names([news.commitment])
    card = news_card(localizer, news, names, is_late=isinstance(asked, NewsOverdue))
    return only_permitted(card, registry().rights, await views.standings(reader, [news.commitment]))


async def compose_take_over(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the list of what is to be taken over; raises NotWanted when nothing is left of it."""
    reader, owner = await views.reader(request.destination), request.payload(TakeOver).person
    if not await views.questions.to_take_over(request.notifications, owner, reader):
        raise NotWanted("settled")
    return request.message(await question_card(request, views, request.notifications))


async def question_card(request: ComposeRequest, views: NotificationViews, asked: Sequence[Notification]) -> Card:
    """Return the card of a question in its current state."""
    reader, question, number = await views.reader(request.destination), asked[0].payload, asked[0].number or 0
    localizer = Localizer(reader.language, reader.zone)
    if isinstance(question, NoAnswer):
        commitment, asked_again = await views.questions.delivered(number, reader)
        return no_answer_card(localizer, commitment, await views.names([commitment]), asked_again=asked_again)
    if isinstance(question, TakeOver):
        left = await views.questions.to_take_over(asked, question.person, reader)
        names, has_left = await views.names(left, [question.person]), await views.questions.has_left(question.person)
        return take_over_card(localizer, question.person, left, names, left=has_left)
    if isinstance(question, NewsWanted):
        return await _news_wanted(request, views, number, question)
    if isinstance(question, TellLate):
        return await _tell_late(request, views, number, question.due)
    return await untold(request, views, number)


async def untold(request: ComposeRequest, views: NotificationViews, number: int) -> Card:
    """Return that the customer of a commitment was not told, or that they are told by now."""
    reader = await views.reader(request.destination)
    localizer, view = Localizer(reader.language, reader.zone), await views.questions.untold(number, reader)
    words = view.lost_words
    if not words and view.shown is not None:
        theirs = customer_localizer(request.company, view.customer, view.commitment.zone)
        words = words_by_hand(theirs, view.shown, view.move)
    return untold_card(localizer, view, words)


COMPOSERS: Composers = {
    Untold: compose_untold,
    NoAnswer: compose_no_answer,
    TellLate: compose_tell_late,
    NewsWanted: compose_news_wanted,
    NewsOverdue: compose_news_wanted,
    TakeOver: compose_take_over,
}
