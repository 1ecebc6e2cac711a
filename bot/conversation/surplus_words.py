"""Asks about what a command says beyond its verb and number, instead of dropping it."""

import re

from bot.cards.buttons import verb_button
from bot.cards.card import Block, Button, Buttons, Card, Text
from bot.conversation.command_parser import Command
from bot.conversation.numbers_in_text import MOST_NUMBERS, numbers_named
from bot.conversation.reason_parser import split_reason
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import GeneralVerb, Number, Verb, number_of
from commitments.domain.numbers import label_of

_GOES_ON = re.compile(r"(?:and|then|also|plus|after that|그리고|또|그다음에?|이어서)\s", re.IGNORECASE)
# "done C-1 not yet", "cancel C-1 no wait", 취소 C-2 하지 마세요, 완료 C-2 못 함: the opposite of the command.
_DENIES = re.compile(
    r"(?:no(?:pe)?(?=$|\s*[,.!]|\s(?:wait|stop|sorry|not)\b)|wait\b|never ?mind"
    r"|(?:don['’]?t|do not|isn['’]?t|is not|wasn['’]?t)\b"
    r"|not(?=$|\s*[,.!]|\s(?:yet|really|done|now|ready|sure|this|sent|delivered)\b)"
    r"|아직|(?:안|못)\s?(?:함|했|됐|됨|한|된|하|되|해|돼|합|보내|보냈|보냄|끝|$)|아니|아님|하지\s?(?:마|말|않)|말(?:고|아))",
    re.IGNORECASE,
)
_MOST_OFFERED = 5


def surplus_of(verb: Verb, command: Command, letter: str | None = None) -> str:
    """Return the words that a command has no use for, "" if it uses all; `letter` is that of the side that joined."""
    if command.numbers and number_of(verb) is Number.NONE:
        return labels_of(command.numbers)
    if command.others and not verb.takes_several:
        return labels_of(command.others)
    if len(command.numbers) > MOST_NUMBERS:
        return labels_of(command.numbers[MOST_NUMBERS:])
    if command.rest and not verb.takes_words:
        return command.rest
    if verb.free_text or not verb.takes_several:
        return ""
    if command.rest.endswith("?") or _DENIES.match(command.rest):
        return command.rest  # a question changes nothing, nor does a denial
    before_reason = split_reason(command.rest)[0]
    # "done C-1 to C-3", "done C-1 and send …"
    says_more = numbers_named(before_reason, letter) or _GOES_ON.match(before_reason)
    return before_reason if says_more else ""


def ask_about_surplus(context: RequestContext, verb: Verb, command: Command, surplus: str) -> Reply:
    """Return the question what was meant, with the verb's button for each number that was named."""
    word = context.localizer.verb(verb.name)
    title = context.text("ask.surplus", words=surplus, verb=word)
    named = numbers_named(command.rest, context.workspace.joined)
    numbers = tuple(dict.fromkeys((*command.numbers, *named)))[:_MOST_OFFERED]
    offered = (
        () if isinstance(verb, GeneralVerb) and verb.number is Number.NONE else verb_buttons(context, verb, numbers)
    )
    lines = _line_for_each(context, word, command) if surplus == labels_of(command.others) and command.rest else ()
    blocks: tuple[Block, ...] = (*lines, Buttons(offered)) if offered else lines
    return Reply(card=Card(title, blocks))


def _line_for_each(context: RequestContext, word: str, command: Command) -> tuple[Block, ...]:
    """Return what to type for each number, so that the words are not lost."""
    commit = context.typed["commit"]
    return tuple(
        Text(f"{commit} {word} {label_of(number)} {command.rest}") for number in command.numbers[:_MOST_OFFERED]
    )


def labels_of(numbers: tuple[int, ...]) -> str:
    return ", ".join(label_of(number) for number in numbers)


def verb_buttons(context: RequestContext, verb: Verb, numbers: tuple[int, ...]) -> tuple[Button, ...]:
    """Return a verb's button for each number."""
    return tuple(verb_button(context.localizer, verb.name, number) for number in numbers)
