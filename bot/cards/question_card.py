"""Cards that ask one person to act; once that is settled they say so and have no buttons."""

from collections.abc import Sequence

from bot.cards.buttons import button
from bot.cards.card import Block, Button, Buttons, Card, Field, Fields, Item, Note, Text
from bot.cards.commitment_card import (
    customer_text,
    due_text,
    fields_of,
    last_word_text,
    state_buttons,
    status_text,
)
from bot.i18n.localizer import Localizer
from commitments.application.names import Names
from commitments.application.question_views import LateView, UntoldView, WantedNews
from commitments.domain.commitment import Commitment, Status
from commitments.domain.customer import Announce
from commitments.domain.errors import OUTCOME_UNKNOWN
from commitments.domain.history import Event

_MOST_ITEMS = 20
_TO_BE_WORDED = frozenset({"leak", "unseen", "unsure"})
"""Why a customer was not told, where another try needs a person who looks at the words first."""


def untold_card(localizer: Localizer, view: UntoldView, words: str) -> Card:
    """Return that a customer was not told, with `words` to send by hand ("" for none); or that they are told by now."""
    about = {"label": view.commitment.label, "what": view.commitment.what, "name": view.customer.name}
    if view.newest.event is Event.TOLD:
        return Card(localizer.text("untold.told", **about, moment=localizer.moment(view.newest.at)))
    if view.newest.event is Event.TOLD_BY_HAND:
        return Card(localizer.text("untold.told_by_hand", **about, moment=localizer.moment(view.newest.at)))
    if view.newest.event is Event.RETOLD:
        return Card(localizer.text("untold.retold", **about))
    reason = localizer.text_if_known("held", view.newest.reason)
    blocks: list[Block] = [Note(localizer.text("news.reason", reason=reason))]
    row, by_hand = untold_buttons(localizer, view)
    if words:
        blocks += [Text(localizer.text(by_hand)), Text(words)]
    blocks.append(Buttons(row))
    title = "untold.unknowable" if view.newest.reason == OUTCOME_UNKNOWN else "untold.title"
    return Card(localizer.text(title, **about), tuple(blocks))


def untold_buttons(localizer: Localizer, view: UntoldView) -> tuple[tuple[Button, ...], str]:
    """Return what can be done about a customer who was not told, and the sentence before the words to send by hand."""
    number = view.commitment.number
    told = button(localizer, "told_by_hand", number)
    if view.customer.announce is Announce.NEVER or view.customer.channel is None:
        return (told,), "untold.only_by_hand"
    again = "tell" if view.newest.reason in _TO_BE_WORDED else "retell"
    return (button(localizer, again, number, "primary"), told), "untold.by_hand"


def no_answer_card(localizer: Localizer, commitment: Commitment, names: Names, *, asked_again: bool) -> Card:
    """Return that a customer did not say whether they have it, with what can be done."""
    customer = names.customer(commitment)
    about = {"label": commitment.label, "what": commitment.what, "name": customer.name if customer else ""}
    if commitment.status is not Status.DELIVERED:
        return Card(localizer.text("headline.settled", **about, status=status_text(localizer, commitment)))
    asked = "no_answer.again" if asked_again else "no_answer.title"
    title = localizer.text(asked if commitment.card is not None else "no_answer.never_told", **about)
    row = Buttons(state_buttons(localizer, commitment, names))
    return Card(title, (fields_of(localizer, commitment, names), row))


def tell_late_card(localizer: Localizer, view: LateView, names: Names, words: str) -> Card:
    """Return that a customer does not know that a date has passed, with `words` to tell them; or how it stands now."""
    about = {"label": view.commitment.label, "what": view.commitment.what, "name": view.customer.name}
    if view.commitment.status is not Status.OPEN:
        return Card(localizer.text("headline.settled", **about, status=status_text(localizer, view.commitment)))
    if not view.in_force:
        return Card(localizer.text("since.moved", **about, moment=localizer.due(view.commitment.deadline)))
    facts, number = fields_of(localizer, view.commitment, names), view.commitment.number
    row = (button(localizer, "done", number, "plain" if words else "primary"), button(localizer, "move", number))
    if not words:
        return Card(localizer.text("tell_late.told", **about), (facts, Buttons(row)))
    telling = Buttons((button(localizer, "tell_late", number, "primary"), *row))
    draft = (Text(localizer.text("tell_late.draft")), Text(words))
    return Card(localizer.text("tell_late.title", **about), (facts, *draft, telling))


def news_card(localizer: Localizer, news: WantedNews, names: Names, *, is_late: bool) -> Card:
    """Return that a customer asks for news, with what they last read; or that they have heard by now."""
    commitment, customer = news.commitment, names.customer(news.commitment)
    about = {"label": commitment.label, "what": commitment.what, "name": customer.name if customer else ""}
    if commitment.status is not Status.OPEN:
        return Card(localizer.text("headline.settled", **about, status=status_text(localizer, commitment)))
    if news.answer is not None:
        return Card(localizer.text("news_wanted.answered", **about, moment=localizer.moment(news.answer.at)))
    facts = fields_of(localizer, commitment, names)
    if news.last is not None:
        word = Field(localizer.text("field.last_word"), last_word_text(localizer, news.last))
        facts = Fields((*facts.fields, word))
    actions = (button(localizer, name, commitment.number) for name in ("done", "move"))
    row = Buttons((button(localizer, "update", commitment.number, "primary"), *actions))
    title = "news_wanted.overdue" if is_late else "news_wanted.title"
    return Card(localizer.text(title, **about, moment=localizer.moment(news.asked_at)), (facts, row))


def take_over_card(
    localizer: Localizer, owner: str, open_ones: Sequence[Commitment], names: Names, *, left: bool, all_at_once: bool
) -> Card:
    """Return the list of what somebody is to take over from an owner who left, or who cannot be reached."""
    name = names.person(owner)
    if not open_ones:
        return Card(localizer.text("take_over.done", name=name))
    ordered = sorted(open_ones, key=lambda one: (one.due, one.number))
    blocks: list[Block] = [_to_take_over(localizer, one, names) for one in ordered[:_MOST_ITEMS]]
    if len(ordered) > _MOST_ITEMS:
        blocks.append(Note(localizer.text("bundle.more", count=len(ordered) - _MOST_ITEMS)))
    if all_at_once:
        blocks.append(Buttons((button(localizer, "give_all", owner, "primary"),)))
    title = localizer.text("take_over.left" if left else "take_over.unreached", name=name, count=len(ordered))
    return Card(title, tuple(blocks))


def back_card(localizer: Localizer, name: str) -> Card:
    """Return that somebody who had left is back, so that nothing is to be taken over."""
    return Card(localizer.text("take_over.back", name=name))


def hidden_card(localizer: Localizer, hidden: Sequence[Commitment]) -> Card:
    """Return a question about what its reader may not see any longer."""
    return Card(localizer.text("bundle.hidden", labels=", ".join(one.label for one in hidden)))


def _to_take_over(localizer: Localizer, commitment: Commitment, names: Names) -> Item:
    title = localizer.text("open.title", label=commitment.label, what=commitment.what)
    detail = f"{customer_text(localizer, names.customer(commitment))} · {due_text(localizer, commitment, None)}"
    return Item(title, detail, buttons=(button(localizer, "give", commitment.number),))
