"""Nothing but a small, fresh, signed and well-formed request gets through, and no body is ever logged."""

import asyncio
import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from starlette.types import Message, Receive, Scope, Send

from bot.slack.request_verification import BODY_LIMIT, UNVERIFIED_LIMIT, Guard
from bot.telemetry.refusals import Refusals
from tests.lines import told
from tests.security.test_floods import Recorded, no_timer
from tests.surfaces.slack import payloads
from tests.surfaces.slack.conftest import Endpoint
from tests.surfaces.slack.fakes import StandingClock
from tests.surfaces.slack.payloads import NOW, SECRET, signed

BODY = payloads.command(text="the quick brown fox")


def with_header(name: str, value: str | None) -> dict[str, str]:
    """Sign BODY and then change one header, or leave it out."""
    headers = {key: text for key, text in signed(BODY).items() if key != name}
    return headers if value is None else {**headers, name: value}


TIMESTAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"
REFUSED = {
    "no signature": (BODY, with_header(SIGNATURE, None), 401),
    "a wrong signature": (BODY, with_header(SIGNATURE, "v0=" + "0" * 64), 401),
    "a signature that is not ASCII": (BODY, with_header(SIGNATURE, "v0=\u00e9"), 401),
    "another secret": (BODY, signed(BODY, secret="another"), 401),
    "no timestamp": (BODY, with_header(TIMESTAMP, None), 401),
    "a timestamp in words": (BODY, with_header(TIMESTAMP, "now"), 401),
    "a negative timestamp": (BODY, with_header(TIMESTAMP, "-1"), 401),
    "a timestamp in other digits": (BODY, with_header(TIMESTAMP, "\u00b2\u00b3"), 401),
    "an endless timestamp": (BODY, with_header(TIMESTAMP, "9" * 5000), 401),
    "a stale timestamp": (BODY, signed(BODY, at=NOW - timedelta(seconds=301)), 401),
    "a timestamp ahead": (BODY, signed(BODY, at=NOW + timedelta(seconds=301)), 401),
    "bytes that are not UTF-8": (b"text=\xff\xfe", {**signed(b"text="), "content-type": payloads.FORM}, 400),
    "a payload that is not JSON": (body := b"payload=%7Bnope", signed(body), 400),
    "a payload that is a list": (body := b"payload=%5B1%5D", signed(body), 400),
    "a payload without a bottom": (body := urlencode({"payload": "[" * 200_000}).encode(), signed(body), 400),
    "a payload and another": (body := payloads.form(payloads.press()) + b"&payload=x", signed(body), 400),
    "a field twice": (body := BODY + b"&user_id=U0OTHER", signed(body), 400),
    "a blank field twice": (body := BODY + b"&text=&user_id=", signed(body), 400),
    "JSON that is not JSON": (body := b'{"type": ', signed(body, kind=payloads.JSON), 400),
    "JSON that is a text": (body := b'"hello"', signed(body, kind=payloads.JSON), 400),
    "no content type": (BODY, {**signed(BODY), "content-type": ""}, 415),
    "another content type": (BODY, signed(BODY, kind="text/html"), 415),
    "a body above the limit": (body := b"x" * (BODY_LIMIT + 1), signed(body), 413),
}


def encoded(headers: dict[str, str]) -> dict[bytes, bytes]:
    """Return headers as they travel: httpx alone would refuse what is not ASCII."""
    return {name.encode(): value.encode("latin-1") for name, value in headers.items()}


@pytest.mark.parametrize(("body", "headers", "status"), REFUSED.values(), ids=REFUSED.keys())
async def test_what_is_not_from_slack_or_not_readable_is_refused_and_not_logged(
    endpoint: Endpoint, caplog: pytest.LogCaptureFixture, body: bytes, headers: dict[str, str], status: int
) -> None:
    caplog.set_level("DEBUG")

    response = await endpoint.http.post("/slack/events", content=body, headers=encoded(headers))

    assert response.status_code == status
    assert endpoint.conversation.heard == []
    for secret in ("quick", "brown", SECRET, "v0=", "legacy"):
        assert secret not in told(caplog)


async def test_five_minutes_are_fresh_enough(endpoint: Endpoint) -> None:
    response = await endpoint.post(BODY, signed(BODY, at=NOW - timedelta(seconds=299)))

    assert response.status_code == 200
    assert len(endpoint.conversation.heard) == 1


async def test_a_body_is_cut_off_while_it_is_read_when_it_is_longer_than_it_said() -> None:
    asked = Asked({**signed(BODY), "content-length": "9"}, parts=64)

    await guard([])(asked.scope, asked.receive, asked.send)

    assert asked.status == 413
    assert asked.read * 65_536 <= BODY_LIMIT + 65_536


FORGED = "v0=" + "0" * 64
UNREAD = {
    "a stale timestamp": {**signed(BODY, at=NOW - timedelta(seconds=301)), SIGNATURE: FORGED},
    "no timestamp": with_header(TIMESTAMP, None),
    "no signature's form": with_header(SIGNATURE, "v0=short"),
    "a length that is not said": {**signed(BODY), "transfer-encoding": "chunked"},
    "a length above the limit": {**signed(BODY), "content-length": str(BODY_LIMIT + 1)},
    "an unsigned body above 4 KB": {**with_header(SIGNATURE, None), "content-length": "4097"},
}


class Asked:
    """A request whose body comes part by part, and the status that it got."""

    def __init__(self, headers: dict[str, str], parts: int, method: str = "POST") -> None:
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        self.scope = {"type": "http", "method": method, "path": "/slack/events", "headers": raw}
        self.parts, self.read, self.status = parts, 0, 0
        self.more = asyncio.Event()

    async def receive(self) -> Message:
        if self.read == self.parts:
            await self.more.wait()
        self.read += 1
        return {"type": "http.request", "body": b"x" * 65_536, "more_body": True}

    async def send(self, message: Message) -> None:
        self.status = message.get("status", self.status)


async def unreached(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("nothing unsigned gets here")


def guard(reasons: list[str]) -> Guard:
    return Guard(unreached, SECRET, StandingClock(), Refusals(Recorded(reasons), no_timer))


@pytest.mark.parametrize("headers", UNREAD.values(), ids=UNREAD.keys())
async def test_a_head_that_cannot_be_slacks_is_refused_before_any_body_is_read(headers: dict[str, str]) -> None:
    asked = Asked(headers, parts=1)

    await guard([])(asked.scope, asked.receive, asked.send)

    assert asked.status in (401, 411, 413)
    assert asked.read == 0


async def test_what_is_not_signed_at_all_is_read_for_4_kb() -> None:
    asked = Asked(with_header(SIGNATURE, None), parts=9)

    await guard([])(asked.scope, asked.receive, asked.send)

    assert (asked.status, asked.read) == (413, 1)


async def test_a_certificate_check_of_slack_which_is_not_signed_is_answered(endpoint: Endpoint) -> None:
    response = await endpoint.post(b"ssl_check=1&token=legacy", {"content-type": payloads.FORM})

    assert response.status_code == 200
    assert endpoint.conversation.heard == []


async def test_bodies_that_stall_give_way_to_newer_ones_and_hold_16_mb_together(endpoint: Endpoint) -> None:
    reasons: list[str] = []
    door = guard(reasons)
    stalled = [Asked({**signed(b""), SIGNATURE: FORGED}, parts=15) for _ in range(40)]

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(door(one.scope, one.receive, one.send)) for one in stalled]
        await asyncio.wait(tasks[:20], timeout=5)
        assert [one.status for one in stalled[:20]] == [503] * 20
        held = sum(one.read * 65_536 for one in stalled if not one.status)
        assert held <= UNVERIFIED_LIMIT
        for task in tasks:
            task.cancel()

    assert set(reasons) == {"too many bodies are being read"}


async def test_a_flood_of_wrong_signatures_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    door = guard([])

    for _ in range(50):
        asked = Asked(with_header(SIGNATURE, None), parts=0)
        await door({**asked.scope, "method": "GET"}, asked.receive, asked.send)

    assert len(caplog.records) == 1


async def test_only_post_is_answered(endpoint: Endpoint) -> None:
    assert (await endpoint.http.get("/slack/events")).status_code == 405


async def test_the_longest_text_that_slack_sends_gets_through(endpoint: Endpoint) -> None:
    response = await endpoint.command("가" * 40_000)

    assert response.status_code == 200
    assert len(endpoint.conversation.heard) == 1


async def test_a_good_request_leaves_no_word_in_the_log(endpoint: Endpoint, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")

    await endpoint.command("the quick brown fox")
    await endpoint.interact(payloads.press(value="the quick brown fox"))
    body = json.dumps({"type": "url_verification", "challenge": "quick"}).encode()
    await endpoint.post(body, signed(body, kind=payloads.JSON))

    assert "quick" not in told(caplog)
    assert "xoxb" not in told(caplog)
