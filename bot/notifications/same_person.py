"""Messages to an account about another one that may be the same person."""

from bot.cards.same_person_card import asked_card, news_card
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.not_wanted import NotWanted
from commitments.application.notification_views import NotificationViews
from commitments.application.people.pairing import widens_rights
from commitments.application.ports.composition import Composed
from commitments.application.validation import can_own
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.payloads.same_person import SamePerson


async def compose(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose it for a colleague. Raises NotWanted for anybody else: it names a colleague."""
    reader, told = await views.reader(request.destination), request.payload(SamePerson)
    if not can_own(reader):
        raise NotWanted("not_allowed")
    other = await views.reader(to_person(told.other))
    localizer = Localizer(reader.language, reader.zone)
    if told.news != "asked":
        return request.message(news_card(localizer, told.news, reader, other))
    return request.message(asked_card(localizer, reader, other, widens=widens_rights(reader, other)))


COMPOSERS: Composers = {SamePerson: compose}
