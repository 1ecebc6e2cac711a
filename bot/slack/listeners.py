"""The Bolt app and its listeners, which translate between Slack and the conversation.

With `process_before_response` Bolt runs a listener to its end before it responds: a failed event gets 500
and is redelivered, and a shutdown loses no background work.
"""

import logging
import re
from typing import Any, Final, TypeVar

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from structlog.contextvars import bind_contextvars

from bot.conversation.registry import registry
from bot.conversation.request_metrics import Meter, NullMeter
from bot.conversation.requests import Request
from bot.conversation.service import ConversationService
from bot.i18n.localizer import Localizer
from bot.slack.admission import Admission, AdmittingApp
from bot.slack.app_manifest_data import CommandNames
from bot.slack.blocks import MENU
from bot.slack.bolt_authorization import Authorization, authorize, find_in, installation_of
from bot.slack.client import Clients, quiet_logger
from bot.slack.events import Changes, listen_for_changes
from bot.slack.payload_shapes import UnreadablePayload, kind_of
from bot.slack.payloads import button_press, command_request, form_submission
from bot.slack.responder import Responder, sentence
from bot.slack.time_budget import TimeBudget, remember
from bot.slack.unreadable_requests import UnreadableRequests, closing_view
from commitments.application.ports.installations import Installations
from commitments.application.ports.telemetry import raised_at
from commitments.domain.clock import Clock
from commitments.domain.person import Language

_ANY: Final = re.compile("")
_log = logging.getLogger(__name__)

Body = dict[str, Any]
_R = TypeVar("_R", bound=Request)


class Listeners:
    """Handlers of commands, buttons and forms."""

    def __init__(
        self,
        conversation: ConversationService,
        *,
        clock: Clock,
        names: CommandNames,
        clients: Clients,
        language: Language,
        unreadable: UnreadableRequests,
    ) -> None:
        self._conversation = conversation
        self._clock = clock
        self._verbs = names.by_command()
        self._help = f"{names.commit} help"
        self._clients = clients
        self._localizer = Localizer(language, "UTC")
        self._unreadable = unreadable

    async def command(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a slash command."""
        verb = self._verbs[body["command"]]
        request = _named(command_request(body, verb, installation_of(context), self._clock.now()), context)
        await self._responder(context).command(await self._conversation.handle_command(request), body, ack)

    async def press(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a button."""
        request = _named(button_press(body, installation_of(context), self._clock.now()), context)
        await self._responder(context).press(await self._conversation.handle_button(request), body, ack)

    async def submission(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a form."""
        request = _named(form_submission(body, installation_of(context), self._clock.now()), context)
        await self._responder(context).submission(await self._conversation.handle_form(request), body, ack)

    async def unknown_command(self, ack: AsyncAck) -> None:
        """Answer a command that an older manifest declared, or another app's."""
        await ack(sentence(self._localizer.text("slack.unknown_command", help=self._help)))

    async def unknown_action(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer an unknown button or shortcut."""
        told = sentence(self._localizer.text("slack.unknown_action", help=self._help))
        await self._responder(context).tell(body, told)
        await ack()

    async def unknown_form(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Close an unknown form with an explanation."""
        await self.unknown_action(ack, body, context)

    async def ignored(self) -> None:
        """Acknowledge an event without a listener."""

    async def failed(self, error: Exception, body: Body, context: AsyncBoltContext) -> BoltResponse:
        """Answer a request that failed; the log says where, never what people wrote."""
        if isinstance(error, BoltUnhandledRequestError):
            error = UnreadablePayload(kind_of(body), "type")
        if isinstance(error, UnreadablePayload):
            self._unreadable.note(error)
            return await self._apologize(body, sentence(self._localizer.text("slack.unreadable")), context)
        _log.error("request_failed", extra={"error": type(error).__name__, "where": raised_at(error)})
        apology = sentence(self._localizer.text("slack.failed"))
        if "command" in body:
            return BoltResponse(status=200, body=apology)
        if body.get("type") == "block_actions":
            await self._responder(context).tell(body, apology)
            return BoltResponse(status=200)
        return BoltResponse(status=500)

    async def _apologize(self, body: Body, apology: Body, context: AsyncBoltContext) -> BoltResponse:
        """Answer that nothing was done, where the request names a place for it; Slack must not deliver it again."""
        if "command" in body:
            return BoltResponse(status=200, body=apology)
        if body.get("type") == "view_submission":
            return BoltResponse(status=200, body=closing_view("Commitments", apology["text"]))
        if isinstance(body.get("response_url"), str):
            await self._responder(context).tell({"response_url": body["response_url"]}, apology)
        return BoltResponse(status=200)

    def _responder(self, context: AsyncBoltContext) -> Responder:
        home = find_in(context)  # None if the lookup failed; a response_url works without a token
        return Responder(self._clients.of(home) if home else self._clients.without_token(), self._localizer)


def _named(request: _R, context: AsyncBoltContext) -> _R:
    """Bind the request's id to the log context, including that of its failure; keep it for an answer that is late."""
    bind_contextvars(request=request.id)
    remember(context, request)
    return request


def slack_app(
    conversation: ConversationService,
    *,
    clock: Clock,
    installations: Installations,
    clients: Clients,
    names: CommandNames | None = None,
    changes: Changes | None = None,
    language: Language = "en",
    meter: Meter = NullMeter(),  # noqa: B008 (stateless)
    admission: Admission | None = None,
    budget: TimeBudget | None = None,
) -> AsyncApp:
    """Return the Bolt app for all workspaces.

    It does not verify signatures: over HTTP it is reached through request_verification.py only. `language` is for
    the surface's own sentences.
    """
    names = names or CommandNames()
    app = _bare_app(clients, Authorization(installations))
    app.admission, app.budget = admission, budget
    listeners = Listeners(
        conversation, clock=clock, names=names, clients=clients, language=language,
        unreadable=UnreadableRequests(meter),
    )  # fmt: skip
    _listen(app, listeners, names)
    if changes is not None:
        listen_for_changes(app, changes, installations)
    _listen_to_the_rest(app, listeners)
    app.error(listeners.failed)
    return app


def _bare_app(clients: Clients, authorization: Authorization) -> AdmittingApp:
    return AdmittingApp(
        # Bolt sets the level of the given logger on all loggers below this name.
        name="commitments.slack.library",
        logger=quiet_logger(),
        client=clients.without_token(),
        before_authorize=authorization.resolve,
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        raise_error_for_unhandled_request=True,
    )


def _listen(app: AsyncApp, listeners: Listeners, names: CommandNames) -> None:
    for command in names.by_command():
        app.command(command)(listeners.command)
    app.action(MENU)(listeners.press)
    for button in registry().buttons:
        app.action(re.compile(rf"^{re.escape(button)}(:\d+)?$"))(listeners.press)
    for form in registry().forms:
        app.view(form)(listeners.submission)


def _listen_to_the_rest(app: AsyncApp, listeners: Listeners) -> None:
    """Register the fallbacks; last, since Bolt calls the first listener that matches."""
    app.command(_ANY)(listeners.unknown_command)
    app.action(_ANY)(listeners.unknown_action)
    app.shortcut(_ANY)(listeners.unknown_action)
    app.view(_ANY)(listeners.unknown_form)
    app.event(_ANY)(listeners.ignored)
