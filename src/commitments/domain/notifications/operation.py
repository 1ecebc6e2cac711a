"""How a message is asked of a platform."""

from enum import StrEnum


class Operation(StrEnum):
    """How something is asked of a platform; each way has a limit of its own there."""

    POST = "post"
    EDIT = "edit"
    FILE = "file"
    LOOK = "look"
