"""Buttons labelled from the catalogues."""

from bot.cards.card import Button, Style
from bot.i18n.localizer import Localizer


def button(localizer: Localizer, action: str, value: object, style: Style = "plain") -> Button:
    """Return a button labelled with the sentence "button.<action>"."""
    return Button(action, localizer.text(f"button.{action}"), str(value), style)
