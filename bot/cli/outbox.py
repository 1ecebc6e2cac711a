"""`commitments outbox`: lists the outbox and acts on dead letters. Never prints message texts."""

from dataclasses import dataclass
from datetime import datetime

from bot.settings import Settings
from bot.wiring import open_outbox
from commitments.application.ports.outbox import Letter, Pause
from commitments.application.ports.store import Store
from commitments.domain.notifications.addresses import Destination
from commitments.domain.numbers import label_of


@dataclass(frozen=True, slots=True)
class OutboxOptions:
    """Options of `commitments outbox`: dead letters to send again or drop, a workspace to resume, the list's limit."""

    send_again: list[str]
    send_all_again: bool
    drop: list[str]
    drop_all: bool
    resume: str | None
    limit: int


async def operate(settings: Settings, options: OutboxOptions) -> tuple[str, str]:
    """Apply the options; return a report of the outbox, and a sentence on what is not there ("" for nothing).

    Raises the errors of opening the store.
    """
    async with open_outbox(settings) as store:
        now = await store.time()
        lines, missing = await _apply(store, options, now)
        lines += await _report(store, options.limit, now)
    return "\n".join(lines), f"There is no {', '.join(missing)}." if missing else ""


async def _report(store: Store, limit: int, now: datetime) -> list[str]:
    """Return the report: dead letters, retries, notifications of newer releases and refusals."""
    letters, refused = await store.dead_letters(limit), await store.refusals(limit)
    faulty, newer = await store.faulty(limit, now), await store.newer(limit, now)
    lines = _listed("Dead letters, newest first", [_letter(one) for one in letters], "No dead letters.")
    lines += _listed("Tried again after an error of ours", [_letter(one) for one in faulty])
    lines += _listed("Wait for a release that knows them", [_waiting(one) for one in newer])
    return lines + _listed("Take nothing for now", [_refusal(one) for one in refused], "Nobody refuses us.")


async def _apply(store: Store, options: OutboxOptions, now: datetime) -> tuple[list[str], list[str]]:
    """Return what was done, and what was named but is not there."""
    done, missing = [], []
    if options.resume is not None:
        if await store.resume(options.resume, None, now):
            done.append(f"{options.resume} is used again.")
        else:
            missing.append(f"paused workspace or place of {options.resume}")
    for chosen, everything, act, told in (
        (options.send_again, options.send_all_again, lambda ids: store.send_again(ids, now), "will be sent again"),
        (options.drop, options.drop_all, store.drop, "dropped"),
    ):
        if everything or chosen:
            found = await act(None if everything else chosen)
            done += [f"{len(found)} {told}."] if found else []
            missing += [f"dead letter {one}" for one in chosen if one not in found and not everything]
            missing += ["dead letter"] if everything and not found else []
    return done, missing


def _listed(title: str, lines: list[str], otherwise: str = "") -> list[str]:
    """Return a titled list; for an empty one `otherwise`, if given."""
    return [f"{title}:", *(f"  {line}" for line in lines)] if lines else [otherwise] if otherwise else []


def _letter(one: Letter) -> str:
    tries = "1 try" if one.attempts == 1 else f"{one.attempts} tries"
    again = f", tried again {_moment(one.again)}" if one.again else ""
    return f"{_waiting(one)}  {one.reason}, {tries}{again}"


def _waiting(one: Letter) -> str:
    about = f"{label_of(one.number)} " if one.number is not None else ""
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
