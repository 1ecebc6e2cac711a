"""The card in a customer's channel, built from a CustomerView, which contains nothing internal."""

from bot.cards.buttons import button
from bot.cards.card import Block, Buttons, Card, Field, Fields, Mention, Mentions
from bot.i18n.catalogues import language_of_country
from bot.i18n.localizer import Localizer
from commitments.application.customer_view import CustomerMove, CustomerView
from commitments.domain.commitment import Status
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.deadline import Deadline
from commitments.domain.numbers import label_of


def customer_card(localizer: Localizer, view: CustomerView) -> Card:
    """Return the promise, due date and status; with buttons to ask for news, and to confirm once it is delivered."""
    status = "late" if view.late else view.status
    rows = [
        Field(localizer.text("customer.what"), view.wording),
        Field(localizer.text("customer.due"), localizer.due(view.due, view.zone)),
        Field(localizer.text("customer.status"), localizer.text(f"customer.status.{status}")),
    ]
    blocks: list[Block] = [Fields(tuple(rows))]
    if view.status is Status.OPEN:
        blocks.append(Buttons((button(localizer, "any_news", view.number),)))
    if view.status is Status.DELIVERED:
        received = button(localizer, "received", view.number, "primary")
        blocks.append(Buttons((received, button(localizer, "not_yet", view.number))))
    return Card(localizer.text("customer.title", label=label_of(view.number), name=view.customer), tuple(blocks))


def customer_line(localizer: Localizer, view: CustomerView, line: str, move: int | None) -> Card:
    """Return one line about a change, for the thread below the card."""
    moved = next((one for one in view.moves if one.sequence == move), None)
    if line == "moved" and moved is not None:
        return Card(_moved(localizer, view, moved))
    return Card(localizer.text(f"customer.line.{line}", moment=localizer.due(view.due, view.zone)))


def customer_question(localizer: Localizer, view: CustomerView, contacts: tuple[Mention, ...] = ()) -> Card:
    """Return the question whether they have it, with buttons to answer; once that is settled, the status.

    `contacts` are the people of theirs who are to notice it.
    """
    if view.status is not Status.DELIVERED:
        status = localizer.text(f"customer.status.{view.status}")
        return Card(localizer.text("customer.question.settled", what=view.wording, status=status))
    received = button(localizer, "received", view.number, "primary")
    row = Buttons((received, button(localizer, "not_yet", view.number)))
    blocks = (Mentions(contacts), row) if contacts else (row,)
    return Card(f"{localizer.words(view.wording)}: {localizer.text('by_hand.delivered')}", blocks)


def late_words(localizer: Localizer, view: CustomerView, by: Deadline) -> str:
    """Return the draft of what tells a customer that a date has passed, and by when they hear of a new one."""
    return localizer.text("customer.late", what=localizer.words(view.wording), moment=localizer.due(by, view.zone))


def words_by_hand(localizer: Localizer, view: CustomerView, move: int | None) -> str:
    """Return what one of us may send in our place: the newest state, and the `move` that they did not hear of."""
    match view.status:
        case Status.DELIVERED:
            line = localizer.text("by_hand.delivered")
        case Status.OPEN if move is None:
            line = localizer.text("by_hand.open", moment=localizer.due(view.due, view.zone))
        case Status.OPEN:
            line = customer_line(localizer, view, "moved", move).title
        case _:
            line = customer_line(localizer, view, view.status, None).title
    return f"{localizer.words(view.wording)}: {line}"


def _moved(localizer: Localizer, view: CustomerView, move: CustomerMove) -> str:
    new, old = localizer.due(move.to_due, view.zone), localizer.due(move.from_due, view.zone)
    sentence = localizer.text("customer.line.moved", moment=new, old=old)
    return f"{sentence} {localizer.text('customer.reason', reason=move.reason)}" if move.reason else sentence


def customer_localizer(workspace: Company, customer: Customer, zone: str) -> Localizer:
    """Return the localizer for a customer's channel; `zone` is used where the customer has none."""
    theirs = language_of_country(customer.country) if customer.country else workspace.language
    return Localizer(customer.language or theirs, customer.zone or zone)
