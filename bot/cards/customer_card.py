"""The card in a customer's channel. It is made from a CustomerView, which holds nothing internal."""

from bot.cards.buttons import button
from bot.cards.card import Block, Buttons, Card, Field, Fields, Note
from bot.i18n.catalogues import language_of_country
from bot.i18n.localizer import Localizer
from commitments.application.customer_view import CustomerMove, CustomerView
from commitments.domain.commitment import Status
from commitments.domain.company import Company
from commitments.domain.customer import Customer


def customer_card(voice: Localizer, view: CustomerView) -> Card:
    """Show the customer what was promised, for when, and how it stands; ask them once it is delivered."""
    rows = [
        Field(voice.say("customer.what"), view.wording),
        Field(voice.say("customer.due"), voice.moment(view.due, view.zone)),
        Field(voice.say("customer.status"), voice.say(f"customer.status.{view.status}")),
    ]
    blocks: list[Block] = [Fields(tuple(rows))]
    if view.status is Status.DELIVERED:
        blocks.append(Note(voice.say("customer.ask")))
        received = button(voice, "received", view.number, "primary")
        blocks.append(Buttons((received, button(voice, "not_yet", view.number))))
    return Card(voice.say("customer.title", label=f"C-{view.number}", name=view.customer), tuple(blocks))


def customer_line(voice: Localizer, view: CustomerView, line: str, move: int | None) -> Card:
    """Say in one line what changed, for the thread below the card."""
    moved = next((one for one in view.moves if one.sequence == move), None)
    if line == "moved" and moved is not None:
        return Card(_moved(voice, view, moved))
    return Card(voice.say(f"customer.line.{line}", moment=voice.moment(view.due, view.zone)))


def _moved(voice: Localizer, view: CustomerView, move: CustomerMove) -> str:
    new, old = voice.moment(move.to_due, view.zone), voice.moment(move.from_due, view.zone)
    sentence = voice.say("customer.line.moved", moment=new, old=old)
    return f"{sentence} {voice.say('customer.reason', reason=move.reason)}" if move.reason else sentence


def customer_voice(workspace: Company, customer: Customer, zone: str) -> Localizer:
    """Return the voice for a customer's channel; `zone` where they have none of their own."""
    theirs = language_of_country(customer.country) if customer.country else workspace.language
    return Localizer(customer.language or theirs, customer.zone or zone)
