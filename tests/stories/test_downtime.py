"""A week away with 5,000 open commitments: everybody hears once of all that was due to them meanwhile."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.cards.card import Card, Item
from bot.cards.reminder_card import MOST_ITEMS
from bot.slack.blocks import message
from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import commitments
from commitments.domain.calendar import Calendar
from commitments.domain.commitment import Commitment
from commitments.domain.notifications.notification import Notification
from commitments.domain.person import Person
from commitments.domain.reminder_policy import Policy
from commitments.domain.reminders import Recipients, plan
from tests.stage import SEOUL, Stage, seoul

PEOPLE, EACH, TEAM = 100, 50, 10
FIRST_DUE, BACK = "2026-11-24 15:00", "2026-12-01 10:00"
CALENDAR = Calendar(ZoneInfo(SEOUL), "KR")


@dataclass(frozen=True, slots=True)
class Promiser:
    """Somebody who owns fifty commitments; the first of each ten people leads them."""

    index: int

    @property
    def name(self) -> str:
        return f"p{self.index:03}"

    @property
    def lead(self) -> str | None:
        return Promiser(self.index - self.index % TEAM).name if self.index % TEAM else None

    def promises(self, stage: Stage) -> list[Commitment]:
        """Give what they own, due every three hours of a week."""
        dues = [seoul(FIRST_DUE) + timedelta(hours=3 * each) for each in range(EACH)]
        return [
            Commitment(
                self.index * EACH + each + 1, "send the report", None, self.name, self.name, due, due, SEOUL, "time",
                stage.clock.now(),
            )
            for each, due in enumerate(dues)
        ]  # fmt: skip


@pytest.fixture
async def full(stage: Stage) -> Stage:
    """A stage where everything is planned, as it stood before we were away; stored at once, to be quick."""
    everybody = [Promiser(index) for index in range(PEOPLE)]
    promises = {one: one.promises(stage) for one in everybody}
    async with stage.store.engine.begin() as connection:
        every = [mappers.from_commitment(stage.workspace, each) for owned in promises.values() for each in owned]
        await connection.execute(commitments.insert(), every)
    async with stage.store.transaction(stage.workspace) as uow:
        for one, owned in promises.items():
            await uow.people.save(Person(one.name, one.name, SEOUL, "en", "KR", manager=one.lead))
            await uow.notifications.add([each for commitment in owned for each in planned(stage, one, commitment)])
    return stage


def planned(stage: Stage, one: Promiser, commitment: Commitment) -> list[Notification]:
    circle = Recipients(one.name, CALENDAR, one.lead, CALENDAR if one.lead else None)
    return plan(stage.workspace, commitment, Policy(), circle, stage.clock.now())


async def test_after_a_week_away_each_person_gets_one_message_that_slack_takes(full: Stage) -> None:
    await full.sleep_until(seoul(BACK))

    told = Counter(one.to for one in full.slack.sent)
    assert told == {Promiser(index).name: 1 for index in range(PEOPLE)}
    for sent in full.slack.sent:
        fits_slack(sent.card)
    await full.dispatch()
    assert len(full.slack.sent) == PEOPLE


def fits_slack(card: Card) -> None:
    """Check a message that folds many against Slack's limits: https://docs.slack.dev/reference/block-kit/blocks."""
    shown = message(card)
    assert len(shown["blocks"]) <= 50
    assert len(shown["text"]) <= 4000
    assert all(len(block.get("elements", ())) <= 25 for block in shown["blocks"])
    assert sum(isinstance(block, Item) for block in card.blocks) == MOST_ITEMS
