"""The cards about two accounts that are, or may be, one person."""

from bot.cards.buttons import button
from bot.cards.card import Buttons, Card, Note, Text
from bot.i18n.localizer import Localizer
from commitments.domain.accounts import platform_of
from commitments.domain.connection import PLATFORM_NAMES
from commitments.domain.person import Person


def asked_card(localizer: Localizer, reader: Person, other: Person, *, widens: bool) -> Card:
    """Return the question whether two accounts are one person, with what follows if they are.

    `widens`: one of them would become an admin.
    """
    by_platform = {platform_of(one.id): one.name for one in (reader, other)}
    parts = ["why", "then", *(["admin"] if widens else [])]
    texts = tuple(Text(localizer.text(f"same_person.asked.{part}")) for part in parts)
    buttons = (
        button(localizer, "same_person_yes", other.id, "primary"),
        button(localizer, "same_person_not", other.id),
    )
    note = Note(localizer.text("same_person.asked.stranger"))
    return Card(localizer.text("same_person.asked", **by_platform), (*texts, note, Buttons(buttons)))


def news_card(localizer: Localizer, news: str, reader: Person, other: Person) -> Card:
    """Return the message to an account about another one, beside the question."""
    blocks = (Note(told_text(localizer, reader)),) if news == "done" else ()
    return Card(localizer.text(f"same_person.{news}", name=other.name, platform=platform_name(other.id)), blocks)


def told_text(localizer: Localizer, person: Person) -> str:
    """Return where somebody with two accounts is told, and how to change that."""
    return localizer.text(f"same_person.told.{platform_of(person.told_at)}")


def platform_name(account: str) -> str:
    return PLATFORM_NAMES[platform_of(account)]
