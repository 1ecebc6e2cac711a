"""Buttons whose labels are phrases."""

from bot.cards.card import Button, Style
from bot.i18n.localizer import Localizer


def button(voice: Localizer, action: str, value: object, style: Style = "plain") -> Button:
    """Make a button whose label is the phrase of its action."""
    return Button(action, voice.say(f"button.{action}"), str(value), style)
