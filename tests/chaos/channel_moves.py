"""Customers' channels that move while messages wait for them, and what went astray on the way."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import httpx

from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import State
from tests.chaos.fill import ADMINS, Amount, channel_of, customer_of
from tests.chaos.judge import Row, Taken
from tests.chaos.requests import command, event
from tests.chaos.settings_race import Change
from tests.chaos.web import Answer, Said, Web

_WHEN: Final = (0.05, 0.5)  # of the messages are out
_DELIVERED_AGAIN: Final = (1, 5, 20)  # seconds after which Slack delivers an event that was not acknowledged again
_TO_CUSTOMERS: Final = frozenset({"customer_card", "customer_line", "customer_edit"})

UntilOut = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where every customer was: at the start, and by every move. `renumbered` channels are the same place."""

    start: Mapping[str, str]
    moves: Sequence[Change] = ()
    renumbered: Mapping[str, str] = field(default_factory=dict)

    def same(self, message: MessageRef) -> MessageRef:
        """Return where a message stands now: those of a renumbered channel moved along."""
        return replace(message, channel=self.renumbered.get(message.channel, message.channel))

    def since_theirs(self, customer: str, channel: str, wall: float) -> float | None:
        """Return for how many seconds a channel has no longer been a customer's: 0 if it is, None if it never was."""
        moves = [one for one in self.moves if one.customer == customer and one.said is not Said.REFUSED]
        began = [one.answer.began for one in moves if one.value == channel]
        if channel != self.start[customer] and not any(moment <= wall for moment in began):
            return None
        came = [one.ended for one in moves if one.value == channel and one.answer.began <= wall]
        here_until = max(came, default=0.0)
        left = [one.ended for one in moves if one.value != channel and one.answer.began > here_until]
        return max(0.0, wall - min(left, default=wall))


async def move(web: Web, slack: httpx.AsyncClient, amount: Amount, until_out: UntilOut, dice: random.Random) -> Places:
    """Move the customers in random order: lead every second one elsewhere, renumber the others, some of them twice."""
    indexes = list(amount.moved_indexes)
    dice.shuffle(indexes)
    moments = sorted(dice.uniform(*_WHEN) * amount.messages for _ in indexes)
    moves: list[Change] = []
    renumbered: dict[str, str] = {}
    for turn, (index, moment) in enumerate(zip(indexes, moments, strict=True)):
        await until_out(moment)
        if turn % 2:
            moves.append(await _renumber(web, slack, index))
            renumbered[channel_of(index)] = moves[-1].value
        if turn % 2 == 0 or turn % 4 == 1:
            moves.append(await _lead(web, index, turn))
    return Places({customer_of(index): channel_of(index) for index in range(amount.channels)}, moves, renumbered)


async def _lead(web: Web, index: int, turn: int) -> Change:
    """Enter in another channel that the customer is here; settings of theirs change at the same moment."""
    customer, channel = customer_of(index), f"C5{index:04}"
    texts = ("here", f"tier moved{turn}", "zone Asia/Seoul")
    answers = await asyncio.gather(
        *(web.ask(turn + number, command(f"{customer} {text}", ADMINS[number], f"move.{index}.{number}",
                                         name="/customer", channel=channel))
          for number, text in enumerate(texts))
    )  # fmt: skip
    return Change(customer, "channel", channel, answers[0], answers[0].said)


async def _renumber(web: Web, slack: httpx.AsyncClient, index: int) -> Change:
    """Let Slack Connect begin: the channel has another id at Slack, then we hear of it."""
    old, new = channel_of(index), f"C6{index:04}"
    (await slack.post("/renumber", json={"old": old, "new": new})).raise_for_status()
    told = event(f"EvR{index}", type="channel_id_changed", old_channel_id=old, new_channel_id=new)
    answers = [await web.ask(index, told)]
    for seconds in _DELIVERED_AGAIN:
        if answers[-1].status != 200:
            await asyncio.sleep(seconds)
            answers.append(await web.ask(index, told))
    await web.ask(index, event(f"EvS{index}", type="channel_shared", channel=new))
    whole = Answer(answers[0].began, answers[-1].ended, answers[-1].status, answers[-1].body)
    return Change(customer_of(index), "channel", new, whole, Said.ACCEPTED if whole.status == 200 else Said.UNCLEAR)


def misdirected(
    rows: Sequence[Row], taken: Iterable[Taken], places: Places, customers: Mapping[int, str], on_its_way: float
) -> list[str]:
    """Name the messages for a customer that arrived in a channel which was not theirs.

    A message that arrives up to `on_its_way` seconds after the channel was left was already on its way.
    """
    return [
        f"{row} at {one.ref}, {'never theirs' if since is None else f'{since:.2f} s after they left'}"
        for row, one, since in _strayed(rows, taken, places, customers)
        if since is None or since > on_its_way
    ]


def longest_on_its_way(
    rows: Sequence[Row], taken: Iterable[Taken], places: Places, customers: Mapping[int, str]
) -> float:
    """Return the most seconds after a move at which a message arrived in the channel that was left."""
    return round(max((since or 0.0 for _, _, since in _strayed(rows, taken, places, customers)), default=0.0), 2)


def _strayed(
    rows: Sequence[Row], taken: Iterable[Taken], places: Places, customers: Mapping[int, str]
) -> list[tuple[Row, Taken, float | None]]:
    about = {row.id: row for row in rows if row.kind in _TO_CUSTOMERS and row.number in customers}
    refreshed = {row.message for row in rows if row.kind == "refresh"}  # of ours, not of the customer's channel
    edits = {f"C-{row.number}": row for row in about.values() if row.kind == "customer_edit"}
    strayed: list[tuple[Row, Taken, float | None]] = []
    for one in taken:
        if one.edit and one.ref in refreshed:
            continue
        row = next((edits[label] for label in one.labels if label in edits), None) if one.edit else about.get(one.id)
        if row is not None:
            since = places.since_theirs(customers[row.number or 0], one.ref.channel, one.wall)
            strayed += [(row, one, since)] if since != 0 else []
    return strayed


def vanished(
    rows: Iterable[Row],
    cards: Mapping[int, MessageRef | None],
    channels: Mapping[str, str],
    customers: Mapping[int, str],
) -> list[str]:
    """Name the commitments of which something was held back, while the customer sees no card and nobody was told.

    `channels` is where each customer is at the end, `cards` where the card of each commitment is.
    """
    held: dict[int, list[Row]] = defaultdict(list)
    told: set[int | None] = set()
    for row in rows:
        if row.kind in _TO_CUSTOMERS and row.state is State.HELD_BACK and row.number in customers:
            held[row.number or 0].append(row)
        if row.kind == "untold" and row.state is State.SENT:
            told.add(row.number)
    return [
        str(first)
        for number, (first, *_) in sorted(held.items())
        if number not in told and not ((card := cards[number]) and card.channel == channels[customers[number]])
    ]
