"""Lives in a workspace for three weeks and writes its database down.

`python -m tests.releases.living FILE` with the code of the release that the file is to be of. People say and press what
people do; only what conversations cannot reach (some kinds of notifications in some states) is planned directly.
"""

import asyncio
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import JsonValue

from bot.notifications.handler import notification_handler
from commitments.application.ports.outbox import ClaimPolicy, End, Outcome, RateLimit
from commitments.dispatch import Dispatcher
from commitments.domain.channel import Channel
from commitments.domain.errors import DestinationRefused, OutcomeUnknown, SendError, WorkspaceRefused
from commitments.domain.notifications.addresses import Destination, to_channel, to_person
from commitments.domain.notifications.kinds import KINDS, from_stored
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.operation import Operation
from tests.releases.files import NOW, Line, rows_of, write
from tests.stage import DAY, Stage, open_stage, seoul
from tests.stories.acting import fill, press, tell

TERMS = ClaimPolicy(
    timedelta(seconds=90), timedelta(seconds=1), {way: RateLimit.per_minute(600, burst=100) for way in Operation}
)
_SETTINGS = (
    ("root", "/commit manager <@sam> of <@alice> <@minho>", "team"),
    ("root", '/customer everyone remind "3d 1d 2h"', "team"),
    ("root", '/customer tier gold remind "5d 1d 4h 2h"', "team"),
    ("alice", "/customer Acme here", "acme"),
    ("alice", '/customer Acme tier gold zone America/New_York country US alias "Acme Corp"', "team"),
    ("alice", "/customer Globex here", "globex"),
    ("alice", "/customer Globex announce auto manager <@jane>", "team"),
    ("alice", "/customer Initech here", "initech"),
    ("minho", "/customer 한빛전자 here", "hanbit"),
    ("minho", '/customer 한빛전자 country KR alias 한빛 remind "2d 1h"', "team"),
    ("alice", "/customer Umbrella here", "umbrella"),
    ("alice", "/customer Stark here", "stark"),
    ("alice", "/customer Wayne here", "wayne"),
    ("alice", "/customer Hooli tier gold", "team"),
)
_SHOWN = "54"  # a message that Minho was sent
_FOLDED = ("lead", "brief", "due", "overdue", "snoozed", "escalation", "notice")
_ONE_BY_ONE = ("file", "refresh", "customer_card", "customer_edit", "customer_line")


async def live(stage: Stage) -> None:
    """Live until NOW; what is due then is still planned."""
    stage.dispatcher = Dispatcher(stage.store, stage.slack, notification_handler(), stage.clock, TERMS)
    await stage.name_admin("root")
    for channel in ("globex", "initech", "hanbit", "umbrella", "stark", "wayne"):
        stage.slack.channels[channel] = Channel(channel, channel, shared=True)
    for actor, line, place in _SETTINGS:
        await stage.say(actor, line, place)
    await _promise(stage)
    await _change(stage)
    await _close(stage)
    await _leave_open(stage)
    await _be_refused(stage)
    await _plan_the_rest(stage)


async def _settle(stage: Stage) -> None:
    """Let a minute pass: a channel takes no more than a message a second."""
    await stage.until(stage.clock.at + timedelta(minutes=1))


async def _promise(stage: Stage) -> None:
    for actor, line in (
        ("alice", "send fix to Acme by the 15th"),  # C-1: moved with notice, kept
        ("alice", "<@minho> deliver the report to Acme Corp by 11 Dec"),  # C-2: waits for Acme
        ("alice", "draft the contract for Umbrella by 4 Dec"),  # C-3: cancelled in time
        ("alice", "renew the licence of Stark by 7 Dec"),  # C-4: broken
        ("alice", "train Wayne by 18 Dec"),  # C-5: handed over to Jane
        ("minho", "한빛전자: 17일까지 견적서 보내기"),  # C-6: snoozed
        ("alice", "migrate Stark by 21 Dec"),  # C-7: a move undone
        ("jane", "roll out the patch to Globex by 15 Dec 5pm"),  # C-8: told by itself, moved
        ("minho", "fix the export for Globex by 14 Dec"),  # C-9: overdue
        ("alice", "send the invoice to Acme by 9 Dec"),  # C-10: kept on the first date
        ("alice", "answer the audit of Umbrella by 8 Dec"),  # C-11: kept late
        ("alice", "<@minho> set up the mirror for Acme by 10 Dec"),  # C-12: not yet there
        ("alice", "call Initech on 18 Dec 3pm"),  # C-13: may not be announced
        ("minho", "한빛: 다음 주 금요일까지 보안 점검"),  # C-14
        ("alice", "tidy the wiki by 18 Dec for Hooli"),  # C-15: edited
        ("sam", "<@alice> write the offer for Umbrella by 17 Dec"),  # C-16: the maker is not the owner
        ("alice", "ship the adapter to Wayne by 29 Jan"),  # C-17: far ahead
        ("jane", "review the design of Stark by 16 Dec"),  # C-18: due today, moved for an internal reason
        ("minho", "send the logs to Acme by 11 Dec"),  # C-19: overdue, cancelled and undone
        ("root", "count the seats of Hooli by 31 Dec"),  # C-20: delivered, the customer has no channel
    ):
        reply = await stage.say(actor, f"/commit {line}")
        assert reply.card is not None, line
        assert "on record" in reply.card.title or "등록" in reply.card.title, (line, reply.card.title)
    for line in ("we'll try to send a demo to Acme by 18 Dec", "send the notes to Acme next Saturday"):
        await stage.say("alice", f"/commit {line}")  # drafts: a hope, and a date with two readings
    await stage.say("alice", "/commit send the deck to Vandelay by 18 Dec")  # nobody knows them
    await _settle(stage)


async def _change(stage: Stage) -> None:
    for actor, number in (("alice", 1), ("alice", 2), ("alice", 5), ("minho", 6), ("alice", 10), ("alice", 12)):
        await tell(stage, actor, number)
    await tell(stage, "alice", 4, wording="your licence for 2027")
    await stage.until(seoul("2026-12-01 10:00"))
    await stage.say("alice", "/commit give C-5 <@jane>")
    await stage.say("alice", "/commit cancel C-3 because Umbrella has one already")
    await stage.say("alice", "/commit move C-7 to 18 Dec because they asked")
    await stage.say("alice", "/commit undo")
    await stage.until(seoul("2026-12-04 11:00"))
    await stage.say("jane", "/commit move C-8 to 18 Dec because the vendor slipped")
    await fill(stage, "alice", await stage.say("alice", "/commit edit C-15"), {"what": "tidy the wiki and its links"})
    await stage.until(seoul("2026-12-08 10:00"))
    await stage.say("alice", "/commit move C-1 to 18 Dec because the review takes longer")
    await stage.say("jane", "/commit move C-18 to 18 Dec because internal: Alice Kim is ill")


async def _close(stage: Stage) -> None:
    await stage.until(seoul("2026-12-09 10:00"))
    for actor, line in (
        ("alice", "cancel C-4 because the supplier closed"), ("alice", "done C-10"), ("alice", "done C-11"),
        ("alice", "agreed C-11"), ("minho", "완료 C-12"),
    ):  # fmt: skip
        await stage.say(actor, f"/commit {line}")
    await _settle(stage)
    cards = {one.notification: one for one in stage.slack.to("acme") if one.thread is None}
    shown = {one.card.title.split()[0]: one for one in cards.values()}
    await press(stage, "carol", "received", shown["C-10"])
    await fill(stage, "carol", await press(stage, "carol", "not_yet", shown["C-12"]), {}, place="acme")
    await stage.until(seoul("2026-12-11 15:00"))
    await stage.say("minho", "/commit 완료 C-2")
    await stage.say("root", "/commit done C-20")
    await stage.until(seoul("2026-12-14 11:00"))


async def _leave_open(stage: Stage) -> None:
    await stage.until(seoul("2026-12-15 15:00"))
    await stage.say("minho", "/commit snooze C-6 20h")
    await stage.say("minho", "/commit cancel C-19 because nobody asks any more")
    await stage.say("minho", "/commit undo")
    await stage.say("sam", "/overdue csv")
    stage.slack.refuse["alice"] = SendError("invalid_blocks")  # a dead letter
    await stage.say("sam", "/commit move C-16 to 21 Dec because the price changed")
    await _settle(stage)
    stage.slack.refuse.clear()
    await stage.until(seoul("2026-12-16 10:00"))
    await stage.say("alice", "/commit done C-1")
    await stage.say("alice", "/commit agreed C-1")
    await stage.until(NOW - timedelta(minutes=40))


async def _be_refused(stage: Stage) -> None:
    """A channel and a whole workspace that take nothing."""
    stage.slack.refuse["globex"] = DestinationRefused("not_in_channel")
    await stage.say("jane", "/commit done C-8")
    await _settle(stage)
    stage.slack.refuse["lost"] = WorkspaceRefused("token_revoked")
    async with stage.store.transaction("W2") as uow:
        await uow.notifications.add([replace(_one("file", "lost", to_person("lost"), stage.clock.now()), company="W2")])
    await _settle(stage)
    stage.slack.refuse.clear()


async def _plan_the_rest(stage: Stage) -> None:
    """Every kind in every state: what may have been sent, what is under way, what is over, due and ahead."""
    stage.clock.at = NOW - timedelta(minutes=30)
    await _settle(stage)
    await _unknown(stage)
    await _claimed(stage)
    over = [(State.SENT, ""), (State.HELD_BACK, "settled"), (State.FAILED, "invalid_blocks")]
    async with stage.store.transaction(stage.workspace) as uow:
        for state, reason in over:
            people = {**_places("root", "root", "acme", "acme", "acme"), "notice": to_person("root")}
            done = [_one(kind, state.value, people[kind], NOW - DAY) for kind in KINDS]
            sent_at = NOW - DAY if state is State.SENT else None
            await uow.notifications.add(
                [replace(one, state=state, reason=reason, attempts=1, sent_at=sent_at) for one in done]
            )
        due = _places("alice", "sam", "acme", "acme", "acme")
        await uow.notifications.add([_one(kind, "due", due[kind], NOW - timedelta(minutes=5)) for kind in KINDS])
        await uow.notifications.add([_one(kind, "ahead", due[kind], NOW + 2 * DAY) for kind in KINDS])
    stage.clock.at = NOW


async def _unknown(stage: Stage) -> None:
    """What a platform neither took nor refused in so many words."""
    where = _places("minho", "gone", "umbrella", "stark", "wayne")
    await _plan(stage, "unknown", where)
    stage.slack.refuse.update({place.id: OutcomeUnknown("dropped") for place in where.values()})
    await stage.dispatcher.dispatch()
    stage.slack.refuse.clear()


async def _claimed(stage: Stage) -> None:
    """What a process held that died."""
    where = _places("jane", "ina", "acme", "hanbit", "initech")
    await _plan(stage, "claimed", where)
    claims = await stage.store.claim(stage.clock.now(), TERMS, 100)
    wanted = [claim for claim in claims if claim.destination in where.values()]
    assert {one.kind for claim in wanted for one in claim.notifications} >= {*_FOLDED, *_ONE_BY_ONE}
    for claim in claims:
        if claim not in wanted:
            outcome = Outcome(claim.company, claim.destination, claim.notifications, End.RETRIED, stage.clock.now())
            await stage.store.record([replace(outcome, reason="busy", until=NOW)], TERMS)


async def _plan(stage: Stage, name: str, where: Mapping[str, Destination]) -> None:
    async with stage.store.transaction(stage.workspace) as uow:
        await uow.notifications.add([_one(kind, name, where[kind], stage.clock.now()) for kind in KINDS])


def _places(person: str, reader: str, *channels: str) -> dict[str, Destination]:
    """Where each kind goes: what folds to one person, a file and an edit to two others, the rest to channels."""
    card, edit, line = (to_channel(one) for one in channels)
    alone = dict(zip(_ONE_BY_ONE, (to_person(reader), to_person(f"{reader}-2"), card, edit, line), strict=True))
    return {**dict.fromkeys(_FOLDED, to_person(person)), **alone}


_ABOUT = {
    "acme": 2, "hanbit": 6, "umbrella": 16, "stark": 4, "wayne": 5, "initech": 13, "minho": 9, "jane": 5, "alice": 16,
}  # fmt: skip


def _one(kind: str, name: str, where: Destination, at: datetime) -> Notification:
    """A notification of a kind as release 0.1.0 plans it."""
    number = None if kind == "file" else _ABOUT.get(where.id, 6)
    payload: dict[str, JsonValue] = {"name": name, "due": "2026-12-18T09:00:00+00:00"}
    if kind == "notice":
        payload = {"phrase": "moved", "actor": "alice", "reason": "the vendor slipped", "due": payload["due"]}
        payload["owner"] = "minho"
    elif kind == "file":
        asked: JsonValue = {
            "overdue": True,
            "mode": "all",
            "owner": None,
            "customer": None,
            "late_days": 0,
            "offset": 0,
        }
        payload = {"asked": asked}
    elif kind == "refresh":
        payload = {"channel": "dm-minho", "id": _SHOWN, "event": "moved", "sequence": 2}
    elif kind == "customer_line":
        payload = {"line": "delivered", "move": None}
    elif kind in ("customer_card", "customer_edit"):
        payload = {}
    return notification("W1", f"C-{number}/{name}/{kind}", from_stored(kind, payload), where, at, number)


async def main() -> list[Line]:
    """Return the rows of a workspace that has been lived in."""
    with tempfile.TemporaryDirectory() as folder:
        stage = await open_stage(Path(folder), seoul("2026-11-22 13:00"))
        await live(stage)
        lines = await rows_of(stage.store.engine)
        await stage.store.close()
    return lines


if __name__ == "__main__":
    write(asyncio.run(main()), Path(sys.argv[1]))
