"""What the bot refuses to start with."""

from pathlib import Path

import pytest

from bot.wiring import open_bot
from commitments.domain.errors import WrongEncryptionKey
from tests.surfaces.teams.conftest import Client, settings_of
from tests.surfaces.teams.played_teams import PlayedTeams


async def test_a_key_that_does_not_fit_where_people_are_reached(
    client: Client, teams: PlayedTeams, tmp_path: Path
) -> None:
    await client.say("alice", "help")
    with pytest.raises(WrongEncryptionKey):
        async with open_bot(settings_of(teams, tmp_path / "teams.db", commitments_role="worker")):
            pass
