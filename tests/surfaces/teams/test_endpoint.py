"""Who is let in at /api/messages: the matrix of tokens, tenants, addresses and bodies."""

import json
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import BOT, CLIENT, ELSEWHERE, ISSUER, TENANT

OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
FORGED: dict[str, dict[str, Any]] = {
    "wrong audience": {"aud": ELSEWHERE},
    "no audience": {"aud": None},
    "wrong issuer": {"iss": "https://sts.windows.net/x/"},
    "an issuer of Entra": {"iss": f"https://login.microsoftonline.com/{TENANT}/v2.0"},
    "expired": {"exp": 1_700_000_000},
    "no end": {"exp": None},
    "not yet": {"nbf": 4_000_000_000},
    "wrong serviceUrl": {"serviceurl": "https://evil.example"},
    "no serviceUrl": {"serviceurl": None},
}


@pytest.mark.parametrize("claims", FORGED.values(), ids=FORGED)
async def test_a_token_with_wrong_claims_is_refused(client: Client, claims: dict[str, Any]) -> None:
    answer = await client.post(client.activity("alice", text="help"), f"Bearer {client.teams.token(**claims)}")
    assert answer.status_code == 401
    assert not client.teams.messages


def tokens(client: Client) -> dict[str, str]:
    claims = {"iss": ISSUER, "aud": CLIENT, "serviceurl": f"{client.teams.url}/", "exp": 4_102_444_800}
    head = {"kid": "key-1"}
    return {
        "another key": jwt.encode(claims, OTHER_KEY, "RS256", head),
        "an unknown key": jwt.encode(claims, OTHER_KEY, "RS256", {"kid": "key-2"}),
        "no key": jwt.encode(claims, OTHER_KEY, "RS256"),
        "another algorithm": jwt.encode(claims, "s" * 64, "HS256", head),
        "no algorithm": jwt.encode(claims, "", "none", head),
        "no token": "x",
    }


async def test_a_token_of_another_key_or_algorithm_is_refused(client: Client) -> None:
    refused = {
        name: (await client.post(client.activity("alice", text="help"), f"Bearer {token}")).status_code
        for name, token in tokens(client).items()
    }
    refused["none"] = (await client.post(client.activity("alice", text="help"), "")).status_code
    refused["basic"] = (await client.post(client.activity("alice", text="help"), "Basic eDp4")).status_code
    assert set(refused.values()) == {401}, refused
    assert not client.teams.messages


async def test_unknown_keys_cost_one_look_in_a_minute(client: Client) -> None:
    before = client.teams.key_fetches
    for _ in range(20):
        token = tokens(client)["an unknown key"]
        assert (await client.post(client.activity("alice", text="help"), f"Bearer {token}")).status_code == 401
    assert client.teams.key_fetches - before <= 1


@pytest.mark.parametrize(
    "service_url",
    ["https://evil.example/", "http://smba.trafficmanager.net/", "https://trafficmanager.net.evil.example/",
     "https://user@smba.trafficmanager.net/", "https://:x@smba.trafficmanager.net/", "", "file:///etc/passwd",
     "https://smba.trafficmanager.net:8443/", "https://smba.trafficmanager.net:99999/",
     "https://smba.trafficmanager.net:x/", "https://smba.trafficmanager.net./", "https://[::1/",
     "https://anybody.trafficmanager.net/", "https://webchat.botframework.com/"],
)  # fmt: skip
async def test_our_token_is_sent_to_nobody_but_teams(client: Client, service_url: str) -> None:
    activity = client.activity("alice", text="help", serviceUrl=service_url)
    answer = await client.post(activity, f"Bearer {client.teams.token(serviceurl=service_url)}")
    assert answer.status_code == 403


@pytest.mark.parametrize("channel", ["webchat", "directline", "emulator", "", None, 7])
async def test_another_channel_of_the_same_bot_is_refused(client: Client, channel: object) -> None:
    """There the client itself says who writes, and the token is as good."""
    answer = await client.post(client.activity("alice", text="help", channelId=channel))
    assert answer.status_code == 403
    assert not client.teams.messages


async def test_another_tenant_is_refused(client: Client) -> None:
    other = {"conversationType": "personal", "id": "a:eve", "tenantId": ELSEWHERE}
    answer = await client.post(client.activity("eve", text="help", conversation=other))
    assert answer.status_code == 403
    assert not client.teams.messages


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{", b'"x"', b"\xff", b"[" * 10_000])
async def test_a_body_that_is_no_activity_is_a_bad_request(client: Client, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {client.teams.token()}", "Content-Type": "application/json"}
    assert (await client.http.post("/api/messages", content=body, headers=headers)).status_code == 400


async def test_a_large_body_is_refused_before_it_is_read(client: Client) -> None:
    headers = {"Authorization": f"Bearer {client.teams.token()}"}
    answer = await client.http.post("/api/messages", content=b"x" * 300_000, headers=headers)
    assert answer.status_code == 413


HALF = "\ud83d"


@pytest.mark.parametrize(
    "changed",
    [
        {"text": f"help {HALF}"}, {"locale": HALF, "entities": [{"type": "clientInfo", "timezone": HALF}]},
        {"id": f"1{HALF}"}, {"localTimezone": f"Asia/{HALF}"},
    ],
)  # fmt: skip
async def test_half_a_letter_is_answered_like_any_other(client: Client, changed: dict[str, Any]) -> None:
    body = json.dumps({**client.activity("alice", text="help"), **changed})
    headers = {"Authorization": f"Bearer {client.teams.token()}"}
    assert (await client.http.post("/api/messages", content=body, headers=headers)).status_code == 200
    assert client.teams.sent_to("a:alice")


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "messageReaction"}, {"type": "typing"}, {"type": "event", "name": "novel"}, {"type": "novelty"},
        {"type": "invoke", "name": "task/fetch", "value": {}}, {"type": "invoke", "name": "novel/one"},
        {"type": "conversationUpdate", "membersAdded": [{"id": BOT}]},
        {"type": "installationUpdate", "action": "novel"}, {"text": "help", "textFormat": "novel"},
        {"text": "help", "channelData": {"tenant": {"id": TENANT}, "channel": {"type": "novel"}}},
        {"text": None}, {"text": ""}, {"from": {"id": "29:x"}}, {"from": {}}, {"conversation": {}}, {"entities": "x"},
        {"text": "help", "entities": [1, {"type": "mention"}, {"type": "clientInfo", "timezone": 7}]},
        {"value": {"commitments": {}}}, {"value": {"commitments": {"kind": "press", "action": 1, "value": None}}},
        {"value": {"commitments": {"kind": "form", "action": "novel", "value": "x"}, "a": {"b": 1}}},
        {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": {"data": "x"}}}, {"id": None},
    ],
)  # fmt: skip
async def test_what_is_novel_is_acknowledged(client: Client, changed: dict[str, Any]) -> None:
    answer = await client.post({**client.activity("alice"), **changed})
    assert answer.status_code == 200, answer.text
