"""The whole bot behind the local page, in a folder, at a moment: store, conversation and dispatcher."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.types import ASGIApp

from bot.conversation.conversation import Conversation
from bot.conversation.office import office
from bot.web.chat import Chat
from bot.web.chat_file import ChatFile
from bot.web.message import WORKSPACE
from bot.web.messenger import ChatDirectory, ChatMessenger
from bot.web.page import page_routes
from bot.web.people import PEOPLE, ROOMS, local_workspace
from bot.web.seed import seed
from commitments.adapters.opening import open_store
from commitments.clock import ShiftedClock
from commitments.dispatch import Dispatcher
from tests.e2e.server import Opening
from tests.surfaces.web.fakes import COMMANDS


def bot_at(folder: Path, now: datetime, *, seeded: bool = False) -> Opening:
    """Open the bot over the files of a folder, with its clock set to `now` (aware)."""

    @asynccontextmanager
    async def opening() -> AsyncIterator[ASGIApp]:
        chat = Chat(ChatFile(folder / "chat.db"), PEOPLE, ROOMS)
        clock = ShiftedClock()
        clock.move_to(now)
        store = await open_store(f"sqlite:///{folder / 'commitments.db'}")
        async with store.transaction(WORKSPACE) as tx:
            await tx.put_workspace(local_workspace(""))
        conversation = Conversation(store, ChatDirectory(chat), COMMANDS)
        dispatcher = Dispatcher(store, ChatMessenger(chat, clock), office(), clock)

        async def wake() -> None:
            await dispatcher.dispatch()

        if seeded:
            await seed(conversation, chat, clock, wake=wake, next_due=store.next_due, commands=COMMANDS)
        routes = page_routes(conversation, chat, clock, wake=wake, next_due=store.next_due, commands=COMMANDS)
        yield Starlette(routes=routes)
        await store.close()

    return opening
