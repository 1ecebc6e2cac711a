"""The fields of activities that we read. One without them is unreadable, before anything is done with it.

Activities are read as they come, not through the SDK's models: their closed enumerations refuse what Teams may send.
What is absent here is not read. Shapes:
https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Text = Annotated[str, Field(pattern=r"^[^\x00]*$", max_length=1000)]  # PostgreSQL stores no NUL
_CONVERSATION = r"[A-Za-z0-9_:@.;=|+-]{1,400}"
ConversationId = Annotated[str, Field(pattern=f"^{_CONVERSATION}$")]
"""An id that goes into the path of the connector's addresses."""
ObjectId = Annotated[str, Field(pattern=r"^[0-9a-fA-F-]{36}$")]
Words = Annotated[str, Field(pattern=r"^[^\x00]*$")]


EDITED: Final = "messageUpdate"
"""The type of a message that was changed, deleted or restored."""


class UnreadableActivity(Exception):
    """An activity lacks what its kind has; `field` is a name of ours, never what was sent."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(field)


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class Account(_Shape):
    """Who sent an activity, or a person that it mentions; `id` differs for each bot."""

    id: Text
    name: Text | None = None
    aadObjectId: ObjectId | None = None


class Conversation(_Shape):
    id: ConversationId
    conversationType: Text | None = None
    tenantId: ObjectId | None = None


class _Tenant(_Shape):
    id: ObjectId | None = None


class ChannelData(_Shape):
    eventType: object = None
    channel: object = None
    tenant: _Tenant | None = None
    team: object = None


class Activity(_Shape):
    """One activity. What is an object here is read where it is needed, if it is readable."""

    type: Text
    id: Text | None = None
    name: Text | None = None
    serviceUrl: Text
    from_: Account = Field(alias="from")
    conversation: Conversation
    recipient: Account
    channelData: ChannelData | None = None
    replyToId: Text | None = None
    text: Words | None = None
    value: object = None
    entities: object = None
    action: object = None
    membersAdded: object = None
    membersRemoved: object = None
    locale: object = None
    localTimezone: object = None

    @property
    def tenant(self) -> str:
        """The tenant that sent it, "" if it does not say."""
        data = self.channelData.tenant if self.channelData else None
        return (self.conversation.tenantId or (data.id if data else None) or "").lower()

    @property
    def team(self) -> str:
        """The team of the channel that it comes from, "" for anything else."""
        return _id_of(self.channelData.team) if self.channelData else ""

    @property
    def event(self) -> object:
        """What happened to a team, channel or message, None for anything else."""
        return self.channelData.eventType if self.channelData else None

    @property
    def channel(self) -> str:
        """The channel that an event is about, which comes from the team's first channel; else where it comes from."""
        return (_id_of(self.channelData.channel) if self.channelData else "") or self.place

    @property
    def is_personal(self) -> bool:
        return self.conversation.conversationType == "personal"

    @property
    def whole_conversation(self) -> str:
        """The conversation's id without its thread."""
        return self.conversation.id.partition(";")[0]

    @property
    def place(self) -> str:
        """The conversation without its thread; "" in personal chats."""
        return "" if self.is_personal else self.whole_conversation


def read_activity(body: Mapping[str, Any]) -> Activity:
    """Return the activity of a body; raises UnreadableActivity."""
    try:
        return Activity.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise UnreadableActivity(".".join(str(part) for part in first["loc"][:2])) from None


def mapping(value: object) -> Mapping[str, Any]:
    """Return a JSON object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def entities_of(activity: Activity, kind: str) -> list[Mapping[str, Any]]:
    """Return the entities of a kind; what is no entity is left out."""
    found = activity.entities if isinstance(activity.entities, list) else []
    return [mapping(one) for one in found if mapping(one).get("type") == kind]


def _id_of(value: object) -> str:
    """Return the id of a team or channel, "" if it has none that is one."""
    id = mapping(value).get("id")
    return id if isinstance(id, str) and re.fullmatch(_CONVERSATION, id) else ""
