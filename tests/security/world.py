"""A world to guard: a customer with promises in every state, and somebody of every standing toward them.

It is made once; each test plays on a copy of its database.
"""

import asyncio
import shutil
import sqlite3
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.conversation.requests import Reply
from commitments.adapters.sql.engines import open_engine
from commitments.adapters.sql.store import SqlStore
from commitments.domain.channel import Channel
from commitments.domain.person import Person, Role
from tests.stage import (
    LONDON,
    NEW_YORK,
    SEOUL,
    PlayedSlack,
    Sent,
    Stage,
    StageClock,
    buttons,
    open_stage,
    seoul,
    text_of,
)

NOT_FOR_OUTSIDERS = (
    "Only the company that made you the promise can do that. Use the buttons of your card, or write to them here."
)
NO_UNDO = "There is nothing of yours to undo. /commit history C-12 says who changed what; ask them to undo it."
NOW = seoul("2026-11-23 10:00")
OPEN_TOLD, COLLEAGUES, DELIVERED_TOLD, DELIVERED, LAST, CANCELLED = 1, 2, 3, 4, 5, 6
SECRET = "Quartzite rotation"
WORDING = "New keys"

# Who acts, and where outsiders act; everybody else acts in #acme, the customer's own channel.
ROLES = {
    "admin": "root",
    "manager of the owner": "sam",
    "manager of the customer": "kate",
    "owner": "minho",
    "maker": "alice",
    "listed": "cole",
    "stranger": "jane",
    "outsider in the customer's channel": "carol",
    "outsider elsewhere": "olga",
    "guest": "gus",
}
PLACES = {"olga": "globex", "gus": "team"}
PEOPLE = {
    "minho": Person("minho", "Minho Lee", SEOUL, "en", "KR"),
    "kate": Person("kate", "Kate Quill", LONDON, "en", "GB"),
    "cole": Person("cole", "Cole Vance", SEOUL, "en", "KR"),
    "yuna": Person("yuna", "최유나", SEOUL, "ko", "KR"),
    "olga": Person("olga", "Olga Petrova", NEW_YORK, "en", None, Role.OUTSIDER),
    "gus": Person("gus", "Gus Guest", SEOUL, "en", "KR", Role.OUTSIDER),
}
TABLES = (
    "commitments",
    "moves",
    "history",
    "notifications",
    "customers",
    "customer_people",
    "customer_contacts",
    "workspaces",
    "drafts",
)


@dataclass
class World:
    """A finished world on disk, with the messages that were sent while it was made."""

    folder: Path
    sent: list[Sent]
    draft: str
    misspelt: str
    batch: str

    def play(self, folder: Path) -> Stage:
        """Open a copy of it."""
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("stage.db*"):
            old.unlink()
        shutil.copy(self.folder / "stage.db", folder / "stage.db")
        clock = StageClock(NOW)
        engine = open_engine(f"sqlite:///{folder / 'stage.db'}")  # its tables are there: nothing to migrate
        stage = _peopled(Stage(SqlStore(engine), PlayedSlack(clock), clock))
        stage.slack.sent = deepcopy(self.sent)
        return stage


def _peopled(stage: Stage) -> Stage:
    stage.slack.people |= PEOPLE
    stage.slack.channels |= {"globex": Channel("globex", "globex", True), "lobby": Channel("lobby", "lobby", True)}
    return stage


def make_world(folder: Path) -> World:
    """Make the world; its stage is closed."""
    return asyncio.run(_make(folder))


async def _make(folder: Path) -> World:
    stage = _peopled(await open_stage(folder, NOW))
    await stage.name_admin("root")
    await stage.say("root", "/commit manager <@sam> <@minho>")
    await stage.say("root", "/customer Acme here manager <@kate>", "acme")
    await stage.say("cole", "/commit help")
    await stage.say("kate", "/customer Acme people <@cole> remove <@root>")
    await stage.say("root", "/customer Globex here alias Hooli", "globex")
    await stage.say("alice", f"/commit <@minho> {SECRET} to Acme by Dec 15")
    await stage.say("cole", "/commit audit papers to Acme by Dec 16")
    await stage.say("alice", f"/commit <@minho> {SECRET} three to Acme by Dec 17")
    await stage.say("alice", f"/commit <@minho> {SECRET} four to Acme by Dec 18")
    for number in (OPEN_TOLD, DELIVERED_TOLD):
        form = (await stage.say("alice", f"/commit tell C-{number}")).form
        assert form is not None
        await stage.fill("alice", form, {"wording": WORDING})
    await stage.dispatch()
    for number in (DELIVERED_TOLD, DELIVERED):
        await stage.say("minho", f"/commit done C-{number}")
    await stage.dispatch()
    await stage.say("alice", f"/commit <@minho> {SECRET} five to Acme by Dec 19")
    await stage.say("root", f"/commit {SECRET} six to Globex by Dec 19")
    await stage.say("root", f"/commit cancel C-{CANCELLED} because of nothing")
    asked = await stage.say("alice", "/commit send papers to Acme")
    draft = buttons(asked.card)["pick_date"].value
    doubted = await stage.say("alice", f"/commit mvoe C-{OPEN_TOLD} to Dec 20", "acme")
    misspelt = buttons(doubted.card)["run_suggestion"].value
    several = await stage.say("alice", "/commit send papers to Acme by Dec 20 and the slides by Dec 21", "acme")
    batch = buttons(several.card)["record_all"].value
    sent = stage.slack.sent
    await stage.store.close()
    return World(folder, sent, draft, misspelt, batch)


def snapshot(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    """Read all that a refused request must leave alone."""
    path = stage.store.engine.url.database
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        # S608: the names are those above
        kept = {table: database.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in TABLES}  # noqa: S608
        kept["managers"] = database.execute("SELECT id, manager, role FROM people WHERE manager IS NOT NULL").fetchall()
    database.close()
    return kept


def sentence(reply: Reply) -> str:
    """Give the one sentence of a reply: its card's title, or what is wrong in its form."""
    if reply.errors:
        assert len(reply.errors) == 1
        return next(iter(reply.errors.values()))
    return reply.card.title if reply.card else ""


def everything(reply: Reply) -> str:
    """Give all that a reply says, buttons, forms and their values included."""
    words = [text_of(reply.card), *reply.errors.values(), *(one.value for one in buttons(reply.card).values())]
    return "\n".join([*words, repr(reply.form) if reply.form else ""])


def place_of(person: str) -> str:
    """Give where somebody acts."""
    return PLACES.get(person, "acme")


def at(moment: datetime, stage: Stage) -> Stage:
    """Move the stage's clock."""
    stage.clock.at = moment
    return stage


def renamed(stage: Stage, person: str, name: str) -> None:
    """Call somebody otherwise from now on."""
    stage.slack.people[person] = replace(stage.slack.people[person], name=name)
