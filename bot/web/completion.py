"""What the composer offers while a command is typed."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.cards.actions import Verb
from bot.web.chat_message import Profile
from commitments.application.authorization import Right, has_right

_COMMIT: Final = (
    "done C-",
    "move C-",
    "give C-",
    "cancel C-",
    "snooze C-",
    "history C-",
    "why C-",
    "undo",
    "help",
)


def completions(names: Mapping[str, str], words: Mapping[str, str]) -> list[dict[str, str]]:
    """Give each command and verb: its `label`, what it `insert`s and a `hint`."""
    commit, mine = names[Verb.COMMIT], names[Verb.COMMITMENTS]
    overdue, customer = names[Verb.OVERDUE], names[Verb.CUSTOMER]
    return [
        _offer(commit, " ", words["commit"]),
        _offer(mine, "", words["commitments"]),
        _offer(overdue, "", words["overdue"]),
        _offer(customer, " ", words["customer_command"]),
        *(_verb(commit, verb, words) for verb in _COMMIT),
        _offer(f"{mine} all", "", words["commitments_all"]),
        _offer(f"{mine} closed", "", words["commitments_closed"]),
        _offer(f"{overdue} csv", "", words["overdue_csv"]),
        _offer(f"{customer} Acme here", "", words["customer_here"]),
    ]


def mentions(people: Sequence[Profile]) -> list[dict[str, str]]:
    """Give the colleagues who can be mentioned."""
    colleagues = [profile.person for profile in people if has_right(profile.person, Right.OWN)]
    return [_offer(f"@{person.name.split()[0].lower()}", " ", person.name) for person in colleagues]


def _verb(command: str, verb: str, words: Mapping[str, str]) -> dict[str, str]:
    name, _, number = verb.partition(" ")
    return _offer(f"{command} {name}", f" {number}" if number else "", words[f"commit_{name}"])


def _offer(label: str, ending: str, hint: str) -> dict[str, str]:
    return {"label": label, "insert": label + ending, "hint": hint}
