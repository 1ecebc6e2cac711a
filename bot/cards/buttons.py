"""Buttons labelled from the catalogues."""

from collections.abc import Iterable
from dataclasses import replace

from bot.cards.card import Button, Buttons, Style
from bot.i18n.localizer import Localizer
from commitments.domain.numbers import label_of

_IN_A_ROW = 5
_LONGEST_SUBJECT = 40


def button(localizer: Localizer, action: str, value: object, style: Style = "plain") -> Button:
    """Return a button labelled with the sentence "button.<action>"; a screen reader hears its commitment too."""
    label = localizer.text(f"button.{action}")
    spoken = localizer.text("button.of", button=label, label=label_of(value)) if isinstance(value, int) else ""
    return Button(action, label, str(value), style, spoken)


def verb_button(localizer: Localizer, verb: str, number: int) -> Button:
    """Return a button that runs a verb for a commitment, and names both: "done C-12"."""
    label = localizer.text("button.run_suggestion", verb=localizer.verb(verb), label=label_of(number))
    return Button(verb, label, str(number))


def told_apart(localizer: Localizer, of: Button, subject: str) -> Button:
    """Return a button whose label other rows of its card have too, with what tells it apart for a screen reader."""
    return replace(of, spoken=localizer.text("button.of", button=of.label, label=subject[:_LONGEST_SUBJECT]))


def rows_of(buttons: Iterable[Button]) -> tuple[Buttons, ...]:
    """Return buttons in rows of at most five; what gives something up stands last."""
    ordered = sorted(buttons, key=lambda one: one.style == "danger")
    return tuple(Buttons(tuple(ordered[at : at + _IN_A_ROW])) for at in range(0, len(ordered), _IN_A_ROW))
