"""Buttons labelled from the catalogues."""

from bot.cards.card import Button, Style
from bot.i18n.localizer import Localizer


def button(localizer: Localizer, action: str, value: object, style: Style = "plain") -> Button:
    """Return a button labelled with the sentence "button.<action>"; a screen reader hears its commitment too."""
    label = localizer.text(f"button.{action}")
    spoken = localizer.text("button.of", button=label, label=f"C-{value}") if isinstance(value, int) else ""
    return Button(action, label, str(value), style, spoken)
