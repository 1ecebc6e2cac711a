"""Asks whose client tells no time zone for it, once, and keeps the answer."""

import re
from dataclasses import replace
from typing import Final

from bot.cards.card import Card
from bot.conversation.app_added import AppAdded
from bot.conversation.countries_and_zones import zones_named
from bot.conversation.directory_events import DirectoryEvents
from bot.i18n.localizer import Localizer
from bot.teams.activity_shapes import Activity
from bot.teams.client_info import said_zone
from bot.teams.references import KnownConversations
from commitments.application.ports.conversation_references import ConversationReference, ConversationReferences
from commitments.domain.clock import Clock

_ANSWER: Final = re.compile(r"/?(?:time\s?zone|zone|시간대)\s+(.{1,60})", re.IGNORECASE)
_MOST_NAMED: Final = 5


class Zones:
    """The zones of the people of one tenant, `company`."""

    def __init__(
        self,
        company: str,
        stored: ConversationReferences,
        known: KnownConversations,
        changes: DirectoryEvents,
        added: AppAdded,
        clock: Clock,
    ) -> None:
        self._company = company
        self._stored = stored
        self._known = known
        self._changes = changes
        self._added = added
        self._clock = clock

    async def ask(self, activity: Activity, actor: ConversationReference) -> None:
        """Ask a person for their zone, if neither their client nor they told it."""
        if not actor.zone and not said_zone(activity):
            await self._added.ask_zone(self._company, actor.id)

    async def answer(
        self, activity: Activity, actor: ConversationReference, text: str, localizer: Localizer
    ) -> Card | None:
        """Keep the zone that a person names whose client tells none; return the answer, None if they name none."""
        named = _ANSWER.fullmatch(text.strip()) if activity.is_personal else None
        if named is None:
            return None
        zones = zones_named(named[1], self._clock.now())
        if told := said_zone(activity):  # what else begins with the word may be a promise
            return Card(localizer.text("teams.zone.told", zone=told)) if zones else None
        if len(zones) != 1:
            which = ", ".join(zones[:_MOST_NAMED])
            name = "teams.zone.which" if zones else "teams.zone.unknown"
            return Card(localizer.text(name, said=named[1], zones=which))
        await self._stored.save(replace(actor, zone=zones[0]))
        self._known.forget()
        await self._changes.person_changed(self._company, actor.id, activity.id or "")
        return Card(localizer.text("teams.zone.set", zone=zones[0]))
