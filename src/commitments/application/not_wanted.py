"""Why a notification is not sent, or not yet."""


class NotWanted(Exception):
    """A notification is no longer to be sent; the reason is a key under `held.…`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotYet(Exception):
    """A notification is to be sent once it is known what became of another one."""
