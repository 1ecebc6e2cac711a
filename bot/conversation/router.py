"""Routes requests to the handlers in the registry."""

from dataclasses import replace

from bot.conversation.command_parser import Command
from bot.conversation.did_you_mean import ask_did_you_mean, ask_which, verb_without_promise
from bot.conversation.list_reply import list_reply
from bot.conversation.list_request_parser import list_request_of_line
from bot.conversation.numbers_in_text import spoken
from bot.conversation.registry import Registry
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply
from bot.conversation.text_limits import LONGEST_TEXT, require_length
from commitments.domain.errors import TooLong
from commitments.domain.notifications.payloads.list_file import ListRequest
from commitments.domain.one_time_code import is_code

_HELP = Command("help", None, "")


async def run_command(registry: Registry, context: RequestContext, request: CommandRequest) -> Reply:
    """Run a slash command; the text after /commit is a verb or a promise."""
    text = request.text.strip()
    require_length(text)
    if is_code(text):
        return context.plain("connect.code_alone", **context.typed)
    if request.verb in registry.commands and request.verb != "commit":
        return await registry.commands[request.verb].run(context, text)
    if request.is_promise and text:
        return await registry.commands["commit"].run(context, text)
    command = registry.parser.parse(spoken(text, context.workspace.joined)) if text else _HELP
    if command is not None:
        return await registry.run_command(context, command)
    question = await ask_did_you_mean(context, registry.parser, text) or await _about_lists_or_verbs(
        registry, context, text
    )
    return question or await registry.commands["commit"].run(context, text)


async def _about_lists_or_verbs(registry: Registry, context: RequestContext, text: str) -> Reply | None:
    """Return the answer to words for a list, or to a verb that says nothing to promise; None for any other line."""
    parser = registry.parser
    if meant := parser.suggest_alone(text) if parser.after_list_word(text) is None else None:
        alone = await list_request_of_line(context, parser, text)
        return await _listed(context, alone) if alone else await ask_which(context, registry.verbs[meant])
    if parser.head_of(text) is None and (asked := await list_request_of_line(context, parser, text)):
        return await _listed(context, asked)
    meant_by = await verb_without_promise(context, registry.verbs, parser, text)
    return await ask_which(context, registry.verbs[meant_by.verb], text, meant_by.customers) if meant_by else None


async def _listed(context: RequestContext, asked: ListRequest) -> Reply:
    reply = await list_reply(context, asked)
    note = context.text("ask.list", **context.typed)
    return replace(reply, card=with_note(reply.card, note)) if reply.card else reply


async def run_button(registry: Registry, context: RequestContext, request: ButtonPress) -> Reply:
    """Run a button's action; an unknown one gets an error sentence."""
    action = registry.buttons.get(request.action)
    return context.plain("error.unknown_action") if action is None else await action.run(context, request.value)


async def run_form(registry: Registry, context: RequestContext, request: FormSubmission) -> Reply:
    """Run a form's action; an unknown one gets an error sentence, an answer that is too long an error in the form."""
    if too_long := [name for name, answer in request.answers.items() if len(answer) > LONGEST_TEXT]:
        return Reply(errors={too_long[0]: context.refusal(TooLong(limit=LONGEST_TEXT))})
    form = registry.forms.get(request.action)
    return context.plain("error.unknown_action") if form is None else await form.run(context, request)
