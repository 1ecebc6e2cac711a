"""Cards that ask one person to act; once that is settled they say so and have no buttons."""

from bot.cards.buttons import button
from bot.cards.card import Block, Buttons, Card, Note, Text
from bot.i18n.localizer import Localizer
from commitments.application.notification_views import UntoldView
from commitments.domain.history import Event

_TO_BE_WORDED = frozenset({"leak", "unseen", "unsure"})
"""Why a customer was not told, where another try needs a person who looks at the words first."""


def untold_card(localizer: Localizer, view: UntoldView, words: str) -> Card:
    """Return that a customer was not told, with `words` to send by hand ("" for none); or that they are told by now."""
    about = {"label": view.commitment.label, "what": view.commitment.what, "name": view.customer.name}
    if view.newest.event is Event.TOLD:
        return Card(localizer.text("untold.told", **about, moment=localizer.moment(view.newest.at)))
    if view.newest.event is Event.RETOLD:
        return Card(localizer.text("untold.retold", **about))
    reason = localizer.text_if_known("held", view.newest.reason)
    blocks: list[Block] = [Note(localizer.text("news.reason", reason=reason))]
    if words:
        blocks += [Text(localizer.text("untold.by_hand")), Text(words)]
    again = "tell" if view.newest.reason in _TO_BE_WORDED else "retell"
    blocks.append(Buttons((button(localizer, again, view.commitment.number, "primary"),)))
    return Card(localizer.text("untold.title", **about), tuple(blocks))
