"""Answers within the time that Slack waits: what takes longer is acknowledged, goes on, and is answered afterwards.

The budget begins when a request arrives and covers all that is done for it: waiting for a turn, authorization, reading
people and channels from Slack, the database, opening a form. Slack itself gives up after three seconds.
Source: https://docs.slack.dev/interactivity/handling-user-interaction.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.conversation.late_answers import LONGEST, GoingOn, LateAnswers, LocalizerOf
from bot.conversation.requests import Request
from bot.slack.bolt_authorization import find_in
from bot.slack.client import Clients
from bot.slack.modals import metadata
from bot.slack.payloads import Body
from bot.slack.responder import sentence, tell
from commitments.application.ports.telemetry import raised_at

SECONDS: Final = 2.5
_REQUEST: Final = "commitments_request"
_log = logging.getLogger(__name__)

Json = dict[str, Any]
Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


def remember(context: dict[str, Any], request: Request) -> None:
    """Keep in a Bolt context what is asked, for an answer that comes late."""
    context[_REQUEST] = request


async def _over() -> None:
    await asyncio.sleep(SECONDS)


class TimeBudget:
    """The budget of requests of people; `over` waits until that of one request is used up."""

    def __init__(
        self,
        late: LateAnswers,
        clients: Clients,
        localizer_of: LocalizerOf,
        over: Callable[[], Awaitable[None]] = _over,
    ) -> None:
        self._late = late
        self._clients = clients
        self._localizer_of = localizer_of
        self._over = over
        self._going_on = GoingOn()

    async def dispatch(self, request: AsyncBoltRequest, go: Dispatch) -> BoltResponse:
        """Return the response to a request, or an acknowledgement when the budget is used up."""
        work = asyncio.ensure_future(go(request))
        over = asyncio.ensure_future(self._over())
        try:
            await asyncio.wait({work, over}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            work.cancel()
            raise
        finally:
            over.cancel()
        return work.result() if work.done() else await self._acknowledge(_Late(request, work))

    async def close(self) -> None:
        """Let what goes on end, as GoingOn does."""
        await self._going_on.close()

    async def _acknowledge(self, late: "_Late") -> BoltResponse:
        """Acknowledge a request that goes on, once it is kept that its actor waits; else wait for it to end."""
        late.is_kept = late.asked is not None and await self._late.keep(late.asked)
        going_on = asyncio.create_task(self._finish(late))
        self._going_on.add(going_on)
        if late.is_kept and late.is_command:
            return BoltResponse(status=200, body=self._sentence(late, "slack.one_moment"))
        if not late.is_kept:
            await asyncio.shield(going_on)
        return BoltResponse(status=200)

    async def _finish(self, late: "_Late") -> None:
        """Answer a request once it is carried out; what is not answered here, the outbox answers."""
        if late.is_kept and not late.is_command:
            await self._tell(late, self._sentence(late, "slack.one_moment"))
        try:
            async with asyncio.timeout(LONGEST.total_seconds()):
                shown = self._shown(late, await late.work)
        except Exception as error:  # noqa: BLE001 - nobody else hears of it
            _log.error("late_request_failed", extra={"error": type(error).__name__, "where": raised_at(error)})
            shown = None if late.is_kept else self._sentence(late, "slack.failed")
            await self._tell(late, shown)
        else:
            if await self._tell(late, shown) and late.asked is not None:
                await self._late.settle(late.asked)

    async def _tell(self, late: "_Late", shown: Json | None) -> bool:
        """Show something to the actor, if there is something; return whether nothing is left to be shown."""
        home = find_in(late.request.context)
        client = self._clients.of(home) if home else self._clients.without_token()
        return shown is None or await tell(client, late.place, shown)

    def _sentence(self, late: "_Late", name: str) -> Json:
        return sentence(self._localizer_of(late.asked).text(name))

    def _shown(self, late: "_Late", response: BoltResponse) -> Json | None:
        """Return what a response would have shown; a form is closed by now, so its errors are told."""
        if response.status != 200:
            return self._sentence(late, "slack.failed")
        said: Json = json.loads(response.body) if response.body else {}
        if said.get("response_action") == "errors":
            return sentence("\n".join([*said["errors"].values(), *(f"“{one}”" for one in late.typed)]))
        if "response_action" in said:
            return self._sentence(late, "slack.form_too_late")
        return said or None


@dataclass
class _Late:
    """A request that takes longer than its budget. `is_kept`: it is stored that its actor waits."""

    request: AsyncBoltRequest
    work: asyncio.Future[BoltResponse]
    is_kept: bool = False

    @property
    def asked(self) -> Request | None:
        """What is asked, None if the request was not read so far."""
        found = self.request.context.get(_REQUEST)
        return found if isinstance(found, Request) else None

    @property
    def is_command(self) -> bool:
        return "command" in self.request.body

    @property
    def place(self) -> Body:
        """The body with the response_url of the place where the actor is to be answered."""
        body: Body = self.request.body
        return {**body, "response_url": metadata(body["view"]).get("url", "")} if "view" in body else body

    @property
    def typed(self) -> list[str]:
        """What the actor wrote into a form."""
        inputs = [each for block in self.request.body["view"]["state"]["values"].values() for each in block.values()]
        return [str(each["value"]) for each in inputs if each.get("type") == "plain_text_input" and each.get("value")]
