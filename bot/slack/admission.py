"""Lets what people do in Slack in: within the limits of requests, and a bounded number at a time.

It stands before Bolt, for HTTP and for Socket Mode, so that a refusal is cheap: it asks no database. What is
refused is answered in a sentence, and refused again if it is delivered again.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.conversation.gate import Gate, NotAdmitted, RefusalSentence
from bot.conversation.requests import Request
from bot.slack.client import Clients
from bot.slack.identity import find_installation, named_workspace, origin
from bot.slack.modals import errors
from bot.slack.responder import sentence, tell
from bot.slack.time_budget import TimeBudget
from commitments.application.ports.installations import Installations
from commitments.domain.clock import Clock

_INTERACTIONS: Final = frozenset({"block_actions", "view_submission", "shortcut", "message_action"})

Body = Mapping[str, Any]
Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


def _is_of_person(body: Body) -> bool:
    """Whether a person waits for the answer; Slack itself sends events, and sends them again."""
    return "command" in body or body.get("type") in _INTERACTIONS


@dataclass(frozen=True, slots=True)
class Admission:
    """The limits of a bot for Slack. `sentence_of` writes a refusal."""

    gate: Gate
    sentence_of: RefusalSentence
    clock: Clock
    clients: Clients
    installations: Installations

    async def dispatch(self, request: AsyncBoltRequest, go: Dispatch) -> BoltResponse:
        """Let a request go to Bolt, or refuse it. Events go: Slack sends those, not people."""
        act = self._act(request.body)
        if act is None:
            return await go(request)
        try:
            async with self.gate.turn(act):
                return await go(request)
        except NotAdmitted:
            return await self._refuse(act, request)

    def _act(self, body: Body) -> Request | None:
        """Return who did something, where and by which key; None for what no person did."""
        if not _is_of_person(body):
            return None
        user = body.get("user")
        person = user if isinstance(user, dict) else {"id": body.get("user_id"), "team_id": body.get("team_id")}
        team, workspace = str(person.get("team_id") or ""), named_workspace(body) or origin(body)[0]
        actor = f"{team}:{person.get('id')}" if team and team != workspace else str(person.get("id"))
        return Request(workspace, actor, f"{workspace}/{actor}/{body.get('trigger_id')}", self.clock.now())

    async def _refuse(self, act: Request, request: AsyncBoltRequest) -> BoltResponse:
        """Return the answer that says so; a form stays open with what was typed."""
        said, body = self.sentence_of(act), request.body
        ack = AsyncAck()  # type: ignore[no-untyped-call]
        if "command" in body:
            return await ack(sentence(said))
        if wrong := errors(body.get("view") or {}, {"": said}) if body.get("type") == "view_submission" else {}:
            return await ack(response_action="errors", errors=wrong)
        home = None if body.get("response_url") else await find_installation(body, self.installations)
        await tell(self.clients.of(home) if home else self.clients.without_token(), body, sentence(said))
        return await ack()


class AdmittingApp(AsyncApp):
    """A Bolt app behind an admission and a time budget, if it has them; the wait for a turn is part of the budget."""

    admission: Admission | None = None
    budget: TimeBudget | None = None

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        if self.budget is None or not _is_of_person(req.body):
            return await self._admit(req)
        return await self.budget.dispatch(req, self._admit)

    async def _admit(self, req: AsyncBoltRequest) -> BoltResponse:
        if self.admission is None:
            return await super().async_dispatch(req)
        return await self.admission.dispatch(req, super().async_dispatch)
