"""The page answers this machine only, and only its own script may change anything."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.types import Message

from bot.web.page_guard import BODY_LIMIT
from tests.surfaces.web.fakes import FakePage

SAY = {"as": "UALICE", "in": "CTEAM", "text": "hello", "key": "1"}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LOCALHOST", "[::1]", "[::1]:8000"])
async def test_this_machine_is_answered(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "", "example.com", "127.0.0.1.example.com", "localhost.evil:80", "10.0.0.1:8000", "::1", "a:b:80", "localhost.",
        "www.localhost", "localhost:", "localhost:x", "localhost:80:80", "evil.example@localhost", "localhost/evil",
        "localhost#x", " localhost", "localhost,evil.example", "[::1", "[::1]x",
        "[::ffff:127.0.0.1]", "127.1",
    ],
)  # fmt: skip
async def test_another_host_name_is_refused(client: httpx.AsyncClient, page: FakePage, host: str) -> None:
    seen = await client.get("/", headers={"Host": host})
    said = await client.post("/chat/say", json=SAY, headers={"Host": host, "Origin": f"http://{host}".strip()})
    assert (seen.status_code, said.status_code) == (400, 400)
    assert "Alice" not in seen.text
    assert page.chat.is_empty()


async def test_a_port_in_other_digits_is_refused(page: FakePage) -> None:
    """Header bytes that are no ASCII digits are digits to Python's `isdecimal`."""
    answered = await status_of(page, [(b"host", "127.0.0.1:\u0663".encode())])
    assert answered == 400


async def test_a_request_without_a_host_is_refused(page: FakePage) -> None:
    assert await status_of(page, []) == 400


async def status_of(page: FakePage, headers: list[tuple[bytes, bytes]]) -> int:
    """Return the status of a request whose headers a client would not send."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": headers}
    await page.app(scope, receive, send)
    return int(sent[0]["status"])


@pytest.mark.parametrize(
    "path", ["/", "/chat/events", "/chat/static/page.css", "/chat/file/1", "/archives/C1", "/archives/C1/p1"]
)
async def test_a_foreign_host_name_is_refused_everywhere(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_the_page_forbids_foreign_content(client: httpx.AsyncClient) -> None:
    headers = (await client.get("/")).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


async def test_the_page_carries_no_inline_script_or_style(client: httpx.AsyncClient) -> None:
    html = (await client.get("/")).text
    assert "<style" not in html
    assert " style=" not in html
    assert html.count("<script") == html.count('<script type="module" src="/chat/static/') == 1


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://127.0.0.1:9999", "https://127.0.0.1:8000"]
)
async def test_another_origin_changes_nothing(client: httpx.AsyncClient, page: FakePage, origin: str) -> None:
    answer = await client.post("/chat/say", json=SAY, headers={"Origin": origin})
    assert answer.status_code == 403
    assert page.chat.is_empty()


async def test_a_form_post_changes_nothing(client: httpx.AsyncClient, page: FakePage) -> None:
    answer = await client.post("/chat/say", data=SAY)
    assert answer.status_code == 403
    assert page.chat.is_empty()


async def test_a_body_too_large_is_refused(client: httpx.AsyncClient, page: FakePage) -> None:
    answer = await client.post("/chat/say", json={**SAY, "text": "x" * BODY_LIMIT})
    assert answer.status_code == 413
    assert answer.json() == {"error": "That is too long. Say it in fewer words."}
    assert page.chat.is_empty()


async def test_a_body_is_cut_off_while_it_is_read_when_its_length_was_not_said(client: httpx.AsyncClient) -> None:
    read = 0

    async def far_too_much() -> AsyncIterator[bytes]:
        nonlocal read
        while read < 4 * BODY_LIMIT:
            read += 1024
            yield b" " * 1024

    json = {"Content-Type": "application/json"}
    assert (await client.post("/chat/say", content=far_too_much(), headers=json)).status_code == 413
    assert read <= BODY_LIMIT + 2 * 1024


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b"[" * 60000, b'{"as": 7}'])
async def test_malformed_json_gets_one_sentence(client: httpx.AsyncClient, page: FakePage, body: bytes) -> None:
    answer = await client.post("/chat/say", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json() == {"error": "That was not a request I can read."}
    assert page.chat.is_empty()


async def test_refusals_speak_the_language_of_the_page(client: httpx.AsyncClient) -> None:
    answer = await client.post("/chat/say?lang=ko", json={**SAY, "as": "UNOBODY"})
    assert answer.status_code == 404
    assert answer.json() == {"error": "모르는 사용자입니다."}
