"""A page and a client that speaks to it without a browser."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.surfaces.web.fakes import FakePage, make_page

ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def page() -> FakePage:
    """Return a new page."""
    return make_page()


@pytest.fixture
async def client(page: FakePage) -> AsyncIterator[httpx.AsyncClient]:
    """Yield a client that behaves as the page's own script does."""
    transport = httpx.ASGITransport(app=page.app)
    headers = {"Origin": ADDRESS}
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers=headers) as client:
        yield client
