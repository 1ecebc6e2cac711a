"""The card with a one-time code, which is sent from the other platform."""

from bot.cards.card import Card, Note, Text
from bot.i18n.localizer import Localizer
from commitments.domain.connection import PLATFORM_NAMES, Platform


def code_card(
    localizer: Localizer, about: str, code: str, other: Platform, words: str, command: str, until: str
) -> Card:
    """Return a code for the other platform, with what is sent there: the words of a verb, in Slack after a command.

    `about` is the family of the sentences, "connect" or "same_person"; `until` is when the code ends.
    """
    line = f"{words} {code}" if other == "teams" else f"/{command.removeprefix('/')} {words} {code}"
    enter = localizer.text(f"{about}.code.enter", platform=PLATFORM_NAMES[other], line=line)
    once = Note(localizer.text(f"{about}.code.once", moment=until))
    return Card(localizer.text("connect.code", code=code), (Text(enter), once))
