"""The fields of Slack's payloads that we read. A request without them is unreadable, before anything is done with it.

What is absent here is not read. Sources: https://docs.slack.dev/interactivity and …/reference/events.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Body = Mapping[str, Any]
Text = Annotated[str, Field(pattern=r"^[^\x00]+$", max_length=1000)]  # PostgreSQL stores no NUL
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,64}$")]
OptionalText = Annotated[str, Field(pattern=r"^[^\x00]*$", max_length=1000)] | None
OptionalId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,64}$")] | None


class UnreadablePayload(Exception):
    """A request lacks what its kind has; `kind` and `field` are names of ours, never what was sent."""

    def __init__(self, kind: str, field: str) -> None:
        self.kind = kind
        self.field = field
        super().__init__(f"{kind}: {field}")


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True)


class _Team(_Shape):
    id: OptionalId = None
    enterprise_id: OptionalId = None


class _Enterprise(_Shape):
    id: OptionalId = None


class _EnterpriseUser(_Shape):
    enterprise_id: OptionalId = None


class _User(_Shape):
    id: Id
    team_id: OptionalId = None
    enterprise_id: OptionalId = None
    enterprise_user: _EnterpriseUser | None = None


class _Command(_Shape):
    command: Text
    team_id: Id
    user_id: Id
    trigger_id: Text
    enterprise_id: OptionalId = None
    channel_id: OptionalId = None
    text: str | None = None
    response_url: str | None = None


class _View(_Shape):
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,64}$")] = ""
    app_installed_team_id: OptionalId = None


class _Interaction(_Shape):
    user: _User
    team: _Team | None = None
    enterprise: _Enterprise | None = None
    response_url: str | None = None
    view: _View | None = None


class _Container(_Shape):
    message_ts: OptionalText = None
    channel_id: OptionalId = None
    is_ephemeral: bool | None = None


class _Channel(_Shape):
    id: OptionalId = None


class _Message(_Shape):
    team: OptionalId = None


class _Option(_Shape):
    value: str | None = None


class _Action(_Shape):
    action_id: Text
    action_ts: Text
    value: str | None = None
    selected_option: _Option | None = None


class _Press(_Interaction):
    trigger_id: Text
    actions: Annotated[list[_Action], Field(min_length=1)]
    container: _Container | None = None
    channel: _Channel | None = None
    message: _Message | None = None


class _Element(_Shape):
    type: str | None = None
    value: str | None = None
    selected_date: str | None = None
    selected_time: str | None = None
    selected_user: OptionalId = None
    selected_option: _Option | None = None
    selected_options: list[_Option] | None = None


class _State(_Shape):
    values: dict[str, dict[str, _Element]] | None = None


class _Block(_Shape):
    type: str
    block_id: str | None = None

    @model_validator(mode="after")
    def _is_named_where_it_is_read(self) -> Self:
        if self.type == "input" and not self.block_id:
            raise ValueError("block_id")
        return self


class _Submitted(_View):
    id: Id
    callback_id: Text
    private_metadata: str | None = None
    blocks: list[_Block] = []
    state: _State | None = None


class _Submission(_Interaction):
    view: _Submitted


class _Authorization(_Shape):
    team_id: OptionalId = None


class _Inner(_Shape):
    type: Text


class _Event(_Shape):
    event_id: Text
    event_time: Annotated[int, Field(ge=0, lt=2**36)]
    event: _Inner
    team_id: OptionalId = None
    enterprise_id: OptionalId = None
    authorizations: list[_Authorization] | None = None


class _InChannel(_Inner):
    channel: Id


class _Joined(_InChannel):
    user: Id


class _Renumbered(_Inner):
    old_channel_id: Id
    new_channel_id: Id


class _Changed(_Inner):
    user: _User


class _Tokens(_Shape):
    bot: list[str] | None = None


class _Revoked(_Inner):
    tokens: _Tokens


_REQUESTS: Final[dict[str, type[_Shape]]] = {
    "command": _Command, "block_actions": _Press, "view_submission": _Submission, "event_callback": _Event,
}  # fmt: skip
_EVENTS: Final[dict[str, type[_Inner]]] = {
    "app_uninstalled": _Inner, "channel_id_changed": _Renumbered, "channel_shared": _InChannel,
    "channel_unarchive": _InChannel, "channel_unshared": _InChannel, "group_unarchive": _InChannel,
    "member_joined_channel": _Joined, "tokens_revoked": _Revoked, "user_change": _Changed,
}  # fmt: skip


def kind_of(body: Body) -> str:
    """Return the kind of a request, that of an event by its own type; "other" for what we do not know."""
    kind = "command" if "command" in body else body.get("type")
    inner = body.get("event")
    if kind == "event_callback" and isinstance(inner, Mapping):
        kind = inner.get("type")
    known = isinstance(kind, str) and (kind in _REQUESTS or kind in _EVENTS)
    return str(kind) if known else "other"


def check_shape(body: Body) -> None:
    """Raise UnreadablePayload for a request of a kind that we know if it lacks what we read of it."""
    kind = kind_of(body)
    outer = "event_callback" if body.get("type") == "event_callback" else kind
    _check(kind, _REQUESTS.get(outer, _Shape), body)
    if outer == "event_callback":
        _check(kind, _EVENTS.get(kind, _Inner), body["event"])


def _check(kind: str, shape: type[_Shape], body: Body) -> None:
    try:
        shape.model_validate(body)
    except ValidationError as error:
        place = error.errors(include_input=False, include_url=False, include_context=False)[0]["loc"]
        raise UnreadablePayload(kind, str(place[0] if place else "")) from None
