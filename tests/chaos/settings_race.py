"""Settings of the same customers raced by commands to several web processes, and what was lost of them."""

import asyncio
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.i18n.localizer import Localizer
from bot.i18n.setting_texts import lead_times_text
from commitments.application.ports.unit_of_work import UnitOfWork
from tests.chaos.fill import ADMINS, racer
from tests.chaos.requests import command
from tests.chaos.web import Answer, Said, Web

ADDED: Final = frozenset({"alias", "people"})
"""Settings that add a value; the others replace one."""
_TIERS: Final = ("gold", "silver", "standard")
_ZONES: Final = ("Asia/Seoul", "Europe/Berlin", "America/New_York", "Pacific/Apia")
_COUNTRIES: Final = ("KR", "DE", "US", "JP")
_PAUSE: Final = 0.6  # a person may ask twice a second, and asks once a round

Found = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """A command that changes one setting of a customer, and what was answered."""

    customer: str
    setting: str
    value: str
    answer: Answer
    said: Said

    @property
    def ended(self) -> float:
        """The moment by which it had taken effect; nobody knows of one whose answer does not tell."""
        return math.inf if self.said in {Said.UNSURE, Said.UNCLEAR} else self.answer.ended

    def __str__(self) -> str:
        return f"{self.customer}: {self.setting} {self.value}, {self.said} {self.answer.body[:200]}"


async def race(web: Web, racers: int, rounds: int, over: asyncio.Event, dice: random.Random) -> list[Change]:
    """Race every setting of one customer a round, each by another admin, until it is over."""
    changes: list[Change] = []
    for number in range(rounds):
        if over.is_set():
            break
        asked = list(enumerate(_round(number)))
        dice.shuffle(asked)
        customer = racer(number % racers)
        changes += await asyncio.gather(*(_ask(web, customer, number, turn, *what) for turn, what in asked))
        await asyncio.sleep(_PAUSE)
    return changes


def _round(number: int) -> list[tuple[str, str]]:
    """Return the settings of a round and their values, each unlike those of the round before."""
    return [
        ("zone", _ZONES[number % 4]), ("tier", _TIERS[number % 3]), ("country", _COUNTRIES[number % 4]),
        ("language", ("en", "ko")[number % 2]), ("announce", ("never", "ask", "auto")[number % 3]),
        ("manager", ADMINS[number % len(ADMINS)]), ("remind", f"{1 + number % 30}d"), ("alias", f"also{number}"),
        ("people", ADMINS[(number + 1) % len(ADMINS)]),
    ]  # fmt: skip


async def _ask(web: Web, customer: str, number: int, turn: int, setting: str, value: str) -> Change:
    said = f"<@{value}>" if setting in {"manager", "people"} else value
    asked = command(f"{customer} {setting} {said}", ADMINS[turn], f"set.{number}.{turn}", name="/customer")
    answer = await web.ask(number + turn, asked)
    return Change(customer, setting, value, answer, answer.said)


async def read_settings(uow: UnitOfWork, most: int) -> Found:
    """Return the values of every setting of the customers."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for one in await uow.customers.first(most):
        values = {
            "zone": one.zone, "tier": one.tier, "country": one.country, "language": one.language,
            "announce": str(one.announce), "manager": one.manager, "channel": one.channel,
            "remind": lead_times_text(Localizer("en", "UTC"), one.policy) if one.policy else None,
        }  # fmt: skip
        found |= {(one.name, name): frozenset({value} if value else ()) for name, value in values.items()}
        found[one.name, "alias"] = frozenset(one.aliases)
        found[one.name, "people"] = frozenset(await uow.customers.people_of(one.id))
    return found


def lost_settings(changes: Iterable[Change], found: Found) -> list[str]:
    """Name what was acknowledged and is not there, though nothing that came later has replaced it.

    Of two that overlap either may be the last. One whose answer was unclear may have taken effect or not.
    """
    by_setting: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for one in changes:
        by_setting[one.customer, one.setting].append(one)
    lost: list[str] = []
    for key, asked in by_setting.items():
        there, kept = found.get(key, frozenset()), [one for one in asked if one.said is Said.ACCEPTED]
        if key[1] in ADDED:
            lost += [str(one) for one in kept if one.value not in there]
        elif kept:
            newest = max(kept, key=lambda one: one.answer.began)
            last = {one.value for one in asked if one.said is not Said.REFUSED and one.ended >= newest.answer.began}
            lost += [] if there & last else [f"{newest}; found {sorted(there)}"]
    return lost
