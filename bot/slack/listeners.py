"""The Bolt app: each listener translates, hands over to the conversation, and translates back.

`process_before_response` makes Bolt run a listener to its end before it answers: an event whose listener
fails is answered 500 and comes again, and no work is left in a task that a shutdown would drop.
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
from bot.conversation.requests import Request
from bot.conversation.service import ConversationService
from bot.i18n.localizer import Localizer
from bot.slack.app_manifest_data import CommandNames
from bot.slack.authorization import Authorization, authorize, find_in, installation_of
from bot.slack.client import Clients, quiet_logger
from bot.slack.events import Changes, listen_for_changes
from bot.slack.payloads import pressed, said, submitted
from bot.slack.responder import Responder, sentence
from commitments.application.ports.installations import Installations
from commitments.application.ports.telemetry import raised_at
from commitments.domain.clock import Clock
from commitments.domain.person import Language

_ANY: Final = re.compile("")
_log = logging.getLogger(__name__)

Body = dict[str, Any]
_R = TypeVar("_R", bound=Request)


class Listeners:
    """What happens when somebody commands, presses or submits."""

    def __init__(
        self,
        conversation: ConversationService,
        *,
        clock: Clock,
        names: CommandNames,
        clients: Clients,
        language: Language,
    ) -> None:
        self._conversation = conversation
        self._clock = clock
        self._verbs = names.by_command()
        self._help = f"{names.commit} help"
        self._clients = clients
        self._voice = Localizer(language, "UTC")

    async def command(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a slash command."""
        request = _named(said(body, self._verbs[body["command"]], installation_of(context), self._clock.now()))
        await self._responder(context).command(await self._conversation.said(request), body, ack)

    async def press(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a button."""
        request = _named(pressed(body, installation_of(context), self._clock.now()))
        await self._responder(context).press(await self._conversation.pressed(request), body, ack)

    async def submission(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a form."""
        request = _named(submitted(body, installation_of(context), self._clock.now()))
        await self._responder(context).submission(await self._conversation.submitted(request), body, ack)

    async def unknown_command(self, ack: AsyncAck) -> None:
        """Answer a command that the manifest had once, or another app's."""
        await ack(sentence(self._voice.say("slack.unknown_command", help=self._help)))

    async def unknown_action(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a button or shortcut that no version of today knows."""
        told = sentence(self._voice.say("slack.unknown_action", help=self._help))
        await self._responder(context).tell(body, told)
        await ack()

    async def unknown_form(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Close a form that no version of today knows, and say so."""
        await self.unknown_action(ack, body, context)

    async def ignored(self) -> None:
        """Take an event that nobody asked for."""

    async def failed(self, error: Exception, body: Body, context: AsyncBoltContext) -> BoltResponse:
        """Answer when something broke; the log says where, never what people wrote."""
        if isinstance(error, BoltUnhandledRequestError):
            return BoltResponse(status=404)
        _log.error("request_failed", extra={"error": type(error).__name__, "where": raised_at(error)})
        apology = sentence(self._voice.say("slack.failed"))
        if "command" in body:
            return BoltResponse(status=200, body=apology)
        if body.get("type") == "block_actions":
            await self._responder(context).tell(body, apology)
            return BoltResponse(status=200)
        return BoltResponse(status=500)

    def _responder(self, context: AsyncBoltContext) -> Responder:
        home = find_in(context)  # without one, as when it could not be looked up, a response_url takes an answer
        return Responder(self._clients.of(home) if home else self._clients.without_token(), self._voice)


def _named(request: _R) -> _R:
    """Let all that is logged for a request, its failure too, carry its name."""
    bind_contextvars(request=request.id)
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
) -> AsyncApp:
    """Return the Bolt app of every workspace that installed us.

    It verifies no signature: over HTTP it is reached through guard.py only. `language` is that of the
    few sentences that the surface says by itself.
    """
    names = names or CommandNames()
    app = _bare_app(clients, Authorization(installations))
    listeners = Listeners(conversation, clock=clock, names=names, clients=clients, language=language)
    _listen(app, listeners, names)
    if changes is not None:
        listen_for_changes(app, changes, installations)
    _listen_to_the_rest(app, listeners)
    app.error(listeners.failed)
    return app


def _bare_app(clients: Clients, authorization: Authorization) -> AsyncApp:
    return AsyncApp(
        # Bolt gives loggers of this name, and below it, the level of the one that it is given.
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
    for button in registry().buttons:
        app.action(re.compile(rf"^{re.escape(button)}(:\d+)?$"))(listeners.press)
    for form in registry().forms:
        app.view(form)(listeners.submission)


def _listen_to_the_rest(app: AsyncApp, listeners: Listeners) -> None:
    """Bolt takes the first listener that matches, so these come last."""
    app.command(_ANY)(listeners.unknown_command)
    app.action(_ANY)(listeners.unknown_action)
    app.shortcut(_ANY)(listeners.unknown_action)
    app.view(_ANY)(listeners.unknown_form)
    app.event(_ANY)(listeners.ignored)
