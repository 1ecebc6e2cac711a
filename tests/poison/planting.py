"""Rows of every kind of harm, among healthy ones."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue
from sqlalchemy import text

from commitments.domain.notifications.addresses import Destination, to_channel, to_person
from commitments.domain.notifications.kinds import from_stored
from commitments.domain.notifications.notification import Notification, State, notification
from tests.stage import Stage, text_of

ASKED: dict[str, JsonValue] = {
    "overdue": True,
    "mode": "all",
    "owner": None,
    "customer": None,
    "late_days": 0,
    "offset": 0,
}
NEWS: dict[str, JsonValue] = {
    "phrase": "moved",
    "actor": "alice",
    "reason": "",
    "due": "2026-12-18T09:00:00+00:00",
    "owner": "minho",
}


MINHO = to_person("minho")


@dataclass(frozen=True)
class Poison:
    """What is wrong with a row: its payload, or (as text of SQL) a column."""

    kind: str
    payload: Mapping[str, JsonValue] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    to: Destination = MINHO
    step: str = "read"
    only_sqlite: bool = False


POISONS = {
    "a field that this release lacks": Poison("file", {"asked": {**ASKED, "grouped": True}}),
    "a field that is missing": Poison("file"),
    "a field of another type": Poison("file", {"asked": "overdue"}),
    "a phrase that this release lacks": Poison("notice", {**NEWS, "phrase": "teleported"}, step="compose"),
    "news without a phrase": Poison("notice"),
    "news of a moment that is none": Poison("notice", {**NEWS, "due": "tomorrow"}),
    "an edit of nothing": Poison("refresh"),
    "a line that this release lacks": Poison(
        "customer_line", {"line": "teleported", "move": None}, to=to_channel("acme"), step="compose"
    ),
    "a move that is no number": Poison("customer_line", {"line": "moved", "move": "x"}, to=to_channel("acme")),
    "a payload that is no object": Poison("notice", columns={"payload": "[1]"}),
    "a payload that is too deep": Poison("notice", columns={"payload": '{"a": ' + "[" * 3000 + "]" * 3000 + "}"}),
    "a payload that is cut off": Poison("notice", columns={"payload": '{"phr'}, only_sqlite=True),
    "a moment that is none": Poison("notice", NEWS, {"due_at": "soon"}, only_sqlite=True),
    "a number that is none": Poison("notice", NEWS, {"number": "C-1"}, only_sqlite=True),
    "a destination that this release lacks": Poison("notice", NEWS, {"to_kind": "robot"}),
}


async def plant(stage: Stage, *rows: Notification) -> None:
    async with stage.store.transaction("W1") as uow:
        await uow.notifications.add(rows)


def row(
    stage: Stage, key: str, kind: str, to: Destination, number: int | None, /, **payload: JsonValue
) -> Notification:
    return notification("W1", key, from_stored(kind, payload), to, stage.clock.now(), number)


def reminder(stage: Stage, name: str, person: str, number: int) -> Notification:
    return row(stage, name, "snoozed", to_person(person), number, name=name)


def line(stage: Stage, name: str, number: int = 1) -> Notification:
    return row(stage, name, "customer_line", to_channel("acme"), number, line="delivered", move=None)


async def among_healthy(stage: Stage, poison: Poison) -> None:
    """Plant a poison second in its place, with healthy rows before and after it and at other places."""
    number = 1 if poison.to.kind == "channel" else 2
    await plant(
        stage,
        line(stage, "first line"),
        reminder(stage, "first", "minho", 2),
        row(stage, "poison", "snoozed", poison.to, number),
        reminder(stage, "last", "minho", 3),
        line(stage, "last line", 2),
        reminder(stage, "other", "jane", 4),
        row(stage, "file", "file", to_person("jane"), None, asked=ASKED),
    )
    await change(stage, "poison", **{"kind": poison.kind, "payload": json.dumps(poison.payload), **poison.columns})


async def change(stage: Stage, name: str, **columns: str) -> None:
    """Write columns of a row as they stand in no release."""
    async with stage.store.engine.begin() as connection:
        on_postgresql = stage.store.engine.dialect.name == "postgresql"
        for column, value in columns.items():
            kept = f"CAST(:value AS {'json' if column == 'payload' else 'text'})" if on_postgresql else ":value"
            sql = f"UPDATE notifications SET {column} = {kept} WHERE key = :key"  # noqa: S608 - our own names
            await connection.execute(text(sql), {"value": value, "key": name})


async def mend(stage: Stage, name: str) -> None:
    """Make news of a row that can be sent."""
    await change(stage, name, payload=json.dumps(NEWS), kind="notice", to_kind="person", to_id="minho")
    await change(stage, name, place="W1 person minho")


async def standing(stage: Stage, name: str) -> tuple[str, str]:
    """Return the state of a row, and why."""
    async with stage.store.engine.connect() as connection:
        asked = text("SELECT state, reason FROM notifications WHERE key = :key")
        state, reason = (await connection.execute(asked, {"key": name})).one()
    return str(state), str(reason)


async def served(stage: Stage) -> bool:
    """Whether everybody but the poison has been sent theirs."""
    names = ("first", "last", "other", "file", "first line", "last line")
    return {(await standing(stage, name))[0] for name in names} == {State.SENT}


def read_by(stage: Stage, person: str, since: int) -> list[str]:
    return [text_of(each.card) for each in stage.slack.sent[since:] if each.to == person]
