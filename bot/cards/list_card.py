"""Lists of commitments: one page as a card, or the whole list as CSV."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards.buttons import button
from bot.cards.card import Block, Button, Buttons, Card, Item, Note
from bot.cards.commitment_card import customer_text, status_name, status_text
from bot.cards.spreadsheet_cells import inert
from bot.i18n.localizer import Localizer
from commitments.application.names import Names
from commitments.domain.accounts import platform_of
from commitments.domain.commitment import Commitment, Status
from commitments.language.mention_syntax import plain

PAGE = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment in a list; `days_late` counts working days, None while it is not late. `due_now`: this minute."""

    commitment: Commitment
    days_late: int | None
    due_now: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list of `total` lines. `query` is the value of its page buttons; `url` the workspace's address."""

    title: str
    lines: Sequence[Line]
    query: Mapping[str, object]
    offset: int
    more: bool
    total: str
    url: str
    now: datetime


def list_card(localizer: Localizer, listing: Listing, names: Names) -> Card:
    """Return a page: each commitment with its customer, owner, date, lateness, moves and a link.

    The zone is said once, if a time is shown.
    """
    blocks: list[Block] = [_item(localizer, line, names, listing) for line in listing.lines]
    has_times = any(line.commitment.deadline.day is None for line in listing.lines)
    zone = localizer.text("list.zone", zone=localizer.zone_at(listing.now)) if has_times else ""
    pages = []
    if listing.offset:
        pages.append(_page(localizer, listing, max(0, listing.offset - PAGE), "button.previous"))
    if listing.more:
        pages.append(_page(localizer, listing, listing.offset + PAGE, "button.next"))
    if not pages:
        return Card(listing.title, (*blocks, *([Note(zone)] if zone else [])))
    first, last = listing.offset + 1, listing.offset + len(listing.lines)
    span = localizer.text("list.page", first=first, last=last, total=listing.total)
    return Card(listing.title, (*blocks, Note(" · ".join(filter(None, (span, zone)))), Buttons(tuple(pages))))


def _page(localizer: Localizer, listing: Listing, offset: int, phrase: str) -> Button:
    return Button("page", localizer.text(phrase), json.dumps({**listing.query, "offset": offset}))


def _item(localizer: Localizer, line: Line, names: Names, listing: Listing) -> Item:
    one = line.commitment
    customer = names.customer(one)
    parts = [
        customer_text(localizer, customer),
        localizer.words(names.person(one.owner)),
        localizer.listed(one.deadline, listing.now),
        *_state(localizer, line),
    ]
    if one.internal:
        parts.append(localizer.text("list.internal"))
    if one.moves or line.days_late is not None:
        parts.append(localizer.text("list.moves" if one.moves else "list.unmoved", count=one.moves))
    title, show = f"{one.label} · {localizer.words(one.what)}", button(localizer, "open", one.number)
    return Item(title, " · ".join(parts), link_of(listing.url, one), (show,))


def _state(localizer: Localizer, line: Line) -> list[str]:
    if line.commitment.status is not Status.OPEN:
        return [status_text(localizer, line.commitment)]
    if line.due_now:
        return [localizer.text("status.due_now")]
    if line.days_late is None:
        return []
    return [localizer.text("list.late" if line.days_late else "list.just_late", count=line.days_late)]


def _status(localizer: Localizer, line: Line) -> str:
    """Return the word of the state alone."""
    if line.due_now:
        return localizer.text("status.due_now")
    return status_name(localizer, line.commitment) if line.days_late is None else localizer.text("status.late")


def link_of(workspace_url: str, commitment: Commitment) -> str:
    """Return the URL of a commitment's card, else of the channel where it was made; "" if neither is in Slack."""
    if platform_of(commitment.card.channel if commitment.card else commitment.place) != "slack":
        return ""
    base = f"{workspace_url.rstrip('/')}/archives"
    if workspace_url and commitment.card is not None:
        return f"{base}/{commitment.card.channel}/p{commitment.card.id.replace('.', '')}"
    return f"{base}/{commitment.place}" if workspace_url and commitment.place else ""


def as_csv(localizer: Localizer, lines: Iterable[Line], names: Names, url: str) -> bytes:
    """Return a list as CSV: UTF-8 with the byte order mark that Excel needs, dates as ISO 8601, moments in UTC."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    columns = (
        "number",
        "what",
        "customer",
        "owner",
        "first_due",
        "due",
        "days_late",
        "moves",
        "status",
        "link",
    )
    writer.writerow([localizer.text(f"csv.{column}") for column in columns])
    for line in lines:
        one, customer = line.commitment, names.customer(line.commitment)
        cells = [one.label, one.what, customer.name if customer else "", names.person(one.owner)]
        cells += [one.first_deadline.iso, one.deadline.iso, str(line.days_late or 0), str(one.moves)]
        cells += [_status(localizer, line), link_of(url, one)]
        writer.writerow([inert(plain(localizer.words(cell))) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
