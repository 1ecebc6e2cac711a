"""Reminder messages: everything that is due to one person at once is combined in one card."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.cards.buttons import rows_of
from bot.cards.card import Block, Button, Buttons, Card, Divider, Field, Fields, Item, Note, Text
from bot.cards.commitment_card import fields_of, last_word_text, state_buttons, status_text
from bot.i18n.localizer import Localizer
from commitments.application.names import Names
from commitments.application.notification_views import DueView, NewsView
from commitments.domain.commitment import Commitment, Status
from commitments.domain.history import Entry

MOST_ITEMS = 20
# What somebody did is news; only what could not be sent asks its reader, whoever they are, to act for the owner.
_ASKS_FOR_HELP = frozenset({"unreached", "untold"})
_OF_THE_OWNER = frozenset({"done", "snooze"})
# What happened since, in words that name the date as it is now.
_WITH_DATE = frozenset({"corrected", "rezoned", "moved"})


@dataclass(frozen=True, slots=True)
class Bundle:
    """Reminders and news for one person at once. `reader` is that person; a manager also gets commitments of others.

    `hidden` are the labels of what an older state of the message showed and the reader may not see any longer.
    `last_word` is what was last written to the customer of the one that is shown alone.
    """

    reader: str
    dues: tuple[DueView, ...]
    news: tuple[NewsView, ...]
    now: datetime
    hidden: tuple[str, ...] = ()
    last_word: Entry | None = None


def bundle_card(localizer: Localizer, bundle: Bundle, names: Names) -> Card:
    """Return a single item in full, several as a list ordered by due date."""
    hidden = [Note(localizer.text("bundle.hidden", labels=", ".join(bundle.hidden)))] if bundle.hidden else []
    if hidden and not bundle.dues and not bundle.news:
        return Card(hidden[0].text)
    card = _shown_card(localizer, bundle, names)
    return replace(card, blocks=(*card.blocks, *hidden))


def _shown_card(localizer: Localizer, bundle: Bundle, names: Names) -> Card:
    if len(bundle.dues) == 1 and not bundle.news:
        return _single(localizer, bundle.dues[0], bundle, names)
    if len(bundle.news) == 1 and not bundle.dues:
        return _news_card(localizer, bundle.news[0], bundle, names)
    ordered = sorted(bundle.dues, key=lambda due: (due.commitment.due, due.commitment.number))
    blocks: list[Block] = [Text(_news_text(localizer, one, names)) for one in bundle.news]
    if blocks and ordered:
        blocks.append(Divider())
    blocks += [_item(localizer, due, bundle, names) for due in ordered[:MOST_ITEMS]]
    if len(ordered) > MOST_ITEMS:
        blocks.append(Note(localizer.text("bundle.more", count=len(ordered) - MOST_ITEMS)))
    return Card(_title(localizer, bundle), tuple(blocks))


def _title(localizer: Localizer, bundle: Bundle) -> str:
    current = [due for due in bundle.dues if due.is_current]
    overdue = [due.commitment for due in current if due.commitment.is_overdue(bundle.now)]
    late = sum(1 for one in overdue if not one.is_due_now(bundle.now))
    ahead = len(current) - late
    parts = [localizer.text("bundle.late", count=late)] if late else []
    parts += [localizer.text("bundle.ahead", count=ahead)] if ahead else []
    parts += [localizer.text("bundle.news", count=len(bundle.news))] if bundle.news else []
    return " · ".join(parts) or localizer.text("bundle.settled")


def _single(localizer: Localizer, due: DueView, bundle: Bundle, names: Names) -> Card:
    commitment = due.commitment
    rows = fields_of(localizer, commitment, names).fields
    if bundle.last_word:
        rows = (*rows, Field(localizer.text("field.last_word"), last_word_text(localizer, bundle.last_word)))
    buttons = rows_of(_buttons(localizer, due, names))
    return Card(_headline(localizer, due, bundle.now, names), (Fields(rows), *buttons))


def _buttons(localizer: Localizer, due: DueView, names: Names) -> tuple[Button, ...]:
    """Return the buttons; none on a reminder that is out of date."""
    if due.since and due.commitment.status is Status.OPEN:
        return ()
    return state_buttons(localizer, due.commitment, names)


def _headline(localizer: Localizer, due: DueView, now: datetime, names: Names) -> str:
    commitment = due.commitment
    fields = {"label": commitment.label, "what": commitment.what}
    if commitment.status is not Status.OPEN:
        return localizer.text("headline.settled", **fields, status=status_text(localizer, commitment))
    if due.since:
        owner = names.person(commitment.owner)
        return localizer.text(f"since.{due.since}", **fields, moment=localizer.due(commitment.deadline), owner=owner)
    if commitment.is_due_now(now):
        return localizer.text("headline.due_now", **fields)
    if _is_ahead(commitment, now):
        return localizer.text("headline.ahead", **fields, moment=localizer.near(commitment.deadline, now))
    if due.days_late == 0:
        return localizer.text("headline.just_late", **fields)
    return localizer.text("headline.late", **fields, count=due.days_late)


def _item(localizer: Localizer, due: DueView, bundle: Bundle, names: Names) -> Item:
    commitment, customer = due.commitment, names.customer(due.commitment)
    who = [localizer.words(customer.name)] if customer else []
    if commitment.owner != bundle.reader:
        who.append(localizer.words(names.person(commitment.owner)))
    title, menu = _headline(localizer, due, bundle.now, names), localizer.text("button.menu", label=commitment.label)
    says_date = due.since in _WITH_DATE if due.since else _is_ahead(commitment, bundle.now)
    when = [] if says_date else [localizer.near(commitment.deadline, bundle.now)]
    return Item(title, " · ".join([*who, *when]), buttons=_buttons(localizer, due, names), menu=menu)


def _is_ahead(commitment: Commitment, now: datetime) -> bool:
    return commitment.status is Status.OPEN and not commitment.is_due_now(now) and not commitment.is_overdue(now)


def _news_text(localizer: Localizer, news: NewsView, names: Names) -> str:
    commitment = news.commitment
    sentence = localizer.text(
        f"news.{news.phrase}",
        label=commitment.label,
        what=commitment.what,
        name=names.person(news.actor),
        owner=names.person(news.owner),
        moment=localizer.due(news.due),
    )
    sentence += f". {localizer.text('missed.dates', count=news.missed)}" if news.missed else ""
    reason = localizer.text_if_known("held", news.reason)
    return f"{sentence}\n{localizer.text('news.reason', reason=reason)}" if reason else sentence


def _news_card(localizer: Localizer, news: NewsView, bundle: Bundle, names: Names) -> Card:
    title = _news_text(localizer, replace(news, reason=""), names)
    if news.hidden:
        return Card(title)
    rows = fields_of(localizer, news.commitment, names).fields
    if news.reason:
        rows = (
            *rows,
            Field(localizer.text("field.reason"), localizer.words(localizer.text_if_known("held", news.reason))),
        )
    buttons = _buttons(localizer, DueView(news.commitment, 0, "changed" if news.old else ""), names)
    if bundle.reader != news.commitment.owner and news.phrase not in _ASKS_FOR_HELP:
        buttons = tuple(one for one in buttons if one.action not in _OF_THE_OWNER)
    return Card(title, (Fields(rows), *((Buttons(buttons),) if buttons else ())))
