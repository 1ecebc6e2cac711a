"""Remembers in which language and zone people are answered, for when the database cannot be read."""

from bot.conversation.requests import Request
from bot.i18n.localizer import Localizer
from commitments.domain.person import Language, Person

_MOST_REMEMBERED = 100_000


class LanguageMemory:
    """The localizers of whoever was answered by this process; `language` is for everybody else."""

    def __init__(self, language: Language) -> None:
        self._first = Localizer(language, "UTC")
        self._known: dict[tuple[str, str], Localizer] = {}

    def of(self, request: Request) -> Localizer:
        """Return the localizer for whoever makes a request, as far as it is remembered."""
        return self._known.get((request.workspace, request.actor), self._first)

    def heard(self, request: Request, actor: Person) -> Localizer:
        """Return the localizer for a person just read from the store, and remember it."""
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        voice = Localizer(actor.language, actor.zone)
        self._known[request.workspace, request.actor] = voice
        return voice
