"""The registry of all verbs, slash commands, buttons and forms. Everything else is derived from it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from bot.conversation import draft_actions
from bot.conversation.command_parser import LIST, Command, CommandParser
from bot.conversation.did_you_mean import suggestion_actions
from bot.conversation.request_context import Help, RequestContext
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply, Request
from bot.conversation.several_numbers import run_for_each
from bot.conversation.surplus_words import ask_about_surplus, surplus_of
from bot.conversation.typed_numbers import as_meant
from bot.conversation.verb import Action, CommitmentVerb, FormAction, GeneralVerb, SlashCommand, Verb
from bot.conversation.verb_execution import button_of, form_of, run_verb
from bot.conversation.verbs import (
    agreed,
    any_news,
    ask_again,
    cancel,
    commit,
    commitments,
    connect,
    customer,
    done,
    edit,
    give,
    give_all,
    help,
    history,
    manager,
    move,
    not_done,
    not_yet,
    note,
    overdue,
    received,
    retell,
    same_person,
    show,
    snooze,
    stop,
    tell,
    tell_late,
    told_by_hand,
    undo,
    update,
    why,
)
from bot.i18n.catalogues import catalogues
from commitments.application.authorization import Right

# In the order of the help and of the page's completions.
VERBS: tuple[Verb, ...] = (
    done.VERB,
    update.VERB,
    note.VERB,
    move.VERB,
    give.VERB,
    cancel.VERB,
    snooze.VERB,
    history.VERB,
    why.VERB,
    undo.VERB,
    help.VERB,
    tell.VERB,
    retell.VERB,
    told_by_hand.VERB,
    tell_late.VERB,
    edit.VERB,
    show.VERB,
    agreed.VERB,
    ask_again.VERB,
    not_done.VERB,
    stop.VERB,
    manager.VERB,
    connect.VERB,
    *same_person.VERBS,
)
COMMANDS: tuple[SlashCommand, ...] = (commit.COMMAND, commitments.COMMAND, overdue.COMMAND, customer.COMMAND)
ACTIONS: tuple[Action, ...] = (
    received.ACTION,
    any_news.ACTION,
    not_yet.ACTION,
    give.ACTION,
    give_all.ACTION,
    *draft_actions.ACTIONS,
    commitments.PAGE,
    *customer.ACTIONS,
    *connect.ACTIONS,
    *same_person.ACTIONS,
    history.ALL,
    why.ALL,
)
FORMS: tuple[FormAction, ...] = (not_yet.FORM, give_all.FORM, *draft_actions.FORMS)


class Registry:
    """Verbs, slash commands, buttons and forms by name, and what is derived from them."""

    def __init__(
        self,
        verbs: Sequence[Verb],
        commands: Sequence[SlashCommand],
        actions: Sequence[Action],
        forms: Sequence[FormAction],
    ) -> None:
        self.verbs: Mapping[str, Verb] = {verb.name: verb for verb in verbs}
        self.commands: Mapping[str, SlashCommand] = {one.name: one for one in commands}
        self.parser = _parser(verbs, [*self.commands])
        pressed = [*(button_of(verb) for verb in verbs if verb.has_button), *actions]
        pressed += suggestion_actions(self.parser, self.run_command)
        self.buttons: Mapping[str, Action] = {one.name: one for one in pressed}
        filled = [form_of(verb, verb.submit) for verb in verbs if isinstance(verb, CommitmentVerb) and verb.submit]
        self.forms: Mapping[str, FormAction] = {one.name: one for one in (*filled, *forms)}
        self.names = frozenset({*self.commands, *self.buttons, *self.forms})
        ours = [verb for verb in verbs if isinstance(verb, CommitmentVerb)]
        self.rights: Mapping[str, Right] = {verb.name: verb.right for verb in ours if verb.has_button}
        self.help = _help_of(verbs, commands)

    async def run_command(self, context: RequestContext, said: Command) -> Reply:
        """Run a command once for each of its numbers; what it says beyond that is asked about."""
        command = await as_meant(context, said)
        if isinstance(command, Reply):
            return command
        verb = self.verbs[command.verb]
        if surplus := surplus_of(verb, command, context.workspace.joined):
            return ask_about_surplus(context, verb, command, surplus)
        if command.others:
            return await run_for_each(context, verb, command)
        return await run_verb(context, verb, command.number, command.rest)

    def reads_only(self, request: Request) -> bool:
        """Whether a request changes nothing, for every actor. False if that is not known in advance."""
        match request:
            case CommandRequest(verb="commit"):
                return self._line_reads_only(request.text)
            case CommandRequest() if request.verb in self.commands:
                return self.commands[request.verb].reads_only(request.text)
            case ButtonPress() if request.action in self.buttons:
                return self.buttons[request.action].reads_only
        return False

    def needs_outsiders(self, request: Request) -> bool:
        """Whether a request needs to know who from outside reads its place."""
        match request:
            case CommandRequest() if request.verb in self.commands:
                return self.commands[request.verb].needs_outsiders(request.text)
            case ButtonPress() if request.action in self.buttons:
                return self.buttons[request.action].needs_outsiders(request.value)
        return False

    def is_by_customer(self, request: Request) -> bool:
        """Whether outsiders may make this request."""
        match request:
            case ButtonPress() if request.action in self.buttons:
                return self.buttons[request.action].by_customer
            case FormSubmission() if request.action in self.forms:
                return self.forms[request.action].by_customer
        return False

    def _line_reads_only(self, text: str) -> bool:
        if not text.strip():
            return True
        command = self.parser.parse(text)
        if command is None:
            return False
        verb = self.verbs[command.verb]
        if surplus_of(verb, command):
            return True
        asks_number = command.number is None and isinstance(verb, CommitmentVerb)
        return asks_number or verb.reads_only(command.rest)


def _parser(verbs: Sequence[Verb], commands: Sequence[str]) -> CommandParser:
    languages = catalogues().values()
    words = {verb.name: tuple(chain.from_iterable(one.words(verb.name) for one in languages)) for verb in verbs}
    bare = frozenset(verb.name for verb in verbs if verb.takes_bare_number)
    mention = frozenset(verb.name for verb in verbs if isinstance(verb, GeneralVerb) and verb.takes_mention)
    meant = {name: tuple(chain.from_iterable(one.meant.get(name, ()) for one in languages)) for name in (*words, LIST)}
    about = frozenset(word.lower() for word in chain(commands, chain.from_iterable(words.values())))
    coded = frozenset(verb.name for verb in verbs if verb.takes_code)
    return CommandParser(words, bare, mention, meant, about, coded)


def _help_of(verbs: Sequence[Verb], commands: Sequence[SlashCommand]) -> Help:
    """Return the paragraphs of the help, each with the names of its lines: /commit, its verbs, the other commands."""
    first, *others = commands
    rows: list[Verb | SlashCommand] = [first, *verbs, *others]
    topics: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row.help:
            topics[row.help] = (*topics.get(row.help, ()), row.name)
    words = {
        word.lower(): verb.name for verb in verbs for one in catalogues().values() for word in one.words(verb.name)
    }
    words |= {verb.name: verb.name for verb in verbs}
    words |= {command: one.name for one in commands for command in (one.name, f"/{one.name}")}
    return Help(topics, tuple(verb.name for verb in verbs if not verb.help and verb.name != "help"), words)


@lru_cache(maxsize=1)
def registry() -> Registry:
    """Return the registry, created once."""
    return Registry(VERBS, COMMANDS, ACTIONS, FORMS)
