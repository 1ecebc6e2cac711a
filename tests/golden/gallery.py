"""What a golden test shows: cards, forms and answers by name, as Slack gets them and as the page's HTML."""

from dataclasses import dataclass, field
from typing import Any

from bot.cards.card import Card, Form, Option
from bot.conversation.requests import Reply
from bot.slack.blocks import message
from bot.slack.modals import modal
from bot.teams.adaptive_cards import adaptive_card, as_json
from bot.teams.form_cards import form_card
from bot.web.html import card_html, form_html
from tests.surfaces.slack.sdk_models import check_blocks, check_view
from tests.surfaces.teams.card_rules import checked

PEOPLE = (Option("alice", "Alice Kim"), Option("minho", "Minho Lee"))
ORIGIN = {"channel": "C100", "url": "https://hooks.example.com/commands/1"}

Shown = Card | Form | Reply


@dataclass
class Gallery:
    """Cards, forms and replies in the order in which they were added, each under a name of its own."""

    shown: dict[str, Shown] = field(default_factory=dict)

    def add(self, name: str, shown: Shown) -> None:
        assert name not in self.shown, name
        self.shown[name] = shown

    def as_slack(self) -> dict[str, Any]:
        """Return each as the JSON that Slack gets."""
        return {name: _as_slack(shown) for name, shown in self.shown.items()}

    def as_teams(self) -> dict[str, Any]:
        """Return each as the Adaptive Card that Teams gets."""
        return {name: _as_teams(shown) for name, shown in self.shown.items()}

    def as_html(self) -> str:
        """Return each as the HTML of the page, below a comment with its name."""
        return "\n".join(f"<!-- {name} -->\n{_as_html(shown).strip()}\n" for name, shown in self.shown.items())


def _as_slack(shown: Shown) -> dict[str, Any]:
    match shown:
        case Card():
            sent = message(shown)
            check_blocks(sent["blocks"])
            return sent
        case Form():
            view = modal(shown, ORIGIN)
            check_view(view)
            return view
        case Reply():
            parts = {"card": shown.card, "form": shown.form}
            said: dict[str, Any] = {name: _as_slack(part) for name, part in parts.items() if part}
            errors = {"errors": dict(shown.errors)} if shown.errors else {}
            return {**said, **errors, "replaces": shown.replaces}


def _as_teams(shown: Shown) -> dict[str, Any]:
    match shown:
        case Card():
            return checked(as_json(adaptive_card(shown)))
        case Form():
            return checked(as_json(form_card(shown)))
        case Reply():
            parts = {"card": shown.card, "form": shown.form}
            return {name: _as_teams(part) for name, part in parts.items() if part}


def _as_html(shown: Shown) -> str:
    match shown:
        case Card():
            return card_html(shown)
        case Form():
            return form_html(shown, PEOPLE)
        case Reply():
            return "\n".join(_as_html(part) for part in (shown.card, shown.form) if part)
