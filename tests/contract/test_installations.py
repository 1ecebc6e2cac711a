"""Workspaces that installed us: found by team, kept apart, and with tokens that nobody reads in the database."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import pytest_asyncio
from pydantic import SecretStr
from sqlalchemy import text

from commitments.adapters.encryption import Encryption, new_key
from commitments.adapters.sql.installations import CACHED_FOR, SqlInstallations
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.installations import Installation
from commitments.domain.errors import EncryptionKeyMissing, WorkspaceRefused, WrongEncryptionKey
from tests.contract.values import HOUR, NOW

OLD_KEY, KEY = SecretStr(new_key()), SecretStr(new_key())
OURS = Installation(
    "slack", "T1", "ours", SecretStr("xoxb-ours"), "E1", "U0BOT", "B1", "우리 회사", "https://ours.slack.com/"
)
THEIRS = Installation("slack", "T2", "theirs", SecretStr("xoxb-theirs"))


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


def stored(store: SqlStore, *keys: SecretStr, clock: Clock | None = None) -> SqlInstallations:
    """Return the installations as another process sees them: nothing is cached yet."""
    return SqlInstallations(store.engine, Encryption(keys or (KEY,)), clock or Clock())


async def tokens(store: SqlStore) -> list[str]:
    async with store.engine.connect() as connection:
        found = await connection.execute(text("SELECT token FROM installations ORDER BY workspace"))
        return [str(token) for token in found.scalars()]


@pytest_asyncio.fixture(loop_scope="session", name="both")
async def _both(store: SqlStore) -> SqlInstallations:
    both = stored(store)
    await both.save(OURS, NOW)
    await both.save(THEIRS, NOW + HOUR)
    return stored(store)


async def test_each_workspace_has_its_own_installation(both: SqlInstallations) -> None:
    for _ in range(2):  # the second time from the cache
        assert await both.for_request("T1", "") == OURS
        assert await both.for_request("T2", "E1") == THEIRS
        assert await both.for_company("ours") == OURS
        assert await both.for_company("theirs") == THEIRS
    assert await both.all() == [OURS, THEIRS]


@pytest.mark.parametrize(("workspace", "enterprise"), [("T3", ""), ("T3", "E1"), ("", "E1"), ("", "")])
async def test_an_unknown_workspace_has_none(both: SqlInstallations, workspace: str, enterprise: str) -> None:
    assert await both.for_request(workspace, enterprise) is None


async def test_a_company_without_an_installation_is_refused(both: SqlInstallations) -> None:
    with pytest.raises(WorkspaceRefused, match="not_installed"):
        await both.for_company("T1")


async def test_what_is_installed_for_an_organisation_serves_its_workspaces_but_those_with_their_own(
    store: SqlStore, both: SqlInstallations
) -> None:
    everywhere = replace(OURS, workspace="E2", enterprise="E2", company="grid")
    await stored(store).save(everywhere, NOW)
    assert await both.for_request("T7", "E2") == everywhere
    assert await both.for_request("T2", "E2") == THEIRS


async def test_a_company_goes_through_the_workspace_that_it_installed_first(
    store: SqlStore, both: SqlInstallations
) -> None:
    await stored(store).save(replace(OURS, workspace="T0"), NOW + HOUR)
    assert await both.for_company("ours") == OURS


async def test_platforms_are_apart(store: SqlStore, both: SqlInstallations) -> None:
    teams = SqlInstallations(store.engine, Encryption((KEY,)), Clock(), "teams")
    assert await teams.for_request("T1", "E1") is None
    assert await teams.all() == []


async def test_tokens_are_encrypted_in_the_database_and_printed_nowhere(
    store: SqlStore, both: SqlInstallations
) -> None:
    await both.all()
    async with store.engine.connect() as connection:
        rows = (await connection.execute(text("SELECT * FROM installations"))).all()
    assert "xoxb" not in str(rows)
    assert "xoxb" not in f"{OURS} {OURS!r} {await both.all()}"


async def test_a_token_in_the_row_of_another_workspace_is_of_no_use(store: SqlStore, both: SqlInstallations) -> None:
    async with store.engine.begin() as connection:
        await connection.execute(
            text("UPDATE installations SET token = (SELECT token FROM installations WHERE workspace = 'T1')")
        )
    assert await both.for_request("T1", "") == OURS
    with pytest.raises(WrongEncryptionKey):
        await both.for_request("T2", "")


async def test_a_removed_installation_is_found_no_more_and_its_token_is_gone(
    store: SqlStore, both: SqlInstallations
) -> None:
    assert await both.for_company("ours") == OURS
    await both.mark_removed(OURS, NOW + HOUR)
    for seen in (both, stored(store)):
        assert await seen.for_request("T1", "E1") is None
        assert await seen.all() == [THEIRS]
        with pytest.raises(WorkspaceRefused):
            await seen.for_company("ours")
    assert (await tokens(store))[0] == ""


async def test_who_installs_again_is_found_again_and_a_late_word_of_the_removal_changes_nothing(
    both: SqlInstallations,
) -> None:
    fresh = replace(OURS, token=SecretStr("xoxb-fresh"))
    await both.mark_removed(OURS, NOW + HOUR)
    await both.save(fresh, NOW + 2 * HOUR)
    await both.mark_removed(OURS, NOW + HOUR)
    assert await both.for_request("T1", "") == fresh


async def test_what_another_process_changes_is_seen_within_a_minute(store: SqlStore, both: SqlInstallations) -> None:
    clock = Clock()
    here = stored(store, clock=clock)
    assert await here.for_request("T1", "") == OURS
    assert await here.for_request("T3", "") is None
    await both.mark_removed(OURS, NOW)
    await both.save(replace(THEIRS, workspace="T3"), NOW)
    assert await here.for_request("T3", ""), "what was not there is not cached"
    clock.at = NOW + CACHED_FOR - timedelta(seconds=1)
    assert await here.for_request("T1", "") == OURS
    clock.at = NOW + CACHED_FOR
    assert await here.for_request("T1", "") is None


async def test_the_keys_are_checked(store: SqlStore, both: SqlInstallations) -> None:
    await both.check_keys()
    with pytest.raises(EncryptionKeyMissing):
        await SqlInstallations(store.engine, Encryption(()), Clock()).check_keys()
    with pytest.raises(WrongEncryptionKey):
        await stored(store, OLD_KEY).check_keys()


async def test_without_installations_no_key_is_needed_but_to_store_one(store: SqlStore) -> None:
    none = SqlInstallations(store.engine, Encryption(()), Clock())
    await none.check_keys()
    with pytest.raises(EncryptionKeyMissing):
        await none.save(OURS, NOW)


async def test_a_key_is_replaced_in_steps(store: SqlStore) -> None:
    await stored(store, OLD_KEY).save(OURS, NOW)
    await stored(store, OLD_KEY).save(THEIRS, NOW)
    both = stored(store, KEY, OLD_KEY)
    assert await both.for_request("T1", "") == OURS
    await both.save(THEIRS, NOW)
    assert await stored(store, KEY).for_request("T2", "") == THEIRS, "what is saved is encrypted with the first key"
    assert await both.encrypt_again() == 2
    await stored(store, KEY).check_keys()
    assert await stored(store, KEY).all() == [OURS, THEIRS]
    with pytest.raises(WrongEncryptionKey):
        await stored(store, OLD_KEY).check_keys()
