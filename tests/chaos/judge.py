"""Judges a run by what the played Slack wrote down and what the store says: nothing else is believed."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import State
from tests.chaos.faults import Fault
from tests.chaos.surfaces import BLOCKED

_ENDED = frozenset({State.SENT, State.HELD_BACK, State.FAILED})
_EDITS = frozenset({"customer_edit", "refresh"})
_ORDERED = frozenset({"customer_card", "customer_line"})


@dataclass(frozen=True, slots=True)
class Row:
    """A notification as the store has it at the end."""

    id: str
    kind: str
    number: int | None
    due_at: datetime
    state: State
    reason: str = ""
    sent_at: datetime | None = None
    message: MessageRef | None = None
    phrase: str = ""
    place: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.id} of C-{self.number}: {self.state} {self.reason}".strip()


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that Slack took, or an edit of one: `arrived` in seconds of its own clock, `wall` as a Unix time.

    An edit names no notification; its labels tell the commitment. `again`: it says that it may be a second copy.
    """

    id: str
    ref: MessageRef
    labels: frozenset[str]
    arrived: float
    wall: float
    answered: bool = True
    edit: bool = False
    again: bool = False


@dataclass
class Verdict:
    """What is wrong, by notification or channel; all of it empty is what is promised."""

    unfinished: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    misrecorded: list[str] = field(default_factory=list)
    too_fast: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)
    settings_lost: list[str] = field(default_factory=list)
    misdirected: list[str] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    answers_over_3_s: list[str] = field(default_factory=list)
    unclear_answers: list[str] = field(default_factory=list)
    dishonest_answers: list[str] = field(default_factory=list)
    refused_unsaid: list[str] = field(default_factory=list)
    connections_held: list[str] = field(default_factory=list)
    memory_grown: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def wrong(self) -> dict[str, list[str]]:
        """What is wrong, by the name of the fault."""
        return {name.replace("_", " "): found for name, found in vars(self).items() if name != "figures"}

    @property
    def faults(self) -> dict[str, int]:
        """How many of each are wrong."""
        return {name: len(found) for name, found in self.wrong.items()}


def read_log(log: Path) -> list[Taken]:
    """Read what Slack took, in the order in which people see it."""
    lines = map(json.loads, log.read_text("utf-8").splitlines())
    return [
        Taken(
            one["id"], MessageRef(one["channel"], one["ts"]), frozenset(one["labels"]), one["arrived"], one["wall"],
            one["fault"] == Fault.NONE, one["method"] == "chat.update",
            one.get("again", False),
        )
        for one in lines
    ]  # fmt: skip


def judge(
    rows: Sequence[Row], taken: Sequence[Taken], channel_seconds: float, tolerance: float,
    same: Callable[[MessageRef], MessageRef] = lambda message: message,
) -> Verdict:  # fmt: skip
    """Judge what was sent. `tolerance` is how much later than it was sent a message may be seen to arrive, in seconds.

    `same` tells where a message stands at the end: those of a renumbered channel moved along.
    """
    carried = _carriers(rows, taken)
    taken = [one for one in taken if not one.edit]
    verdict = Verdict()
    for row in rows:
        carriers = carried[row.id]
        if row.state not in _ENDED:
            verdict.unfinished.append(str(row))
        if not carriers and not (row.state is State.HELD_BACK and row.reason):
            verdict.lost.append(str(row))
        if any(not one.again for one in carriers[1:]) and row.kind not in _EDITS:
            verdict.doubled.append(str(row))
        if carriers and not _recorded(row, carriers, same):
            verdict.misrecorded.append(str(row))
    verdict.too_fast = _too_fast(taken, channel_seconds, tolerance)
    verdict.out_of_order = _out_of_order(rows, taken)
    return verdict


def refused_unsaid(rows: Sequence[Row]) -> list[str]:
    """Name what could not be sent where the platform forbids writing, and of which nobody was told."""
    told = {row.number for row in rows if row.kind == "untold" and row.state is State.SENT}
    return [str(row) for row in rows if row.place.endswith(BLOCKED) and row.number not in told]


def _carriers(rows: Sequence[Row], taken: Sequence[Taken]) -> dict[str, list[Taken]]:
    """Return the messages that carry each notification: a notice may be folded into one that names its commitment.

    An edit is known by the commitment that it shows, or by the message that it changes.
    """
    notices = {row.id for row in rows if row.kind == "notice"}
    by_id: dict[str, list[Taken]] = defaultdict(list)
    by_label: dict[str, list[Taken]] = defaultdict(list)
    edits: dict[str, list[Taken]] = defaultdict(list)
    changed: dict[MessageRef | None, list[Taken]] = defaultdict(list)
    for one in taken:
        by_id[one.id].append(one)
        for label in one.labels if one.id in notices else ():
            by_label[label].append(one)
        for label in one.labels if one.edit else ():
            edits[label].append(one)
        if one.edit:
            changed[one.ref].append(one)
    found = {"notice": by_label, "customer_edit": edits}

    def of(row: Row) -> list[Taken]:
        if row.kind == "refresh":
            return changed[row.message]
        return found[row.kind][f"C-{row.number}"] if row.kind in found else by_id[row.id]

    return {row.id: of(row) for row in rows}


def _recorded(row: Row, carriers: Sequence[Taken], same: Callable[[MessageRef], MessageRef]) -> bool:
    """Return whether the store says that it was sent, and where; of a file it does not know the message.

    One edit shows the state of all, so an edit may be held back though another about the same arrived. A line of
    unknown outcome below a card that the customer has left is looked for by nobody.
    """
    if row.kind in _EDITS or left_unsought(row):
        return True
    known = row.kind == "file" or (row.message and same(row.message) in [same(one.ref) for one in carriers])
    return row.state is State.SENT and bool(known)


def left_unsought(row: Row) -> bool:
    """Whether it is a line that was held back because its card stands where the customer is no longer."""
    return row.kind == "customer_line" and row.state is State.HELD_BACK and row.reason in {"not_theirs", "no_card"}


def _too_fast(taken: Iterable[Taken], channel_seconds: float, tolerance: float) -> list[str]:
    """Name the channels where in some span of w seconds more than w / channel_seconds + 1 messages arrived."""
    return [
        channel
        for channel, times in sorted(_arrivals(taken).items())
        if any(
            last - first + tolerance < between * channel_seconds
            for start, first in enumerate(times)
            for between, last in enumerate(times[start:])
        )
    ]


def _arrivals(taken: Iterable[Taken]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = defaultdict(list)
    for one in taken:
        times[one.ref.channel].append(one.arrived)
    return {channel: sorted(found) for channel, found in times.items()}


def closest(taken: Iterable[Taken]) -> float | None:
    """Return the least seconds between two messages in one channel."""
    gaps = [later - sooner for times in _arrivals(taken).values() for sooner, later in pairwise(times)]
    return round(min(gaps), 3) if gaps else None


def _out_of_order(rows: Sequence[Row], taken: Sequence[Taken]) -> list[str]:
    """Name the commitments whose customer read something before what was planned earlier."""
    place: dict[str, int] = {}
    for index, one in enumerate(taken):
        place.setdefault(one.id, index)
    read: dict[int, list[int]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.due_at, row.id)):
        if row.kind in _ORDERED and row.number is not None and row.id in place:
            read[row.number].append(place[row.id])
    return [f"C-{number}" for number, places in sorted(read.items()) if places != sorted(places)]


def figures(rows: Sequence[Row], taken: Sequence[Taken], began: datetime, lease_seconds: float) -> dict[str, Any]:
    """Return what a run did in numbers. Nothing counts as late before `began`, when the first worker was started."""
    states, received = Counter(row.state for row in rows), {one.id: one for one in taken}
    seconds = taken[-1].wall - taken[0].wall if taken else 0.0
    late = [one.wall - max(row.due_at, began).timestamp() for row in rows if (one := received.get(row.id))]
    sent = [(row, received[row.id]) for row in rows if row.id in received and row.sent_at is not None]
    return {
        "notifications": len(rows),
        "sent": states[State.SENT],
        "held back": states[State.HELD_BACK],
        "failed": states[State.FAILED],
        "messages": len(taken),
        "doubled after an unknown outcome, and said so": _said_doubled(taken),
        "said so, and not doubled": sum(one.again for one in taken) - _said_doubled(taken),
        "found by looking": sum(_is_found(row, one, lease_seconds) for row, one in sent),
        "seconds": round(seconds, 1),
        "messages a second": round(len(taken) / seconds, 1) if seconds else None,
        "worst lateness in seconds": round(max(late, default=0.0), 1),
        "closest two in a channel in seconds": closest(taken),
    }


def _said_doubled(taken: Sequence[Taken]) -> int:
    """Count the messages that are second copies and say so."""
    firsts: set[str] = set()
    doubled = 0
    for one in taken:
        doubled += one.again and one.id in firsts
        firsts.add(one.id)
    return doubled


def _is_found(row: Row, one: Taken, lease_seconds: float) -> bool:
    # A live worker records at once what was answered; what is recorded a lease later was left by a dead one.
    return not one.answered or (row.sent_at is not None and row.sent_at.timestamp() - one.wall > lease_seconds * 0.9)
