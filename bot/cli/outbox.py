"""What an operator sees of errors and of the outbox, and does to it. No words of anybody's are shown."""

from dataclasses import dataclass
from datetime import datetime

from bot.settings import Settings
from bot.wiring import open_outbox
from commitments.application.ports.outbox import Letter, Pause
from commitments.application.ports.store import Store
from commitments.domain.notifications.addresses import Destination


@dataclass(frozen=True, slots=True)
class Wish:
    """What an operator wants: dead letters sent again or dropped (some, or all), a workspace used again, a list."""

    send_again: list[str]
    send_all_again: bool
    drop: list[str]
    drop_all: bool
    resume: str | None
    limit: int


async def operate(settings: Settings, wish: Wish) -> str:
    """Do what is wished and tell how the outbox stands after it; raises what opening the store raises."""
    async with open_outbox(settings) as store:
        now = await store.time()
        said = await _done(store, wish, now)
        said += await _standing(store, wish.limit, now)
    return "\n".join(said)


async def _standing(store: Store, most: int, now: datetime) -> list[str]:
    """Tell what failed, what is tried again, what waits and who refuses us."""
    letters, refused = await store.dead_letters(most), await store.refusals(most)
    faulty, newer = await store.faulty(most, now), await store.newer(most, now)
    said = _listed("Dead letters, newest first", [_letter(one) for one in letters], "No dead letters.")
    said += _listed("Tried again after an error of ours", [_letter(one) for one in faulty])
    said += _listed("Wait for a release that knows them", [_waiting(one) for one in newer])
    return said + _listed("Take nothing for now", [_refusal(one) for one in refused], "Nobody refuses us.")


async def _done(store: Store, wish: Wish, now: datetime) -> list[str]:
    said = []
    if wish.resume is not None:
        await store.resume(wish.resume, None, now)
        said.append(f"{wish.resume} is used again.")
    if wish.send_all_again or wish.send_again:
        count = await store.send_again(None if wish.send_all_again else wish.send_again, now)
        said.append(f"{count} will be sent again." if count else "There is no such dead letter.")
    if wish.drop_all or wish.drop:
        count = await store.drop(None if wish.drop_all else wish.drop)
        said.append(f"{count} dropped." if count else "There is no such dead letter.")
    return said


def _listed(title: str, lines: list[str], otherwise: str = "") -> list[str]:
    """Give a list with its title; where it is empty, what is said otherwise, if anything."""
    return [f"{title}:", *(f"  {line}" for line in lines)] if lines else [otherwise] if otherwise else []


def _letter(one: Letter) -> str:
    tries = "1 try" if one.attempts == 1 else f"{one.attempts} tries"
    again = f", tried again {_moment(one.again)}" if one.again else ""
    return f"{_waiting(one)}  {one.reason}, {tries}{again}"


def _waiting(one: Letter) -> str:
    about = f"C-{one.number} " if one.number is not None else ""
    due = _moment(one.due_at) if one.due_at else "at an unreadable time"
    return f"{one.id}  {one.company}  {one.place}  {about}{one.kind}  due {due}"


def _refusal(one: Pause) -> str:
    place = _place(one.destination) if one.destination else "the whole workspace"
    again = f", tried again {_moment(one.until)}" if one.until else ""
    return f"{one.company}  {place}  {one.reason}{again}"


def _place(destination: Destination) -> str:
    return f"{destination.kind} {destination.id}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
