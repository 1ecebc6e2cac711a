"""Files in personal chats: the person is asked, allows it, and the file is stored in their OneDrive.

The content is composed again when they allow it, from the notification that asked: nothing is kept meanwhile. Source:
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx

from bot.cards.card import Card
from bot.cards.card_text import card_text
from bot.teams.activity_shapes import Activity, mapping
from bot.teams.adaptive_cards import DATA, fit
from bot.teams.service_urls import is_at
from commitments.application.ports.messenger import File, Outgoing
from commitments.application.ports.outbox import Claim
from commitments.application.ports.store import Store
from commitments.dispatch import NotificationHandler
from commitments.domain.clock import Clock
from commitments.domain.errors import TryLater, Unsendable
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.operation import Operation

CONSENT: Final = "fileConsent/invoke"
_CONSENT_CARD: Final = "application/vnd.microsoft.teams.card.file.consent"
_INFO_CARD: Final = "application/vnd.microsoft.teams.card.file.info"
_HOSTS: Final = (".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us")
"""Where the OneDrive of people in an organisation is."""
_FILE: Final = "file"
_MOST_LETTERS: Final = 300

Json = dict[str, Any]


def consent_message(file: File, card: Card, notification: str) -> Json:
    """Return the message that asks whether a file may be stored; `notification` is the id of the one that it is of."""
    context = {DATA: {_FILE: notification}}
    content = {
        "description": fit(card_text(card), _MOST_LETTERS), "sizeInBytes": len(file.content),
        "acceptContext": context, "declineContext": context,
    }  # fmt: skip
    attachment = {"contentType": _CONSENT_CARD, "name": file.name, "content": content}
    return {"type": "message", "summary": fit(card.title, _MOST_LETTERS), "attachments": [attachment]}


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person answered: whether they allow it, of which notification, and where Teams wants the file."""

    is_given: bool
    notification: str
    upload: Mapping[str, Any]


def consent_of(activity: Activity) -> Consent:
    """Return what an answer to such a question says."""
    value = mapping(activity.value)
    notification = mapping(mapping(value.get("context")).get(DATA)).get(_FILE)
    known = notification if isinstance(notification, str) and "\x00" not in notification else ""
    return Consent(value.get("action") == "accept", known, mapping(value.get("uploadInfo")))


def link_message(consent: Consent, name: str) -> Json:
    """Return the message that links a file that is stored."""
    upload = consent.upload
    content = {"uniqueId": str(upload.get("uniqueId") or ""), "fileType": "csv"}
    attachment = {"contentType": _INFO_CARD, "contentUrl": upload.get("contentUrl"), "name": name, "content": content}
    return {"type": "message", "attachments": [attachment]}


class Files:
    """The files of one tenant, `company`. `elsewhere` is an address besides Microsoft's own, "" for none."""

    def __init__(
        self, company: str, store: Store, handler: NotificationHandler, http: httpx.AsyncClient, elsewhere: str
    ) -> None:
        self._company = company
        self._store = store
        self._handler = handler
        self._http = http
        self._elsewhere = elsewhere

    async def compose(self, notification: str, person: str, clock: Clock) -> Outgoing | None:
        """Return the message with the file that a person asked for, as it is now; None if they asked for none."""
        async with self._store.read_only(self._company) as uow:
            asked = await uow.notifications.get(notification)
            if asked is None or asked.destination != to_person(person) or asked.way is not Operation.FILE:
                return None
            claim = Claim(uow.company, asked.destination, (asked,))
            ((composed, *_),) = await self._handler.compose(uow, [claim], clock.now())
        return composed.message

    async def upload(self, consent: Consent, content: bytes) -> None:
        """Store a file where Teams wants it. Raises Unsendable, or TryLater where OneDrive does not take it."""
        url = consent.upload.get("uploadUrl")
        if not isinstance(url, str) or not all(map(self._is_onedrive, (url, consent.upload.get("contentUrl")))):
            raise Unsendable("unknown_upload_host")
        part = f"bytes 0-{len(content) - 1}/{len(content)}"
        try:
            answer = await self._http.put(
                url, content=content, headers={"Content-Range": part, "Content-Type": "text/csv"}
            )
            answer.raise_for_status()
        except httpx.HTTPError as error:
            raise TryLater(type(error).__name__) from None

    def _is_onedrive(self, url: object) -> bool:
        """Whether an address is where a person's files are; without it a request could be led anywhere."""
        if not isinstance(url, str):
            return False
        return bool(self._elsewhere and url.startswith(f"{self._elsewhere}/")) or is_at(url, _HOSTS)
