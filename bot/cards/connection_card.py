"""The cards about one company on Slack and Teams: the preview of both sides, and the news."""

from collections.abc import Sequence

from bot.cards.buttons import button, rows_of
from bot.cards.card import Block, Button, Buttons, Card, Field, Fields, Note, Text
from bot.i18n.localizer import Localizer
from commitments.domain.connection import LETTERS, OTHER, PLATFORM_NAMES, Platform
from commitments.domain.notifications.payloads.connection import ConnectionNews, Counts


def side_name(name: str, platform: str) -> str:
    """Return a side as people call it: Globex (Slack); a tenant of Teams without a name is Teams."""
    called = PLATFORM_NAMES["teams" if platform == "teams" else "slack"]
    return called if name == called else f"{name} ({called})"


def sides_of(localizer: Localizer, sides: Sequence[tuple[str, Counts]]) -> Fields:
    """Return what both sides have."""
    return Fields(
        tuple(
            Field(name, localizer.text("connect.side", customers=customers, promises=promises, open=open_))
            for name, (customers, promises, open_) in sides
        )
    )


def asked_card(localizer: Localizer, news: ConnectionNews, own: str) -> Card:
    """Return the question whether another side is to join, with what happens to both."""
    platform: Platform = "teams" if news.platform == "teams" else "slack"
    theirs = side_name(news.side, platform)
    sides = [(side_name(own, OTHER[platform]), news.own), (theirs, news.theirs)]
    letter = LETTERS[platform]
    notes = tuple(Note(localizer.text(f"connect.asked.{part}", side=theirs, letter=letter)) for part in
                  ("numbers", "settings", "for_good"))  # fmt: skip
    buttons = (
        button(localizer, "connect", news.joining, "danger"),
        button(localizer, "connect_not", news.joining),
    )
    return Card(localizer.text("connect.asked", side=theirs), (sides_of(localizer, sides), *notes, Buttons(buttons)))


def news_card(localizer: Localizer, news: ConnectionNews, own: str, commitments: str) -> Card:
    """Return the message about a connection."""
    if news.news == "asked":
        return asked_card(localizer, news, own)
    side = side_name(news.side, news.platform)
    return Card(localizer.text(f"connect.{news.news}", side=side, commitments=commitments))


def connected_card(localizer: Localizer, side: str, letter: str, pairs: Sequence[tuple[str, str, str]]) -> Card:
    """Return what the admin who confirmed sees; `pairs` are customers of the same name, with what merging them takes.

    Each is the name of one, that of the other, and the value of the button.
    """
    blocks: list[Block] = [Note(localizer.text("connect.done.numbers", side=side, letter=letter))]
    if pairs:
        blocks.append(Text(localizer.text("connect.done.same", count=len(pairs))))
        offers = [
            Button("merge_question", localizer.text("button.merge_customers", name=new, into=old)[:75], value)
            for new, old, value in pairs
        ]
        blocks += rows_of(offers)
    return Card(localizer.text("connect.done", side=side), tuple(blocks))
