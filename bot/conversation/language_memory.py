"""Caches people's language and zone, for answers while the database is unavailable."""

from bot.conversation.requests import Request
from bot.i18n.localizer import Localizer
from commitments.domain.person import Language, Person

_MOST_REMEMBERED = 100_000


class LanguageMemory:
    """The localizers of the people this process has answered; `language` is the default for others."""

    def __init__(self, language: Language) -> None:
        self._default = Localizer(language, "UTC")
        self._known: dict[tuple[str, str], Localizer] = {}

    def recall(self, request: Request | None) -> Localizer:
        """Return the cached localizer of the request's actor, else the default."""
        if request is None:
            return self._default
        return self._known.get((request.workspace, request.actor), self._default)

    def remember(self, request: Request, actor: Person) -> Localizer:
        """Cache and return the localizer for a person just read from the store."""
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        localizer = Localizer(actor.language, actor.zone)
        self._known[request.workspace, request.actor] = localizer
        return localizer
