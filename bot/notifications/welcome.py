"""What whoever adds the app reads first: one example, and where customers read along."""

from typing import Final

from bot.cards.card import Card, Note, Text
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.domain.notifications.payloads.welcome import Welcome, ZoneWanted

_AT: Final = "@Commitments"


async def compose(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the welcome of a person in their language, that of a place in the company's."""
    reader = await views.reader(request.destination)
    if request.destination.kind == "person":
        return request.message(_for_person(Localizer(reader.language, reader.zone), request.payload(Welcome).zone))
    return request.message(_for_place(Localizer(request.company.language, request.company.zone)))


def _for_person(localizer: Localizer, zone: str) -> Card:
    text = localizer.text
    blocks = (Text(text("welcome.personal")), Text(text("welcome.example"), strong=True), Text(text("welcome.then")))
    return Card(text("welcome.title"), (*blocks, *([Note(text("welcome.zone", zone=zone))] if zone else [])))


def _for_place(localizer: Localizer) -> Card:
    text = localizer.text
    example = Text(f"{_AT} {text('welcome.example')}", strong=True)
    channel = Text(text("welcome.channel", at=_AT))
    return Card(text("welcome.title"), (Text(text("welcome.mention")), example, channel, Text(text("welcome.then"))))


async def compose_zone(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the question for a person's zone."""
    reader = await views.reader(request.destination)
    localizer = Localizer(reader.language, reader.zone)
    return request.message(Card(localizer.text("teams.zone.wanted", zone=request.payload(ZoneWanted).zone)))


COMPOSERS = {Welcome: compose, ZoneWanted: compose_zone}
