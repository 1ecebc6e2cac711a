"""Opens the databases of the settings."""

from contextlib import AsyncExitStack
from pathlib import Path

from bot.settings import Settings
from commitments.adapters.encryption import Encryption
from commitments.adapters.sql.conversation_references import SqlConversationReferences
from commitments.adapters.sql.engines import Limits
from commitments.adapters.sql.installations import SqlInstallations
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.domain.clock import SystemClock

BESIDE_SLACK = "sqlite:///var/local-page.db"


async def open_checked_store(stack: AsyncExitStack, settings: Settings, database_url: str) -> SqlStore:
    """Open a store whose stored tokens and conversation references can be decrypted."""
    store = await open_limited_store(stack, settings, database_url)
    await installations_of(settings, store).check_keys()
    await references_of(settings, store).check_keys()
    return store


async def open_limited_store(stack: AsyncExitStack, settings: Settings, database_url: str) -> SqlStore:
    limits = Limits(settings.database_pool_size, settings.database_timeout_seconds)
    store = await open_store(database_url, limits=limits)
    stack.push_async_callback(store.close)
    return store


def installations_of(settings: Settings, store: SqlStore) -> SqlInstallations:
    return SqlInstallations(store.engine, Encryption(settings.encryption_key), SystemClock())


def references_of(settings: Settings, store: SqlStore) -> SqlConversationReferences:
    return SqlConversationReferences(store.engine, Encryption(settings.encryption_key))


def chat_path(database_url: str) -> Path:
    """Return the chat's file next to the database; in var/ if the database is not a file."""
    path = Path(database_url.removeprefix("sqlite:///"))
    return path.with_name(f"{path.stem}-chat.db") if database_url.startswith("sqlite:///") else Path("var/chat.db")
