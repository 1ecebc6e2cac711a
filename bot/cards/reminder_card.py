"""The direct messages that remind people: one card folds all that is due to them at once."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.cards.card import Block, Button, Buttons, Card, Divider, Field, Fields, Item, Note, Text
from bot.cards.commitment_card import due_text, fields_of, state_buttons, status_text
from bot.i18n.localizer import Localizer
from commitments.application.names import Names
from commitments.application.notification_views import DueView, NewsView
from commitments.domain.commitment import Status

MOST_ITEMS = 20


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that one person is told at once. `reader` is them; a manager reads of others' commitments."""

    reader: str
    dues: tuple[DueView, ...]
    news: tuple[NewsView, ...]
    now: datetime


def bundle_card(voice: Localizer, bundle: Bundle, names: Names) -> Card:
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


def _title(voice: Localizer, bundle: Bundle) -> str:
    current = [due for due in bundle.dues if due.is_current]
    late = sum(1 for due in current if due.commitment.is_overdue(bundle.now))
    ahead = len(current) - late
    parts = [voice.say("bundle.late", count=late)] if late else []
    parts += [voice.say("bundle.ahead", count=ahead)] if ahead else []
    parts += [voice.say("bundle.news", count=len(bundle.news))] if bundle.news else []
    return " · ".join(parts) or voice.say("bundle.settled")


def _single(voice: Localizer, due: DueView, bundle: Bundle, names: Names) -> Card:
    commitment = due.commitment
    blocks: list[Block] = [fields_of(voice, commitment, names)]
    if buttons := _buttons(voice, due, names):
        blocks.append(Buttons(buttons))
    return Card(_headline(voice, due, bundle.now, names), tuple(blocks))


def _buttons(voice: Localizer, due: DueView, names: Names) -> tuple[Button, ...]:
    """Give what can be pressed: nothing on a reminder that is out of date."""
    if due.since and due.commitment.status is Status.OPEN:
        return ()
    return state_buttons(voice, due.commitment, names)


def _headline(voice: Localizer, due: DueView, now: datetime, names: Names) -> str:
    commitment = due.commitment
    fields = {"label": commitment.label, "what": commitment.what}
    if commitment.status is not Status.OPEN:
        return voice.say("headline.settled", **fields, status=status_text(voice, commitment))
    if due.since:
        owner = names.person(commitment.owner)
        return voice.say(f"since.{due.since}", **fields, moment=voice.moment(commitment.due), owner=owner)
    if not commitment.is_overdue(now):
        return voice.say("headline.ahead", **fields, moment=voice.short(commitment.due))
    if due.days_late == 0:
        return voice.say("headline.just_late", **fields)
    return voice.say("headline.late", **fields, count=due.days_late)


def _item(voice: Localizer, due: DueView, bundle: Bundle, names: Names) -> Item:
    commitment, customer = due.commitment, names.customer(due.commitment)
    who = [customer.name] if customer else []
    if commitment.owner != bundle.reader:
        who.append(names.person(commitment.owner))
    detail = " · ".join([*who, due_text(voice, commitment, None)])
    return Item(_headline(voice, due, bundle.now, names), detail, buttons=_buttons(voice, due, names))


def _news_text(voice: Localizer, news: NewsView, names: Names) -> str:
    commitment = news.commitment
    sentence = voice.say(
        f"news.{news.phrase}",
        label=commitment.label,
        what=commitment.what,
        name=names.person(news.actor),
        owner=names.person(news.owner),
        moment=voice.moment(news.due),
    )
    reason = voice.say_if_known("held", news.reason)
    return f"{sentence}\n{voice.say('news.reason', reason=reason)}" if reason else sentence


def _news_card(voice: Localizer, news: NewsView, names: Names) -> Card:
    rows = fields_of(voice, news.commitment, names).fields
    if news.reason:
        rows = (*rows, Field(voice.say("field.reason"), voice.say_if_known("held", news.reason)))
    buttons = _buttons(voice, DueView(news.commitment, 0, "changed" if news.old else ""), names)
    title = _news_text(voice, replace(news, reason=""), names)
    return Card(title, (Fields(rows), *((Buttons(buttons),) if buttons else ())))
