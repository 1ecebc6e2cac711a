"""Asks about a line that names a commitment, or is like a verb, instead of storing it as a promise."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.cards.card import Block, Button, Buttons, Card, Note
from bot.conversation.command_parser import Command, CommandParser
from bot.conversation.draft_actions import draft_action, question_action
from bot.conversation.draft_questions import ask, draft_button, draft_id
from bot.conversation.numbers_in_text import spoken
from bot.conversation.reading_context import reading_context
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import Reply
from bot.conversation.several_promises import show_batch
from bot.conversation.surplus_words import labels_of, verb_buttons
from bot.conversation.verb import Action, Number, Verb, number_of
from bot.conversation.verbs.help import example_of
from bot.conversation.verbs.promise import ask_again, promise
from commitments.application.authorization import Right, authorize_commitment, require_right
from commitments.application.commitment_list import query_for
from commitments.application.open_questions import settle
from commitments.domain.draft import Draft
from commitments.domain.errors import UnknownCommitment
from commitments.domain.notifications.payloads.list_file import ListRequest
from commitments.language import Problem

RunCommand = Callable[[RequestContext, Command], Awaitable[Reply]]
_OFFERED = 4
_SHORT, _FEW = 3, 6  # words


def _doubt(context: RequestContext, text: str) -> Draft:
    return Draft(draft_id(context), context.actor.id, text, context.request.place, context.now, text)


async def ask_did_you_mean(context: RequestContext, parser: CommandParser, text: str) -> Reply | None:
    """Return the question about a line that names a commitment; None where it names none that the actor sees."""
    return await _ask_which_is_meant(context, parser, _doubt(context, text))


async def _ask_which_is_meant(context: RequestContext, parser: CommandParser, draft: Draft) -> Reply | None:
    command = parser.suggest(spoken(draft.text, context.workspace.joined))
    if command is None:
        return None
    if not await _sees_any(context, command.numbers):
        return None if command.is_guess else await _ask_about_no_number(context, draft, command)
    word, label = context.localizer.verb(command.verb), labels_of(command.numbers)
    run = Button("run_suggestion", context.text("button.run_suggestion", verb=word, label=label), draft.id)
    anyway = draft_button(context, "promise_anyway", draft)
    sentence = "ask.names_one" if command.is_guess else "ask.did_you_mean"
    return await ask(context, draft, sentence, [run, anyway], verb=word, label=label)


async def _ask_about_no_number(context: RequestContext, draft: Draft, command: Command) -> Reply:
    """Return the question about a line that is like a verb, with a number that the actor does not see."""
    require_right(context.actor, Right.MAKE)
    anyway = [draft_button(context, "promise_anyway", draft)]
    reply = await ask(context, draft, "ask.did_you_mean", anyway, verb=context.localizer.verb(command.verb))
    unknown = context.refusal(UnknownCommitment(label=labels_of(command.numbers[:1])))
    return replace(reply, card=with_note(reply.card, unknown)) if reply.card else reply


async def _sees_any(context: RequestContext, numbers: tuple[int, ...]) -> bool:
    """Whether the actor may see a commitment of these numbers; the existence of others must not be revealed."""
    return any([await _sees(context, number) for number in numbers[:_OFFERED]])


async def _sees(context: RequestContext, number: int) -> bool:
    try:
        await authorize_commitment(context.uow, context.actor, Right.SEE, number)
    except UnknownCommitment:
        return False
    return True


class WithoutNumber(NamedTuple):
    """The verb of a line that names no number and promises nothing, and the customers that it names."""

    verb: str
    customers: tuple[str, ...]


async def verb_without_promise(
    context: RequestContext, verbs: Mapping[str, Verb], parser: CommandParser, text: str
) -> WithoutNumber | None:
    """Return what a line without a number means that promises nothing: "undo please no", "move Acme".

    That is a verb with a date alone, or without a date and with a word or two; with more if the verb takes free text;
    or a misspelt verb at the start.
    """
    if misspelt := parser.misspelt_verb(text):
        return WithoutNumber(misspelt, ())
    said, verb = text.split(), parser.head_of(text)
    if len(said) > _FEW or not (verb or parser.suggest_alone(said[0]) or parser.suggest_alone(said[-1])):
        return None  # reading takes long
    reading = context.read(text, await reading_context(context, text))
    words = reading.what.split()
    if verb and await _names_a_customer_alone(context, parser, reading.what):
        return WithoutNumber(verb, reading.customers)
    if len(words) <= 1 and not reading.customers and reading.customer_guess is None:
        verb = verb or (parser.suggest_alone(reading.what) if len(said) > 1 else None)
        return WithoutNumber(verb, ()) if verb else None
    if verb is None or reading.when.problem is not Problem.NO_DEADLINE:
        return None
    addressed = verbs[verb].free_text and bool(reading.customers)
    return WithoutNumber(verb, reading.customers) if addressed or len(said) <= _SHORT else None


async def _names_a_customer_alone(context: RequestContext, parser: CommandParser, what: str) -> bool:
    """Whether a customer's name is all that follows a verb beside a date: "move Acme to Friday"."""
    return await context.uow.customers.find_by_name(parser.after_head(what)) is not None


async def ask_which(context: RequestContext, verb: Verb, text: str = "", customers: Sequence[str] = ()) -> Reply:
    """Return the question about a verb without a number, with buttons for the next promises of the actor.

    Of customers that are named, they are those to them. With words beside the verb, it may be a promise all the same.
    """
    word = context.localizer.verb(verb.name)
    takes_number = number_of(verb) is not Number.NONE
    offered = await _next_ones(context, verb, customers) if takes_number and verb.has_button else ()
    question = context.text("ask.number", verb=word, commit=context.typed["commit"])
    if not takes_number:
        question = context.text("ask.example", line=example_of(context, verb))
    if text:
        draft = _doubt(context, text)
        anyway = [draft_button(context, "promise_anyway", draft)]
        reply = await ask(context, draft, "ask.did_you_mean", list(offered), anyway, verb=word)
        return replace(reply, card=with_note(reply.card, question)) if reply.card else reply
    blocks: list[Block] = [Note(question), *([Buttons(offered)] if offered else [])]
    return Reply(card=Card(context.text("ask.did_you_mean", verb=word), tuple(blocks)))


async def _next_ones(context: RequestContext, verb: Verb, customers: Sequence[str]) -> tuple[Button, ...]:
    named = [await context.uow.customers.find_by_name(name) for name in customers]
    ids = tuple(one.id for one in named if one is not None)
    asked = ListRequest(mine=False, customers=ids) if ids else ListRequest()
    found = await context.uow.commitments.find(
        await query_for(context.uow, context.actor, asked, _OFFERED, context.now)
    )
    return verb_buttons(context, verb, tuple(one.number for one in found.items))


def suggestion_actions(parser: CommandParser, run_command: RunCommand) -> tuple[Action, ...]:
    """Return the buttons of the question."""

    async def run_suggestion(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
        command = parser.suggest(spoken(draft.text, context.workspace.joined))
        if command is None:
            return context.plain("error.draft_gone")
        await settle(context.uow, draft, now=context.now)
        return await run_command(context, command)

    async def resume_draft(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
        if not draft.is_doubt:
            return await ask_again(context, draft)
        anyway = [draft_button(context, "promise_anyway", draft)]
        asked = await _ask_which_is_meant(context, parser, draft)
        return asked or await ask(context, draft, "ask.doubt", anyway)

    return (
        draft_action("run_suggestion", run_suggestion),
        draft_action("promise_anyway", _promise_anyway),
        question_action("resume_draft", resume_draft, _show_again),
    )


async def _show_again(context: RequestContext, drafts: Sequence[Draft]) -> Reply:
    return await show_batch(context, drafts[0].question)


async def _promise_anyway(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    await settle(context.uow, draft, now=context.now)
    return await promise(context, draft.text, draft.made_at)
