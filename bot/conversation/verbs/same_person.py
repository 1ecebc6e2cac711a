"""this is me, disconnect me, remind me in Teams: one person with an account in Slack and one in Teams."""

from itertools import chain

from bot.cards.card import Card, Note
from bot.cards.code_card import code_card
from bot.cards.same_person_card import asked_card, platform_name, told_text
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Action, GeneralVerb, OnNumberAndText
from bot.i18n.catalogues import catalogues
from commitments.application.authorization import Right
from commitments.application.people.matching import confirm, deny, enter_code, offer_code
from commitments.application.people.pairing import take_apart, tell_in, widens_rights
from commitments.domain.accounts import platform_of
from commitments.domain.connection import OTHER, Platform
from commitments.domain.one_time_code import code_in
from commitments.domain.person import Person


async def _match(context: RequestContext, number: int | None, text: str) -> Reply:
    """Show a code for the actor's other account, or ask about the account whose code they entered."""
    if entered := code_in(text):
        return await _entered(context, entered)
    code, offered = await offer_code(context.uow, context.actor, context.now)
    until = context.localizer.moment(offered.expires_at or context.now)
    word, other = context.localizer.verb("same_person"), OTHER[platform_of(context.actor.id)]
    card = code_card(context.localizer, "same_person", code, other, word, context.typed["commit"], until)
    return Reply(card=card, once=context.text("same_person.shown_once", word=word))


async def _entered(context: RequestContext, code: str) -> Reply:
    entered = await enter_code(context.uow, context.actor, code, context.now, seen=context.is_read_by_others)
    if entered.other is None:
        word = context.localizer.verb("same_person")
        return context.plain(f"same_person.entered.{entered.outcome}", word=word)
    widens = widens_rights(context.actor, entered.other)
    return Reply(card=asked_card(context.localizer, context.actor, entered.other, widens=widens))


async def _confirm(context: RequestContext, value: str) -> Reply:
    done = await confirm(context.uow, context.actor, value, context.now)
    other = await _account(context, value)
    fields = {"name": other.name, "platform": platform_name(value)}
    if not done:
        return Reply(card=Card(context.text("same_person.waiting", **fields)), replaces=True)
    note = Note(told_text(context.localizer, await _account(context, context.actor.id)))
    return Reply(card=Card(context.text("same_person.done", **fields), (note,)), replaces=True)


async def _deny(context: RequestContext, value: str) -> Reply:
    await deny(context.uow, context.actor, value, context.now)
    return Reply(card=Card(context.text("same_person.not")), replaces=True)


async def _apart(context: RequestContext, number: int | None, text: str) -> Reply:
    other = await take_apart(context.uow, context.actor, context.now)
    return context.plain("same_person.apart", name=other.name, platform=platform_name(other.id))


def _in(platform: Platform) -> OnNumberAndText:
    async def run(context: RequestContext, number: int | None, text: str) -> Reply:
        await tell_in(context.uow, context.actor, platform)
        return context.plain(f"same_person.told.{platform}")

    return run


async def _account(context: RequestContext, account: str) -> Person:
    return await context.uow.people.get(account) or Person(account, account)


VERBS = (
    GeneralVerb(name="same_person", right=Right.USE, run=_match, takes_words=True, takes_code=True),
    GeneralVerb(name="apart", right=Right.USE, run=_apart),
    GeneralVerb(name="in_slack", right=Right.USE, run=_in("slack")),
    GeneralVerb(name="in_teams", right=Right.USE, run=_in("teams")),
)
ACTIONS = (Action(name="same_person_yes", run=_confirm), Action(name="same_person_not", run=_deny))


def verb_in(text: str) -> tuple[GeneralVerb, str] | None:
    """Return which of these verbs a line says, with the code after it; None for any other line."""
    line = " ".join(text.split())
    for verb in VERBS:
        for word in chain.from_iterable(one.words(verb.name) for one in catalogues().values()):
            rest = line[len(word) :].strip()
            if line.lower().startswith(word.lower()) and (not rest or (verb.takes_code and code_in(rest) == rest)):
                return verb, rest
    return None
