"""Fetches the bot's own token: OAuth 2.0 client credentials, kept until shortly before it ends.

Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow.
"""

import asyncio
from typing import Any, Final

import httpx
from pydantic import SecretStr

from commitments.domain.errors import TryLater, WorkspaceRefused

LOGIN_URL: Final = "https://login.microsoftonline.com"
SCOPE: Final = "https://api.botframework.com/.default"
_BEFORE_END: Final = 300.0
_DEFAULT_LIFE: Final = 600.0
_LATER: Final = frozenset({"temporarily_unavailable", "server_error"})


class BotToken:
    """The token of the bot `client_id` in its tenant."""

    def __init__(
        self, http: httpx.AsyncClient, client_id: str, secret: SecretStr, tenant: str, login_url: str = LOGIN_URL
    ) -> None:
        self._http = http
        self._url = f"{login_url.rstrip('/')}/{tenant}/oauth2/v2.0/token"
        self._client_id = client_id
        self._secret = secret
        self._token = ""
        self._until = 0.0
        self._fetching = asyncio.Lock()

    async def get(self) -> str:
        """Return a token that is in force. Raises WorkspaceRefused if the secret is not, TryLater if nobody answers."""
        async with self._fetching:
            now = asyncio.get_running_loop().time()
            if not self._token or now >= self._until:
                answer = await self._fetch()
                self._token = str(answer["access_token"])
                self._until = now + _life(answer) - _BEFORE_END
            return self._token

    def forget(self) -> None:
        """Fetch another token for the next call, since this one was refused."""
        self._token = ""

    async def _fetch(self) -> dict[str, Any]:
        asked = {
            "grant_type": "client_credentials", "client_id": self._client_id,
            "client_secret": self._secret.get_secret_value(), "scope": SCOPE,
        }  # fmt: skip
        try:
            response = await self._http.post(self._url, data=asked)
            answer = response.json()
        except (httpx.HTTPError, ValueError):
            raise TryLater("token_not_read") from None
        if isinstance(answer, dict) and answer.get("access_token"):
            return answer
        code = str(answer.get("error") or "") if isinstance(answer, dict) else ""
        if response.status_code >= 500 or response.status_code == 429 or code in _LATER or not code:
            raise TryLater("token_not_read")
        raise WorkspaceRefused(code if code.isidentifier() else "token_refused")


def _life(answer: dict[str, Any]) -> float:
    """Return how many seconds a token is in force."""
    seconds = answer.get("expires_in")
    return max(_BEFORE_END, float(seconds)) if isinstance(seconds, int | float) else _DEFAULT_LIFE
