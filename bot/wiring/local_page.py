"""Opens the local page."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from bot.conversation.service import ConversationService
from bot.notifications.handler import notification_handler
from bot.settings import Settings
from bot.web.chat import Chat
from bot.web.chat_message import WORKSPACE
from bot.web.chat_mismatch import begin_again, put_aside
from bot.web.chat_store import ChatFile
from bot.web.demo_people import PEOPLE, ROOMS, local_workspace
from bot.web.messenger import ChatDirectory, ChatMessenger, profile_changes
from bot.web.page import page_routes
from bot.web.seed import seed
from bot.wiring.limits import request_limits
from bot.wiring.parts import Parts, watch_store
from bot.wiring.sending import postponing_dispatch, sending_timers
from bot.wiring.stores import BESIDE_SLACK, chat_path
from bot.wiring.upkeep import keep_dates
from commitments.adapters.private_files import keep_private
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.commitment_query import Query
from commitments.dispatch import Dispatcher
from commitments.domain.clock import ShiftedClock
from commitments.domain.errors import PageFileUnusable

_WHAT_IT_IS: Final = "The local page is a place to try the bot, where one may act as anybody. Ctrl+C stops it."
_PUT_ASIDE: Final = "The database is new, so the chat of before was put aside: {file}. Delete it if you do not need it."
_NEW_CHAT: Final = (
    "The chat is new, as its file was missing; the promises stay, and the customers' cards are posted again."
)


async def open_page(stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: Parts) -> None:
    chat, is_new_chat = await _open_chat(stack, settings, store, parts)
    clock, filled = ShiftedClock(chat.clock_offset()), asyncio.Event()
    await _save_company(store, settings.address)
    if settings.commitments_role != "web":
        await keep_dates(store, clock)
    dispatcher = Dispatcher(store, ChatMessenger(chat, clock), notification_handler(), clock, telemetry=parts.metrics)
    directory, typed, dispatch = ChatDirectory(chat), settings.typed, postponing_dispatch(dispatcher)
    profile_changed = profile_changes(store, chat, clock)
    ticker = sending_timers(dispatcher, dispatch, settings, store, clock)

    async def fill() -> None:
        filling = ConversationService(store, directory, typed, surface="seed")  # no user requests, so not measured
        if is_new_chat:
            await begin_again(chat, store, clock, profile_changed, typed)
        else:
            await seed(filling, chat, clock, wake=dispatch, next_due=store.next_due, commands=typed)
        if settings.commitments_role != "web":
            await dispatch()  # what is due is logged above the address of the page
            ticker.start()
        filled.set()

    stack.push_async_callback(ticker.stop)
    parts.filling = asyncio.create_task(fill(), name="fill the local page")
    stack.push_async_callback(asyncio.wait, [parts.filling])  # a half-filled page cannot be started again
    conversation = ConversationService(
        store, directory, typed, surface="page", meter=parts.metrics, language=settings.language,
        limits=request_limits(settings),
    )  # fmt: skip
    parts.routes += page_routes(
        conversation, chat, clock, wake=dispatch, next_due=store.next_due, commands=typed,
        profile_changed=profile_changed, filled=filled,
    )  # fmt: skip
    _announce(parts, store, clock, filled, settings.address)


async def _open_chat(stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: Parts) -> tuple[Chat, bool]:
    """Return the chat, and whether it is new beside promises of before; a chat without its promises is put aside."""
    path = chat_path(BESIDE_SLACK if settings.has_platform else settings.database_url)
    file = _open_file(path)
    async with store.read_only(WORKSPACE) as uow:
        has_promises = await uow.commitments.count(Query(None, "any"), most=1) > 0
    if not has_promises and not file.is_empty():
        file.close()
        parts.startup_lines.append(_PUT_ASIDE.format(file=put_aside(path)))
        file = _open_file(path)
    stack.callback(file.close)
    chat = Chat(file, PEOPLE, ROOMS)
    is_new = has_promises and chat.is_empty() and not chat.is_half_filled()
    if is_new:
        parts.startup_lines.append(_NEW_CHAT)
    return chat, is_new


def _open_file(path: Path) -> ChatFile:
    try:
        keep_private(path)
    except OSError as error:
        raise PageFileUnusable(file=str(path), problem=error.strerror or type(error).__name__) from error
    return ChatFile(path)


async def _save_company(store: SqlStore, address: str) -> None:
    async with store.transaction(WORKSPACE) as uow:
        known = await uow.companies.get_for_update()
        await uow.companies.save(local_workspace(known, address))


def _announce(parts: Parts, store: SqlStore, clock: ShiftedClock, filled: asyncio.Event, address: str) -> None:
    """Let operators ask after the page, and say at the start where it is."""

    async def is_filled() -> bool:
        return filled.is_set()

    watch_store(parts, "page", store, clock)
    parts.checks["page"] = is_filled
    parts.startup_lines += [_WHAT_IT_IS, f"Local page: {address}"]
