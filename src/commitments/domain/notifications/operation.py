"""The operations that are requested of a chat platform."""

from enum import StrEnum


class Operation(StrEnum):
    """An operation requested of a platform; each has its own rate limit there."""

    POST = "post"
    EDIT = "edit"
    FILE = "file"
    LOOK = "look"
