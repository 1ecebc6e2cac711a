"""Calls the Bot Connector, one request per message and without retries, which are up to the dispatcher.

Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.
"""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import httpx

from bot.teams.connector_errors import reading, sending
from bot.teams.tokens import BotToken
from commitments.domain.errors import DestinationRefused

SECONDS: Final = 10.0
MOST_CONNECTIONS: Final = 50
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Connector:
    """The connector's calls that we use, with the bot's token."""

    _http: httpx.AsyncClient
    _token: BotToken

    async def post(self, service_url: str, conversation: str, activity: Json) -> str:
        """Post an activity; return its id. Raises a SendError."""
        answer = await self._write("POST", service_url, f"conversations/{conversation}/activities", activity)
        return _id_of(answer)

    async def post_privately(self, service_url: str, conversation: str, activity: Json) -> str:
        """Post an activity that only its recipient sees. Raises a SendError."""
        path = f"conversations/{conversation}/activities?isTargetedActivity=true"
        return _id_of(await self._write("POST", service_url, path, activity))

    async def update(self, service_url: str, conversation: str, activity_id: str, activity: Json) -> None:
        """Replace an activity. Raises a SendError."""
        await self._write("PUT", service_url, f"conversations/{conversation}/activities/{activity_id}", activity)

    async def delete(self, service_url: str, conversation: str, activity_id: str) -> None:
        """Delete an activity of ours. Raises a SendError."""
        with sending():
            await self._call("DELETE", service_url, f"conversations/{conversation}/activities/{activity_id}", None)

    async def open_personal(self, service_url: str, person: str, tenant: str) -> str:
        """Return the id of the personal chat with a person of a tenant. Raises a SendError."""
        asked = {"members": [{"id": person}], "tenantId": tenant, "channelData": {"tenant": {"id": tenant}}}
        with reading():
            answer = await self._call("POST", service_url, "conversations", asked)
        return _id_of(answer)

    async def member(self, service_url: str, conversation: str, account: str) -> Json | None:
        """Return a member of a conversation, None if there is no such member. Raises a SendError."""
        path = f"conversations/{conversation}/members/{quote(account, safe=':')}"
        try:
            return await self._read(service_url, path)
        except DestinationRefused as error:
            if error.reason in {"http_404", "MemberNotFoundInConversation", "NotFound"}:
                return None
            raise

    async def members(self, service_url: str, conversation: str) -> tuple[list[Json], bool]:
        """Return the first 500 members of a conversation, and whether these are all. Raises a SendError."""
        page = await self._read(service_url, f"conversations/{conversation}/pagedMembers?pageSize=500")
        return _objects(page, "members"), not page.get("continuationToken")

    async def channels(self, service_url: str, team: str) -> list[Json]:
        """Return the channels of a team. Raises a SendError."""
        return _objects(await self._read(service_url, f"teams/{team}/conversations"), "conversations")

    async def team_name(self, service_url: str, team: str) -> str:
        """Return the name of a team, "" if Teams does not tell. Raises a SendError."""
        return str((await self._read(service_url, f"teams/{team}")).get("name") or "")

    async def _read(self, service_url: str, path: str) -> Json:
        with reading():
            return _object(await self._call("GET", service_url, path, None))

    async def _write(self, method: str, service_url: str, path: str, body: Json) -> object:
        with sending():
            return await self._call(method, service_url, path, body)

    async def _call(self, method: str, service_url: str, path: str, body: Json | None) -> object:
        """Return the JSON of an answer, {} if it has none. Raises httpx.HTTPError, or a SendError without a token."""
        token = await self._token.get()
        answer = await self._http.request(
            method, f"{service_url.rstrip('/')}/v3/{path}", json=body, headers={"Authorization": f"Bearer {token}"}
        )
        if answer.status_code == 401:
            self._token.forget()
        answer.raise_for_status()
        try:
            return answer.json()
        except ValueError:
            return {}


def connector_http() -> httpx.AsyncClient:
    """Return the client for the connector's calls; whoever opens it closes it."""
    limits = httpx.Limits(max_connections=MOST_CONNECTIONS)
    return httpx.AsyncClient(timeout=SECONDS, limits=limits, follow_redirects=False)


def _object(answer: object) -> Json:
    return answer if isinstance(answer, dict) else {}


def _objects(answer: Json, name: str) -> list[Json]:
    """Return the objects that an answer lists under a name."""
    listed = answer.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _id_of(answer: object) -> str:
    """Return the id in an answer; "" where the connector gives none, as for what can be changed no more."""
    return str(_object(answer).get("id") or "")
