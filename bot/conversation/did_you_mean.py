"""Asks about a line that names a commitment, or is like a verb, instead of storing it as a promise."""

from collections.abc import Awaitable, Callable

from bot.cards.card import Block, Button, Buttons, Card, Note
from bot.conversation.command_parser import Command, CommandParser
from bot.conversation.draft_actions import draft_action
from bot.conversation.draft_questions import ask, draft_button, draft_id
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.surplus_words import labels_of, verb_buttons
from bot.conversation.verb import Action, Verb
from bot.conversation.verbs.promise import promise
from commitments.application.authorization import Right, authorize_commitment
from commitments.application.commitment_list import query_for
from commitments.domain.draft import Draft
from commitments.domain.errors import UnknownCommitment
from commitments.domain.notifications.payloads.list_file import ListRequest

RunCommand = Callable[[RequestContext, Command], Awaitable[Reply]]
_OFFERED = 4


async def ask_did_you_mean(context: RequestContext, parser: CommandParser, text: str) -> Reply | None:
    """Return the question about a line that names a commitment; None where it names none that the actor sees."""
    command = parser.suggest(text)
    if command is None or not await _sees_any(context, command.numbers):
        return None
    draft = Draft(draft_id(context), context.actor.id, text, context.request.place, context.now, text)
    word, label = context.localizer.verb(command.verb), labels_of(command.numbers)
    run = Button("run_suggestion", context.text("button.run_suggestion", verb=word, label=label), draft.id)
    anyway = draft_button(context, "promise_anyway", draft)
    sentence = "ask.names_one" if command.is_guess else "ask.did_you_mean"
    return await ask(context, draft, sentence, [run, anyway], verb=word, label=label)


async def _sees_any(context: RequestContext, numbers: tuple[int, ...]) -> bool:
    """Whether the actor may see a commitment of these numbers; the existence of others must not be revealed."""
    return any([await _sees(context, number) for number in numbers[:_OFFERED]])


async def _sees(context: RequestContext, number: int) -> bool:
    try:
        await authorize_commitment(context.uow, context.actor, Right.SEE, number)
    except UnknownCommitment:
        return False
    return True


async def ask_which(context: RequestContext, verb: Verb) -> Reply:
    """Return the question about a word alone that is like a verb, with buttons for the next promises of the actor."""
    word = context.localizer.verb(verb.name)
    question = context.text("ask.number", verb=word, commit=context.typed["commit"])
    mine = await context.uow.commitments.find(
        await query_for(context.uow, context.actor, ListRequest(), _OFFERED, context.now)
    )
    offered = verb_buttons(context, verb, tuple(one.number for one in mine.items)) if verb.has_button else ()
    blocks: list[Block] = [Note(question), *([Buttons(offered)] if offered else [])]
    return Reply(card=Card(context.text("ask.did_you_mean", verb=word), tuple(blocks)))


def suggestion_actions(parser: CommandParser, run_command: RunCommand) -> tuple[Action, ...]:
    """Return the buttons of the question."""

    async def run_suggestion(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
        command = parser.suggest(draft.text)
        if command is None:
            return context.plain("error.draft_gone")
        await context.uow.drafts.delete(draft.id)
        return await run_command(context, command)

    return draft_action("run_suggestion", run_suggestion), draft_action("promise_anyway", _promise_anyway)


async def _promise_anyway(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    await context.uow.drafts.delete(draft.id)
    return await promise(context, draft.text)
