"""connect: make a workspace of Slack and a tenant of Teams one company, by a one-time code and a confirmation."""

from bot.cards.card import Card, Note
from bot.cards.code_card import code_card
from bot.cards.connection_card import asked_card, connected_card, side_name, sides_of
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Action, GeneralVerb
from commitments.application.authorization import Right
from commitments.application.connecting import Entered, connect, counts, decline, enter_code, offer_code
from commitments.application.ports.repositories import Side
from commitments.domain.connection import LETTERS, OTHER, PLATFORM_NAMES, Platform
from commitments.domain.notifications.payloads.connection import ConnectionNews
from commitments.domain.one_time_code import code_in

_MOST_OFFERED = 10


async def _run(context: RequestContext, number: int | None, text: str) -> Reply:
    """Show a new code, what waits for a confirmation, or what became of a code that was entered."""
    platform = context.platform
    if platform is None:
        return context.plain("connect.not_here")
    if code := code_in(text):
        return await _entered(context, platform, code)
    if text.strip():
        return context.plain("connect.no_code", commitments=context.typed["commitments"])
    return await _waiting(context, platform) or await _offered(context, platform)


async def _offered(context: RequestContext, platform: Platform) -> Reply:
    code, offered = await offer_code(context.uow, context.actor, platform, context.now)
    until = context.localizer.moment(offered.expires_at or context.now)
    command = context.typed["commitments"]
    card = code_card(context.localizer, "connect", code, OTHER[platform], "connect", command, until)
    return Reply(card=card, once=context.text("connect.shown_once", commitments=command))


async def _waiting(context: RequestContext, platform: Platform) -> Reply | None:
    """Return the question again that an admin has not answered yet."""
    asked = await context.uow.connections.get()
    if asked.joining is None or not asked.is_open(context.now):
        return None
    theirs = await context.uow.beside(asked.joining).connections.get_side()
    own = await context.uow.connections.get_side()
    news = ConnectionNews(
        news="asked", side=theirs.name, platform=OTHER[platform], joining=asked.joining,
        own=counts(own), theirs=counts(theirs),
    )  # fmt: skip
    return Reply(card=asked_card(context.localizer, news, own.name))


async def _entered(context: RequestContext, platform: Platform, code: str) -> Reply:
    seen = context.is_read_by_others
    entered = await enter_code(context.uow, context.actor, platform, code, context.now, seen=seen)
    if entered.own is None or entered.theirs is None:
        fields = {"commitments": context.typed["commitments"], "platform": PLATFORM_NAMES[platform]}
        return context.plain(f"connect.entered.{entered.outcome}", **fields)
    return Reply(card=_asked(context, platform, entered, entered.own, entered.theirs))


def _asked(context: RequestContext, platform: Platform, entered: Entered, own: Side, theirs: Side) -> Card:
    other = side_name(theirs.name, OTHER[platform])
    sides = [(other, counts(theirs)), (side_name(own.name, platform), counts(own))]
    note = Note(context.text("connect.entered.next", side=other, letter=LETTERS[platform]))
    title = context.text(f"connect.entered.{entered.outcome}", side=other)
    return Card(title, (sides_of(context.localizer, sides), note))


async def _confirm(context: RequestContext, value: str) -> Reply:
    done = await connect(context.uow, context.actor, value, context.now)
    pairs = [(new.name, old.name, f"{new.id}|{old.id}") for new, old in done.same_names[:_MOST_OFFERED]]
    side = side_name(done.side.name, done.platform)
    return Reply(card=connected_card(context.localizer, side, LETTERS[done.platform], pairs), replaces=True)


async def _decline(context: RequestContext, value: str) -> Reply:
    await decline(context.uow, context.actor, value, context.now)
    return Reply(card=Card(context.text("connect.not_connected")), replaces=True)


VERB = GeneralVerb(name="connect", right=Right.CONNECT, run=_run, takes_words=True, takes_code=True)
ACTIONS = (Action(name="connect", run=_confirm), Action(name="connect_not", run=_decline))
