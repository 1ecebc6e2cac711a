"""The direct messages that remind people: one card folds all that is due to them at once."""

from dataclasses import dataclass
from datetime import datetime

from bot.cards.card import Block, Buttons, Card, Divider, Field, Fields, Item, Note, Text
from bot.cards.commitment import due_text, fields_of, state_buttons, status_text
from bot.cards.names import Names
from bot.phrases import Voice
from commitments.model import Commitment, Status

MOST_ITEMS = 20


@dataclass(frozen=True, slots=True)
class News:
    """Something somebody else did to a commitment."""

    phrase: str
    commitment: Commitment
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment to be reminded of, and by how many working days it is late."""

    commitment: Commitment
    days_late: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that one person is told at once. `reader` is them; a manager reads of others' commitments."""

    reader: str
    dues: tuple[Due, ...]
    news: tuple[News, ...]
    now: datetime


def bundle_card(voice: Voice, bundle: Bundle, names: Names) -> Card:
    """Show one thing large, many as a list: late ones first, then by date."""
    if len(bundle.dues) == 1 and not bundle.news:
        return _single(voice, bundle.dues[0], bundle, names)
    if len(bundle.news) == 1 and not bundle.dues:
        return _news_card(voice, bundle.news[0], names)
    ordered = sorted(bundle.dues, key=lambda due: (due.commitment.due, due.commitment.number))
    blocks: list[Block] = [Text(_news_text(voice, one, names)) for one in bundle.news]
    if blocks and ordered:
        blocks.append(Divider())
    blocks += [_item(voice, due, bundle, names) for due in ordered[:MOST_ITEMS]]
    if len(ordered) > MOST_ITEMS:
        blocks.append(Note(voice.say("bundle.more", count=len(ordered) - MOST_ITEMS)))
    return Card(_title(voice, bundle), tuple(blocks))


def _title(voice: Voice, bundle: Bundle) -> str:
    late = sum(1 for due in bundle.dues if due.commitment.is_overdue(bundle.now))
    ahead = sum(1 for due in bundle.dues if due.commitment.status is Status.OPEN) - late
    parts = [voice.say("bundle.late", count=late)] if late else []
    parts += [voice.say("bundle.ahead", count=ahead)] if ahead else []
    parts += [voice.say("bundle.news", count=len(bundle.news))] if bundle.news else []
    return " · ".join(parts) or voice.say("bundle.settled")


def _single(voice: Voice, due: Due, bundle: Bundle, names: Names) -> Card:
    commitment = due.commitment
    blocks: list[Block] = [fields_of(voice, commitment, names)]
    if buttons := state_buttons(voice, commitment, names):
        blocks.append(Buttons(buttons))
    return Card(_headline(voice, due, bundle.now), tuple(blocks))


def _headline(voice: Voice, due: Due, now: datetime) -> str:
    commitment = due.commitment
    fields = {"label": commitment.label, "what": commitment.what}
    if commitment.status is not Status.OPEN:
        return voice.say("headline.settled", **fields, status=status_text(voice, commitment))
    if not commitment.is_overdue(now):
        return voice.say("headline.ahead", **fields, moment=voice.short(commitment.due))
    if due.days_late == 0:
        return voice.say("headline.just_late", **fields)
    return voice.say("headline.late", **fields, count=due.days_late)


def _item(voice: Voice, due: Due, bundle: Bundle, names: Names) -> Item:
    commitment, customer = due.commitment, names.customer(due.commitment)
    who = [customer.name] if customer else []
    if commitment.owner != bundle.reader:
        who.append(names.person(commitment.owner))
    detail = " · ".join([*who, due_text(voice, commitment, None)])
    return Item(_headline(voice, due, bundle.now), detail, buttons=state_buttons(voice, commitment, names))


def _news_text(voice: Voice, news: News, names: Names) -> str:
    commitment = news.commitment
    sentence = voice.say(
        f"news.{news.phrase}",
        label=commitment.label,
        what=commitment.what,
        name=names.person(news.actor),
        owner=names.person(commitment.owner),
        moment=voice.moment(commitment.due),
    )
    return f"{sentence}\n{voice.say('news.reason', reason=news.reason)}" if news.reason else sentence


def _news_card(voice: Voice, news: News, names: Names) -> Card:
    rows = fields_of(voice, news.commitment, names).fields
    if news.reason:
        rows = (*rows, Field(voice.say("field.reason"), news.reason))
    buttons = state_buttons(voice, news.commitment, names)
    title = _news_text(voice, News(news.phrase, news.commitment, news.actor, ""), names)
    return Card(title, (Fields(rows), *((Buttons(buttons),) if buttons else ())))
