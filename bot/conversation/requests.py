"""Requests that surfaces pass to the conversation, and its replies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.cards.card import Card, Form
from commitments.application.ports.telemetry import request_id
from commitments.domain.notifications.addresses import MessageRef


@dataclass(frozen=True, slots=True)
class Request:
    """An act of a person. `key` is the same when the platform redelivers it; `now` is aware.

    `actor` is the person's id in the workspace; `place` the channel's id ("" in direct messages). `reply_to` is where
    the surface can change its reply later, "" if it cannot. `outsiders`: who from outside reads the place, by name, if
    the request asks for that and it is known; `bot_is_in`: whether the bot is in the place, as far as is known.
    """

    workspace: str
    actor: str
    key: str
    now: datetime
    place: str = ""
    reply_to: str = field(default="", kw_only=True)
    outsiders: tuple[str, ...] | None = field(default=None, kw_only=True)
    bot_is_in: bool = field(default=True, kw_only=True)

    @property
    def own_key(self) -> str:
        """The key of the stored reply: per person, so that nobody gets another's reply."""
        return f"{self.actor}/{self.key}"

    @property
    def id(self) -> str:
        """The request's id in logs, also stored with the notifications that it plans."""
        return request_id(self.own_key)


@dataclass(frozen=True, slots=True)
class CommandRequest(Request):
    """A command: `verb` is a slash command of the registry, `text` the rest of the line.

    `is_promise`: the text is one, whatever it begins with.
    """

    verb: str = ""
    text: str = ""
    is_promise: bool = False


@dataclass(frozen=True, slots=True)
class ButtonPress(Request):
    """A pressed button: `action` is one of the registry's buttons. `message` is the card it is on, None if private."""

    action: str = ""
    value: str = ""
    message: MessageRef | None = None


@dataclass(frozen=True, slots=True)
class FormSubmission(Request):
    """A submitted form: `action` is one of the registry's forms, `answers` by input name."""

    action: str = ""
    value: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the actor sees: nothing, a private card, a form, or the errors of the submitted form.

    `replaces`: the card replaces the private card whose button was pressed, instead of appearing below it.
    `telling`: the commitment whose customer is being told, as the card says until it is known how that ended.
    `asks`: nothing was done yet; the card asks what is meant.
    `once`: what is shown instead when the request is delivered again: the card holds what must not be stored.
    Messages to others go through the outbox, never through a reply.
    """

    card: Card | None = None
    form: Form | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    replaces: bool = False
    telling: int | None = None
    asks: bool = False
    once: str = ""

    @property
    def is_final(self) -> bool:
        """Whether the request was carried out: neither refused in its form nor followed by one."""
        return not self.errors and self.form is None
