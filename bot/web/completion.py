"""Completions of the message composer."""

from collections.abc import Iterator, Mapping, Sequence

from bot.conversation.registry import registry
from bot.conversation.verb import Number, number_of
from bot.i18n.localizer import Localizer
from bot.web.chat_message import Profile
from commitments.application.authorization import Right, has_right

_IN_ENGLISH = Localizer("en", "UTC")


def completions(names: Mapping[str, str], words: Mapping[str, str]) -> list[dict[str, str]]:
    """Return each slash command, verb and example: its `label`, what it `insert`s and a `hint`.

    `names` is what people type for each slash command, `words` the page's sentences.
    """
    commands = registry().commands.values()
    plain = [_offer(names[one.name], " " if one.takes_text else "", words[one.hint]) for one in commands]
    examples = [
        _offer(f"{names[one.name]} {each.words}", "", words[each.hint]) for one in commands for each in one.completions
    ]
    return [*plain, *_verbs(names["commit"], words), *examples]


def _verbs(command: str, words: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for verb in registry().verbs.values():
        if verb.completes:
            ending = " C-" if number_of(verb) is Number.REQUIRED else ""
            yield _offer(f"{command} {_IN_ENGLISH.verb(verb.name)}", ending, words[f"commit_{verb.name}"])


def mentions(people: Sequence[Profile]) -> list[dict[str, str]]:
    """Return the colleagues who can be mentioned."""
    colleagues = [profile.person for profile in people if has_right(profile.person, Right.OWN)]
    return [_offer(f"@{person.name.split()[0].lower()}", " ", person.name) for person in colleagues]


def _offer(label: str, ending: str, hint: str) -> dict[str, str]:
    return {"label": label, "insert": label + ending, "hint": hint}
