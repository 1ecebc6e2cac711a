"""What commands of an operator open and do, beside the running bot."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.web.chat_erasure import ChatRecords
from bot.web.chat_store import ChatFile
from bot.wiring.stores import chat_path, installations_of, open_limited_store, references_of
from commitments.adapters.sql.diagnostics import examine
from commitments.adapters.sql.personal_data.sqlite_file import database_file, rewrite
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.diagnostics import Examination
from commitments.application.ports.store import Store
from commitments.domain.errors import EncryptionKeyMissing

if TYPE_CHECKING:
    from bot.slack.diagnostics import SlackAnswer

_DATABASE_TIMEOUT = 3.0  # seconds that a diagnosis waits for the database


@asynccontextmanager
async def open_outbox(settings: Settings) -> AsyncIterator[Store]:
    """Open the store of DATABASE_URL alone, for an operator; raises the database errors of open_bot."""
    async with AsyncExitStack() as stack:
        yield await open_limited_store(stack, settings, settings.database_url)


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that is stored of people and customers: the store of DATABASE_URL, and the local page's chat."""

    store: SqlStore
    chat: ChatRecords | None


@asynccontextmanager
async def open_archive(settings: Settings) -> AsyncIterator[Archive]:
    """Open all that holds personal data, for an operator; raises the database errors of open_bot."""
    async with AsyncExitStack() as stack:
        store = await open_limited_store(stack, settings, settings.database_url)
        path, chat = chat_path(settings.database_url), None
        if path.exists():
            file = ChatFile(path)
            stack.callback(file.close)
            chat = ChatRecords(file)
        yield Archive(store, chat)


def rewrite_files(settings: Settings) -> None:
    """Rewrite the SQLite files of open_archive, so that no freed page holds what was erased. Raises FileStillHolds."""
    database = database_file(settings.database_url)
    for file in (database, chat_path(settings.database_url)):
        if file is not None and file.exists():
            rewrite(file)


async def encrypt_again(settings: Settings) -> int:
    """Encrypt every stored token with the first key of ENCRYPTION_KEY; return how many there are.

    Raises EncryptionKeyMissing.
    """
    if not settings.encryption_key:
        raise EncryptionKeyMissing
    async with AsyncExitStack() as stack:
        store = await open_limited_store(stack, settings, settings.database_url)
        tokens = await installations_of(settings, store).encrypt_again()
        return tokens + await references_of(settings, store).encrypt_again()


async def examine_database(settings: Settings) -> Examination:
    """Return the examination of the database of DATABASE_URL, read-only; raises BadDatabaseUrl."""
    return await examine(settings.database_url, _DATABASE_TIMEOUT)


async def ask_slack(settings: Settings) -> "SlackAnswer | None":
    """Return the result of auth.test, None if Slack is not configured."""
    if settings.slack_bot_token is None:
        return None
    from bot.slack.client import open_client  # noqa: PLC0415 - takes a fifth of the start time
    from bot.slack.diagnostics import examine_slack  # noqa: PLC0415

    async with open_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url) as client:
        return await examine_slack(client)
