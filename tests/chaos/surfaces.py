"""What of a run differs by surface: how places and people are named, what plays the platform, and what sends."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic import SecretStr

from commitments.adapters.encryption import Encryption, new_key
from commitments.adapters.sql.conversation_references import SqlConversationReferences
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.conversation_references import ConversationReference
from tests.chaos.slack import TEAM
from tests.surfaces.slack.payloads import SECRET
from tests.surfaces.teams.played_teams import CLIENT, TENANT

_KEY: Final = new_key()
BLOCKED: Final = "@thread.blocked"
"""Where writing is forbidden, the ids of places end so."""
Introduce = Callable[[SqlStore, str, Iterable[str], Iterable[str], datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Surface:
    """`played` and `sender` are modules; `person` and `channel` give ids by number.

    `introduce` lets the bot have met people and places. `history`: a bot may look into it, and so sends nothing twice.
    """

    company: str
    channel: Callable[[int], str]
    person: Callable[[int], str]
    played: str
    sender: str
    settings: Callable[[str], Mapping[str, str]]
    introduce: Introduce
    history: bool = True
    files: bool = True


async def _known(_: SqlStore, __: str, ___: Iterable[str], ____: Iterable[str], _____: datetime) -> None:
    """Slack tells of everybody whenever it is asked."""


async def _met(store: SqlStore, address: str, people: Iterable[str], places: Iterable[str], now: datetime) -> None:
    """Store where people and places of Teams are reached, as if each had written once."""
    stored = SqlConversationReferences(store.engine, Encryption((SecretStr(_KEY),)))
    for place in places:
        await stored.save(ConversationReference(TENANT, "place", place, place, address, now, TENANT))
    for one in people:
        await stored.save(
            ConversationReference(TENANT, "person", one, f"a:{one}", address, now, TENANT, f"29:{one}", is_guest=False)
        )


def _slack(address: str) -> dict[str, str]:
    return {"SLACK_API_URL": f"{address}/api/", "SLACK_BOT_TOKEN": "xoxb-chaos", "SLACK_SIGNING_SECRET": SECRET}


def _teams(address: str) -> dict[str, str]:
    return {
        "TEAMS_API_URL": address, "TEAMS_CLIENT_ID": CLIENT, "TEAMS_TENANT_ID": TENANT, "TEAMS_CLIENT_SECRET": "s" * 24,
        "ENCRYPTION_KEY": _KEY,
    }  # fmt: skip


SLACK: Final = Surface(TEAM, "C{:04}".format, "U{:04}".format, "tests.chaos.slack", "bot", _slack, _known)
TEAMS: Final = Surface(
    TENANT, "19:c{:04}@thread.tacv2".format, "00000000-0000-4000-8000-{:012}".format, "tests.chaos.teams",
    "tests.chaos.named", _teams, _met, history=False, files=False,
)  # fmt: skip
SURFACES: Final = {"slack": SLACK, "teams": TEAMS}
