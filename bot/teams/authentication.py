"""Verifies the tokens with which the Bot Connector signs its requests.

Done with PyJWT instead of the SDK's server, which fetches keys on the event loop, anew for every unknown key id, and
lets a body without a serviceUrl pass. Source:
https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
"""

import asyncio
import logging
from typing import Any, Final

import jwt
from jwt import PyJWK, PyJWKClient
from jwt.types import Options

from commitments.domain.clock import Clock

PUBLIC_KEYS: Final = "https://login.botframework.com/v1/.well-known/keys"
ISSUER: Final = "https://api.botframework.com"
_ALGORITHM: Final = "RS256"
_LEEWAY: Final = 300.0  # seconds that clocks may differ, as Microsoft recommends
_FETCH_SECONDS: Final = 5.0
_DAY: Final = 86_400.0
_BETWEEN_FETCHES: Final = 60.0  # so that tokens of unknown keys, which anybody can send, cost no requests
_CHECKED: Final[Options] = {
    "require": ["exp", "iss", "aud"],
    "verify_exp": False, "verify_nbf": False, "verify_iat": False,  # by our clock
}  # fmt: skip
_log = logging.getLogger(__name__)


class Unauthenticated(Exception):
    """The request is not one of the Bot Connector; `reason` holds nothing of it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class TokenVerifier:
    """Verifies tokens for the bot `client_id` with the keys published at `keys_url`."""

    def __init__(self, client_id: str, clock: Clock, keys_url: str = PUBLIC_KEYS) -> None:
        self._audience = client_id
        self._clock = clock
        self._published = PyJWKClient(keys_url, cache_jwk_set=False, timeout=_FETCH_SECONDS)
        self._keys: dict[str, PyJWK] = {}
        self._fetched_at = float("-inf")
        self._fetching = asyncio.Lock()

    async def warm(self) -> None:
        """Fetch the keys before the first request; a failure is tried again with that."""
        await self._refresh()

    async def verify(self, authorization: str, service_url: str) -> None:
        """Raise Unauthenticated unless the header's token was issued to us, for this service URL, and is in force."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthenticated("the token is missing")
        claims = self._claims(token, await self._key(_key_id(token)))
        claimed = claims.get("serviceurl", claims.get("serviceUrl"))
        if not isinstance(claimed, str) or not service_url or claimed.rstrip("/") != service_url.rstrip("/"):
            raise Unauthenticated("the token is for another service URL")

    def _claims(self, token: str, key: PyJWK) -> dict[str, Any]:
        try:
            claims: dict[str, Any] = jwt.decode(
                token, key.key, algorithms=[_ALGORITHM], audience=self._audience, issuer=ISSUER, options=_CHECKED
            )
        except jwt.InvalidTokenError:
            raise Unauthenticated("the token is not valid") from None
        self._check_times(claims)
        return claims

    def _check_times(self, claims: dict[str, Any]) -> None:
        """Raise Unauthenticated for a token that is over or not yet in force, by our clock."""
        now = self._clock.now().timestamp()
        end, start = claims["exp"], claims.get("nbf", 0)
        if not isinstance(end, int | float) or not isinstance(start, int | float):
            raise Unauthenticated("the token has no times")
        if end + _LEEWAY < now or start - _LEEWAY > now:
            raise Unauthenticated("the token is not in force")

    async def _key(self, key_id: str) -> PyJWK:
        if key_id not in self._keys or _now() - self._fetched_at > _DAY:
            await self._refresh()
        if key_id not in self._keys:
            raise Unauthenticated("the token's key is unknown")
        return self._keys[key_id]

    async def _refresh(self) -> None:
        """Fetch the keys in a thread, at most once a minute."""
        async with self._fetching:
            if _now() - self._fetched_at < _BETWEEN_FETCHES:
                return
            self._fetched_at = _now()
            try:
                found = await asyncio.to_thread(self._published.get_jwk_set)
            except jwt.PyJWKClientError as error:
                _log.warning("teams_keys_not_read", extra={"error": type(error).__name__})
                return
            self._keys = {key.key_id: key for key in found.keys if key.key_id}


def _now() -> float:
    """Return the event loop's seconds, which no change of the system clock moves."""
    return asyncio.get_running_loop().time()


def _key_id(token: str) -> str:
    """Return the key id in a token's head, which is not verified yet."""
    try:
        head = jwt.get_unverified_header(token)
    except jwt.InvalidTokenError:
        raise Unauthenticated("the token cannot be read") from None
    if head.get("alg") != _ALGORITHM:
        raise Unauthenticated("the token has another algorithm")
    return str(head.get("kid") or "")
