"""The real bot behind the local page, in a folder, at a moment: bare, or whole as `make run` starts it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.types import ASGIApp

from bot.conversation.service import ConversationService
from bot.notifications.handler import notification_handler
from bot.settings import Settings
from bot.web.chat import Chat
from bot.web.chat_message import WORKSPACE
from bot.web.chat_store import ChatFile
from bot.web.demo_people import PEOPLE, ROOMS, local_workspace
from bot.web.messenger import ChatDirectory, ChatMessenger, profile_changes
from bot.web.page import page_routes
from bot.wiring import open_bot
from commitments.adapters.sql.opening import open_store
from commitments.dispatch import Dispatcher
from commitments.domain.clock import ShiftedClock
from commitments.domain.company import Company
from tests.e2e.server import Opening
from tests.surfaces.web.fakes import COMMANDS


def bare_bot_at(folder: Path, now: datetime) -> Opening:
    """Open the bot without seeds and timers over the files of a folder, its clock set to `now` (aware)."""

    @asynccontextmanager
    async def opening() -> AsyncIterator[ASGIApp]:
        chat = Chat(ChatFile(folder / "chat.db"), PEOPLE, ROOMS)
        clock = ShiftedClock()
        clock.move_to(now)
        store = await open_store(f"sqlite:///{folder / 'commitments.db'}")
        async with store.transaction(WORKSPACE) as uow:
            await uow.companies.save(local_workspace(Company(WORKSPACE), ""))
        conversation = ConversationService(store, ChatDirectory(chat), COMMANDS)
        dispatcher = Dispatcher(store, ChatMessenger(chat, clock), notification_handler(), clock)

        async def wake() -> None:
            await dispatcher.dispatch()

        routes = page_routes(
            conversation, chat, clock, wake=wake, next_due=store.next_due, commands=COMMANDS,
            profile_changed=profile_changes(store, chat, clock),
        )  # fmt: skip
        yield Starlette(routes=routes)
        await store.close()

    return opening


def whole_bot_at(folder: Path, now: datetime) -> Opening:
    """Open the bot as it is wired, over the files of a folder; a new one starts at `now` (aware)."""
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{folder / 'page.db'}", slack_bot_token=None, slack_app_token=None,
        slack_signing_secret=None, local_page="on",
    )  # fmt: skip

    @asynccontextmanager
    async def opening() -> AsyncIterator[ASGIApp]:
        _start_at(folder / "page-chat.db", now)
        async with open_bot(settings) as bot:
            yield bot.app

    return opening


def _start_at(path: Path, now: datetime) -> None:
    file = ChatFile(path)
    if file.is_empty():
        clock = ShiftedClock()
        clock.move_to(now)
        Chat(file, PEOPLE, ROOMS).save_clock_offset(clock.offset)
    file.close()
