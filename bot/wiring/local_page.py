"""Opens the local page."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from bot.conversation.service import ConversationService
from bot.notifications.handler import notification_handler
from bot.settings import Settings
from bot.web.chat import Chat
from bot.web.chat_message import WORKSPACE
from bot.web.chat_store import ChatFile
from bot.web.demo_people import PEOPLE, ROOMS, local_workspace
from bot.web.messenger import ChatDirectory, ChatMessenger
from bot.web.page import page_routes
from bot.web.seed import seed
from bot.wiring.limits import request_limits
from bot.wiring.parts import Parts, watch_store
from bot.wiring.sending import keep_dates, postponing_dispatch, sending_timers
from bot.wiring.stores import BESIDE_SLACK, chat_path
from commitments.adapters.private_files import keep_private
from commitments.adapters.sql.store import SqlStore
from commitments.dispatch import Dispatcher
from commitments.domain.clock import ShiftedClock
from commitments.domain.errors import PageFileUnusable


def _open_chat(path: Path) -> ChatFile:
    try:
        keep_private(path)
    except OSError as error:
        raise PageFileUnusable(file=str(path), problem=error.strerror or type(error).__name__) from error
    return ChatFile(path)


async def open_page(stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: Parts) -> None:
    path = chat_path(BESIDE_SLACK if settings.has_slack else settings.database_url)
    file = _open_chat(path)
    stack.callback(file.close)
    chat = Chat(file, PEOPLE, ROOMS)
    clock = ShiftedClock(chat.clock_offset())
    async with store.transaction(WORKSPACE) as uow:
        known = await uow.companies.get_for_update()
        await uow.companies.save(local_workspace(known, f"http://{settings.host}:{settings.port}"))
    if settings.commitments_role != "web":
        await keep_dates(store, clock)
    dispatcher = Dispatcher(store, ChatMessenger(chat, clock), notification_handler(), clock, telemetry=parts.metrics)
    directory, typed, dispatch = ChatDirectory(chat), settings.typed, postponing_dispatch(dispatcher)
    filled = asyncio.Event()
    ticker = sending_timers(dispatcher, dispatch, settings, store, clock)

    async def fill() -> None:
        filling = ConversationService(store, directory, typed, surface="seed")  # no user requests, so not measured
        await seed(filling, chat, clock, wake=dispatch, next_due=store.next_due, commands=typed)
        if settings.commitments_role != "web":
            ticker.start()
        filled.set()

    async def is_filled() -> bool:
        return filled.is_set()

    stack.push_async_callback(ticker.stop)
    parts.filling = asyncio.create_task(fill(), name="fill the local page")
    stack.push_async_callback(asyncio.wait, [parts.filling])  # a half-filled page cannot be started again
    conversation = ConversationService(
        store, directory, typed, surface="page", meter=parts.metrics, language=settings.language,
        limits=request_limits(settings),
    )  # fmt: skip
    parts.routes += page_routes(
        conversation, chat, clock, wake=dispatch, next_due=store.next_due, commands=typed, filled=filled
    )
    watch_store(parts, "page", store, clock)
    parts.checks["page"] = is_filled
    parts.startup_lines.append(f"Local page: http://{settings.host}:{settings.port}")
