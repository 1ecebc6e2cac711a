"""Makes the messages that hold cards, within Teams' limit.

Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages.
"""

import json
from typing import Any, Final

from microsoft_teams.cards import AdaptiveCard

from bot.cards.card import Card, Form
from bot.i18n.localizer import Localizer
from bot.teams.adaptive_cards import adaptive_card, as_json, fit
from bot.teams.form_cards import form_card
from commitments.domain.errors import Unsendable

CARD_TYPE: Final = "application/vnd.microsoft.card.adaptive"
MOST_BYTES: Final = 80_000
_MOST_LETTERS: Final = 3000

Json = dict[str, Any]


def card_message(card: Card, localizer: Localizer, *, private: bool = False) -> Json:
    """Return the message of a card. `private`: a reply to one person, which its next answer replaces.

    `localizer` says what does not fit.
    """
    return _message(
        card.title, adaptive_card(card, private=private, cut=lambda count: localizer.text("teams.cut", count=count))
    )


def form_message(form: Form, origin: str = "") -> Json:
    """Return the message of a form; see `form_card`."""
    return _message(form.title, form_card(form, origin))


def text_message(text: str) -> Json:
    """Return a message of plain text, which Teams does not parse."""
    return {"type": "message", "text": fit(text, _MOST_LETTERS), "textFormat": "plain"}


def _message(summary: str, card: AdaptiveCard) -> Json:
    """Return the message of a card; raises Unsendable if Teams would refuse it as too long."""
    content = as_json(card)
    message = {
        "type": "message", "summary": fit(summary, _MOST_LETTERS),
        "attachments": [{"contentType": CARD_TYPE, "content": content}],
    }  # fmt: skip
    if len(json.dumps(message, ensure_ascii=False).encode()) > MOST_BYTES:
        raise Unsendable("card_breaks_a_limit")
    return message
