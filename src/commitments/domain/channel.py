"""A channel of a chat platform."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel. `shared` None means unknown, which counts as shared with outsiders."""

    id: str
    name: str = ""
    shared: bool | None = None
    read_at: datetime | None = None
