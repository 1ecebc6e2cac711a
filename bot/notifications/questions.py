"""Questions to people who can act, each a message of its own that is edited as things change."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.card import Card, Note
from bot.cards.customer_card import customer_localizer, late_words, words_by_hand
from bot.cards.question_card import (
    back_card,
    hidden_card,
    news_card,
    no_answer_card,
    take_over_card,
    tell_late_card,
    untold_card,
)
from bot.conversation.permitted_buttons import has_buttons, is_any_permitted, only_permitted
from bot.conversation.registry import registry
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.not_wanted import NotWanted
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.application.question_views import LateView, UntoldView, WantedNews
from commitments.domain.commitment import Commitment, Status
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
from commitments.domain.person import Person


async def compose_untold(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer was not told; raises NotWanted when they are told by now."""
    reader = await views.reader(request.destination)
    view = await views.questions.untold(request.notifications[-1].number or 0, reader)
    if view.newest.event in (Event.TOLD, Event.TOLD_BY_HAND):
        raise NotWanted("settled")
    return request.message(await _untold(request, views, reader, view))


async def compose_no_answer(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer did not answer; raises NotWanted when the commitment is not delivered any more."""
    reader = await views.reader(request.destination)
    commitment, _ = await views.questions.delivered(request.notifications[-1].number or 0, reader)
    if commitment.status is not Status.DELIVERED:
        raise NotWanted("settled")
    return request.message(await _no_answer(views, reader, commitment, asked_again=False))


async def compose_tell_late(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose whether a customer is told that a date has passed; raises NotWanted when nobody has to tell them."""
    about = request.notifications[-1]
    reader, due = await views.reader(about.destination), request.payload(TellLate).due
    view = await views.questions.late(about.number or 0, reader, due)
    if not view.is_to_be_told or await views.questions.was_asked(about):
        raise NotWanted("settled")
    return request.message(await _tell_late(request, views, reader, view))


async def _tell_late(request: ComposeRequest, views: NotificationViews, reader: Person, view: LateView) -> Card:
    theirs = customer_localizer(request.company, view.customer, view.commitment.zone)
    words = late_words(theirs, view.shown, view.next_word) if view.is_to_be_told else ""
    names = await views.names([view.commitment])
    card = tell_late_card(Localizer(reader.language, reader.zone), view, names, words)
    return await _permitted(card, views, reader, [view.commitment])


async def compose_news_wanted(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose that a customer asks for news; raises NotWanted when they have heard, or it is not open any more."""
    about, asked = request.notifications[-1], request.payload(NewsWanted)
    reader = await views.reader(about.destination)
    news = await views.questions.wanted_news(about.number or 0, reader, asked.asked)
    if news.answer is not None or news.commitment.status is not Status.OPEN:
        raise NotWanted("settled")
    return request.message(await _news_wanted(views, reader, news, is_late=isinstance(asked, NewsOverdue)))


async def _news_wanted(views: NotificationViews, reader: Person, news: WantedNews, *, is_late: bool) -> Card:
    localizer, names = Localizer(reader.language, reader.zone), await views.names([news.commitment])
    card = news_card(localizer, news, names, is_late=is_late)
    return await _permitted(card, views, reader, [news.commitment])


async def compose_take_over(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the list of what is to be taken over; raises NotWanted when nothing is left of it, or they are back."""
    question = request.payload(TakeOver)
    if question.left and not await views.questions.has_left(question.person):
        raise NotWanted("settled")
    if not await views.questions.to_take_over(request.notifications, question.person):
        raise NotWanted("settled")
    return request.message(await _take_over(request, views, request.notifications, question))


async def question_card(request: ComposeRequest, views: NotificationViews, asked: Sequence[Notification]) -> Card:
    """Return the card of a question, which was sent, in its current state."""
    try:
        return await _current(request, views, asked)
    except NotWanted as error:
        if error.reason != "not_allowed":
            raise
        reader = await views.reader(request.destination)
        return hidden_card(Localizer(reader.language, reader.zone), await views.commitments(asked))


async def _current(request: ComposeRequest, views: NotificationViews, asked: Sequence[Notification]) -> Card:
    question, number = asked[0].payload, asked[0].number or 0
    if isinstance(question, TakeOver):
        return await _take_over(request, views, asked, question)
    reader = await views.reader(request.destination)
    if isinstance(question, NoAnswer):
        commitment, asked_again = await views.questions.delivered(number, reader)
        return await _no_answer(views, reader, commitment, asked_again=asked_again)
    if isinstance(question, NewsWanted):
        news = await views.questions.wanted_news(number, reader, question.asked)
        return await _news_wanted(views, reader, news, is_late=isinstance(question, NewsOverdue))
    if isinstance(question, TellLate):
        late = await views.questions.late(number, reader, question.due)
        return await _tell_late(request, views, reader, late)
    return await _untold(request, views, reader, await views.questions.untold(number, reader))


async def _no_answer(views: NotificationViews, reader: Person, commitment: Commitment, *, asked_again: bool) -> Card:
    localizer, names = Localizer(reader.language, reader.zone), await views.names([commitment])
    card = no_answer_card(localizer, commitment, names, asked_again=asked_again)
    return await _permitted(card, views, reader, [commitment])


async def _take_over(
    request: ComposeRequest, views: NotificationViews, asked: Sequence[Notification], question: TakeOver
) -> Card:
    """Return the list of what is left. Raises NotWanted when its reader may see nothing of it any longer."""
    reader, owner = await views.reader(request.destination), question.person
    theirs, has_left = await views.questions.to_take_over(asked, owner), await views.questions.has_left(owner)
    localizer, left = Localizer(reader.language, reader.zone), await views.questions.seen_by(reader, theirs)
    if theirs and not left:
        raise NotWanted("not_allowed")
    names = await views.names(left, [owner])
    if left and question.left and not has_left:
        return back_card(localizer, names.person(owner))
    may_change = is_any_permitted(registry().rights["give"], await views.standings(reader, left))
    card = take_over_card(localizer, owner, left, names, left=has_left, all_at_once=may_change)
    return await _permitted(card, views, reader, left)


async def _permitted(card: Card, views: NotificationViews, reader: Person, commitments: Sequence[Commitment]) -> Card:
    """Return a question with the buttons that its reader may press; where none is left, with who may."""
    left = only_permitted(card, registry().rights, await views.standings(reader, commitments))
    if left == card or has_buttons(left):
        return left
    note = Note(Localizer(reader.language, reader.zone).text("question.not_yours"))
    return replace(left, blocks=(*left.blocks, note))


async def untold(request: ComposeRequest, views: NotificationViews, number: int) -> Card:
    """Return that the customer of a commitment was not told, or that they are told by now."""
    reader = await views.reader(request.destination)
    return await _untold(request, views, reader, await views.questions.untold(number, reader))


async def _untold(request: ComposeRequest, views: NotificationViews, reader: Person, view: UntoldView) -> Card:
    localizer, words = Localizer(reader.language, reader.zone), view.lost_words
    if not words and view.shown is not None:
        theirs = customer_localizer(request.company, view.customer, view.commitment.zone)
        words = words_by_hand(theirs, view.shown, view.move)
    return await _permitted(untold_card(localizer, view, words), views, reader, [view.commitment])


COMPOSERS: Composers = {
    Untold: compose_untold,
    NoAnswer: compose_no_answer,
    TellLate: compose_tell_late,
    NewsWanted: compose_news_wanted,
    NewsOverdue: compose_news_wanted,
    TakeOver: compose_take_over,
}
