"""The one door from every surface: a request goes in, a reply comes out, the effect is stored."""

from bot.conversation.messages import Pressed, Reply, Said, Submitted
from commitments.ports import Directory, Store


class Conversation:
    """Answers what people say, press and submit. Never raises for what people do: refusals are cards."""

    def __init__(self, store: Store, directory: Directory) -> None:
        self._store = store
        self._directory = directory

    async def said(self, said: Said) -> Reply:
        """Answer a command."""
        raise NotImplementedError

    async def pressed(self, pressed: Pressed) -> Reply:
        """Answer a button."""
        raise NotImplementedError

    async def submitted(self, submitted: Submitted) -> Reply:
        """Answer a form."""
        raise NotImplementedError
