"""Buttons whose labels are phrases."""

from bot.cards.card import Button
from bot.phrases import Voice


def button(voice: Voice, action: str, value: object, style: str = "plain") -> Button:
    """Make a button whose label is the phrase of its action."""
    assert style in {"plain", "primary", "danger"}  # noqa: S101 - a programming mistake, not input
    return Button(action, voice.say(f"button.{action}"), str(value), style)  # type: ignore[arg-type]
