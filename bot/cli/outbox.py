"""What an operator sees of errors and of the outbox, and does to it. No words of anybody's are shown."""

from dataclasses import dataclass
from datetime import datetime

from bot.settings import Settings
from bot.wiring import open_outbox
from commitments.application.ports.outbox import Pause
from commitments.application.ports.store import Store
from commitments.domain.notifications.addresses import Destination
from commitments.domain.notifications.notification import Notification


@dataclass(frozen=True, slots=True)
class Wish:
    """What an operator wants: dead letters sent again (some by id, or all), a workspace used again, a list."""

    send_again: list[str]
    send_all_again: bool
    resume: str | None
    limit: int


async def operate(settings: Settings, wish: Wish) -> str:
    """Do what is wished and tell how the outbox stands after it; raises what opening the store raises."""
    async with open_outbox(settings) as store:
        said = await _done(store, wish, await store.time())
        letters, refused = await store.dead_letters(wish.limit), await store.refusals(wish.limit)
    said += _listed("Dead letters, newest first", [_letter(one) for one in letters], "No dead letters.")
    said += _listed("Take nothing for now", [_refusal(one) for one in refused], "Nobody refuses us.")
    return "\n".join(said)


async def _done(store: Store, wish: Wish, now: datetime) -> list[str]:
    said = []
    if wish.resume is not None:
        await store.resume(wish.resume, None, now)
        said.append(f"{wish.resume} is used again.")
    if wish.send_all_again or wish.send_again:
        count = await store.send_again(None if wish.send_all_again else wish.send_again, now)
        said.append(f"{count} will be sent again." if count else "There is no such dead letter.")
    return said


def _listed(title: str, lines: list[str], otherwise: str) -> list[str]:
    return [f"{title}:", *(f"  {line}" for line in lines)] if lines else [otherwise]


def _letter(one: Notification) -> str:
    about = f"C-{one.number} " if one.number is not None else ""
    tries = "1 try" if one.attempts == 1 else f"{one.attempts} tries"
    return (
        f"{one.id}  {one.company}  {_place(one.destination)}  {about}{one.kind}  "
        f"due {_moment(one.due_at)}  {one.reason}, {tries}"
    )


def _refusal(one: Pause) -> str:
    place = _place(one.destination) if one.destination else "the whole workspace"
    again = f", tried again {_moment(one.until)}" if one.until else ""
    return f"{one.company}  {place}  {one.reason}{again}"


def _place(destination: Destination) -> str:
    return f"{destination.kind} {destination.id}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
