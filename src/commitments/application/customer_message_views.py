"""What a customer is shown, and where; read for the composers of messages in a customer's channel."""

from dataclasses import dataclass
from datetime import datetime

from commitments.application.confidentiality.standing_permission import words_to_preview
from commitments.application.contacts import can_be_contact
from commitments.application.customer_view import CustomerView, view_again, view_for
from commitments.application.not_wanted import NotWanted
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import customer_of
from commitments.domain.commitment import Commitment, Status
from commitments.domain.customer import Announce, Customer
from commitments.domain.errors import WordsLeak
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payloads.customer_messages import AutomaticCard
from commitments.domain.person import Person


@dataclass(frozen=True, slots=True)
class CustomerMessageView:
    """The content of a message in a customer's channel. `card`: the place of their card, once it was sent."""

    shown: CustomerView
    customer: Customer
    zone: str
    card: MessageRef | None


class CustomerMessageViews:
    """Reads what messages to a customer show."""

    def __init__(self, uow: UnitOfWork, now: datetime) -> None:
        self._uow = uow
        self._now = now

    async def card(self, notification: Notification) -> CustomerMessageView:
        """Return the customer's view. Raises NotWanted if they are not to be told, or it names others."""
        commitment, customer = await self._customer(notification)
        if commitment.status is Status.CANCELLED and commitment.told_at is None:
            raise NotWanted("cancelled")
        if isinstance(notification.payload, AutomaticCard):
            await self._require_permission(commitment, customer)
        try:
            shown = await view_for(self._uow, commitment, customer, self._now)
        except WordsLeak as error:
            raise NotWanted("leak") from error
        return CustomerMessageView(shown, customer, commitment.zone, commitment.card)

    async def _require_permission(self, commitment: Commitment, customer: Customer) -> None:
        """Raise NotWanted unless the standing permission still holds for what nobody has looked at."""
        if customer.announce is not Announce.AUTO:
            raise NotWanted("unseen")
        if await words_to_preview(self._uow, customer, commitment.wording or commitment.what):
            raise NotWanted("unsure")

    async def shown_card(self, notification: Notification) -> tuple[CustomerMessageView, MessageRef]:
        """Return the customer's view of a card that was sent, and its place. Raises NotWanted without a card.

        A card in a channel that is no longer the customer's is left as it is, since others may read it.
        """
        commitment, customer = await self._customer(notification)
        if commitment.card is None or commitment.card.channel != customer.channel:
            raise NotWanted("no_card")
        shown = await view_again(self._uow, commitment, customer, self._now)
        return CustomerMessageView(shown, customer, commitment.zone, commitment.card), commitment.card

    async def contacts(self, customer: Customer) -> list[Person]:
        """Return the contacts of a customer who are still people of theirs, the latest to answer first."""
        ids = await self._uow.customers.contacts_of(customer.id)
        known = await self._uow.people.get_many(ids)
        return [known[one] for one in ids if one in known and can_be_contact(known[one])]

    async def _customer(self, notification: Notification) -> tuple[Commitment, Customer]:
        """Return the commitment, locked, and its customer, if the channel is theirs."""
        commitment = await self._uow.commitments.get_for_update(notification.number or 0)
        customer = await customer_of(self._uow, commitment) if commitment else None
        if commitment is None or customer is None or customer.channel != notification.destination.id:
            raise NotWanted("not_theirs")
        if commitment.internal:
            raise NotWanted("internal")
        if customer.announce is Announce.NEVER:
            raise NotWanted("announce_off")
        return commitment, customer
