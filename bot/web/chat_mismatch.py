"""A chat file that does not belong to the database: a new chat beside promises of before, or the other way round."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from bot.cards.card import Card
from bot.web.chat import Chat
from bot.web.chat_message import BOT, WORKSPACE, Message
from bot.web.words import words_of
from commitments.application.authorization import Right, has_right
from commitments.application.ports.store import Store
from commitments.application.replacing_cards import post_all_anew
from commitments.domain.clock import Clock
from commitments.domain.errors import PageFileUnusable


def put_aside(path: Path) -> Path:
    """Rename the file of a chat whose promises are gone; return its new name. Raises PageFileUnusable."""
    names = (path.with_name(f"{path.stem}-before-{number}{path.suffix}") for number in range(1, 10_000))
    try:
        return path.rename(next(name for name in names if not name.exists()))
    except OSError as error:
        raise PageFileUnusable(file=str(path), problem=error.strerror or type(error).__name__) from error


async def begin_again(
    chat: Chat,
    store: Store,
    clock: Clock,
    profile_changed: Callable[[str], Awaitable[None]],
    commands: Mapping[str, str],
) -> None:
    """Begin an empty chat for promises that are on record: tell everybody, and plan the customers' cards anew.

    Ids begin above those of any chat of before, so that what is stored of its messages means none of this one.
    """
    now = clock.now()
    chat.begin_ids_at(int(now.timestamp()))
    await post_all_anew(store, WORKSPACE, now)
    for profile in chat.people.values():
        await profile_changed(profile.person.id)
        if has_right(profile.person, Right.USE):
            card = Card(words_of(profile.person.language)["new_chat"].format(**commands))
            for place in chat.places(profile.person.id):
                chat.post(Message(0, place, BOT, now, card=card, only_for=profile.person.id))
