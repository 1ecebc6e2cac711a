"""Reads the members of conversations."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from bot.cards.card import Card
from bot.teams.connector import Connector
from bot.teams.identity import person_id
from commitments.application.ports.conversation_references import ConversationReference
from commitments.domain.accounts import email_digest
from commitments.domain.errors import SendError

Member = Mapping[str, Any]
log = logging.getLogger(__name__)


class Members:
    """The members of the conversations of one tenant, `company`."""

    def __init__(self, company: str, connector: Connector) -> None:
        self._company = company
        self._connector = connector

    async def of(self, place: ConversationReference) -> tuple[Sequence[Member], bool]:
        """Return the first 500 members of a place, and whether these are all. Raises a SendError."""
        return await self._connector.members(place.service_url, place.conversation)

    def id_of(self, member: Member) -> str:
        """Return a member's id as a person, "" if Teams does not tell."""
        theirs = directory_id(member)
        return person_id(theirs, str(member.get("tenantId") or ""), self._company) if theirs else ""

    def is_outside(self, member: Member) -> bool:
        """Whether a member is a guest or of another tenant, or may be."""
        own = str(member.get("tenantId") or "").lower() == self._company.lower()
        return not own or is_guest(member) is not False

    async def mentioning_those_there(self, place: ConversationReference, card: Card) -> Card:
        """Return a card that mentions only those who are in a place, at most three; nobody if Teams does not tell."""
        if not card.mentions:
            return card
        there: set[str] = set()
        channel = place.id
        try:
            members, _ = await self.of(place)
            there = {self.id_of(member) for member in members}
        except SendError as error:
            log.warning("members_not_read", extra={"place": channel, "reason": error.reason})
        return card.mentioning(there.__contains__)


def is_guest(member: Member) -> bool | None:
    """Whether a member is a guest of the tenant; None if Teams does not tell."""
    role = member.get("userRole")
    return role.lower() != "user" if isinstance(role, str) else None


def email_of(member: Member) -> str | None:
    """Return the digest of a member's e-mail address; None for whoever may be a guest."""
    address = member.get("email") or member.get("userPrincipalName")
    return email_digest(address) if is_guest(member) is False and isinstance(address, str) else None


def directory_id(member: Member) -> str:
    """Return a member's object id in the directory of their tenant, "" if Teams does not tell."""
    return str(member.get("aadObjectId") or member.get("objectId") or "")
