"""any_news: the customer asks in their channel how it stands."""

from bot.cards.card import Card
from bot.conversation.form_answers import number_in
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Action
from commitments.application.commitments.ask_for_news import NewsAsked, ask_for_news
from commitments.domain.errors import AlreadyClosed


async def _any_news(context: RequestContext, value: str) -> Reply:
    number = number_in(value)
    if number is None:
        return context.plain("error.unknown_action")
    try:
        asked = await ask_for_news(context.uow, context.actor, number, context.request.place, context.now)
    except AlreadyClosed as error:
        return context.plain("any_news.settled", status=context.text(f"customer.status.{error.fields['status']}"))
    return Reply(card=Card(_answer(context, asked)))


def _answer(context: RequestContext, asked: NewsAsked) -> str:
    time = context.localizer.date("time", asked.at, context.localizer.zone)
    if asked.answered:
        return context.text("any_news.answered", time=time)
    return context.text("any_news.again" if asked.again else "any_news.asked", time=time)


ACTION = Action(name="any_news", run=_any_news, by_customer=True)
