"""What a surface hands to the conversation, and what it gets back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.cards.card import Card, Form
from commitments.application.ports.telemetry import request_id
from commitments.domain.notifications.addresses import MessageRef


@dataclass(frozen=True, slots=True)
class Request:
    """Something a person did. `key` is the same when the platform delivers it again; `now` is aware.

    `actor` is the person's id in the workspace; `place` the channel's id ("" in direct messages).
    """

    workspace: str
    actor: str
    key: str
    now: datetime
    place: str = ""

    @property
    def own_key(self) -> str:
        """The key under which the store keeps the answer: good for one person, so nobody is shown another's."""
        return f"{self.actor}/{self.key}"

    @property
    def id(self) -> str:
        """The request's name in logs, also carried by the notifications that it plans."""
        return request_id(self.own_key)


@dataclass(frozen=True, slots=True)
class CommandRequest(Request):
    """A command: `verb` is a slash command of the registry, `text` what came after it."""

    verb: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ButtonPress(Request):
    """A button: `action` is one of the registry's buttons. `message` is the card it is on, None if private."""

    action: str = ""
    value: str = ""
    message: MessageRef | None = None


@dataclass(frozen=True, slots=True)
class FormSubmission(Request):
    """A form: `action` is one of the registry's forms, `answers` by input name."""

    action: str = ""
    value: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person who acted sees: nothing, a card for them alone, a form, or what is wrong in theirs.

    `replaces`: the card takes the place of the private card whose button was pressed; otherwise it
    is shown below. Messages to anybody else are in the outbox, never here.
    """

    card: Card | None = None
    form: Form | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    replaces: bool = False
