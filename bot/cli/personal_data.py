"""`commitments export` and `commitments erase`: what a person or a customer may ask for by law."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from bot.settings import Settings
from bot.wiring import Archive, open_archive, rewrite_files
from commitments.application.personal_data.subjects import find_subject
from commitments.application.ports.personal_data import Erasure, Kind, Subject
from commitments.domain.errors import StillAdmin

_FORMAT = 1
Confirm = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom an operator named: by id or name, in one company or (None) in any."""

    kind: Kind
    named: str
    company: str | None


async def export(settings: Settings, asked: Asked) -> str:
    """Return everything that is held on somebody, as JSON; docs/operations.md describes it."""
    async with open_archive(settings) as archive:
        subject = await _find(archive, asked)
        records: dict[str, list[Mapping[str, JsonValue]]] = {}
        for record in await archive.store.held(subject):
            records.setdefault(record.table, []).append(record.values)
        erasure = await archive.store.rehearse(subject)
        chat = archive.chat.held(subject, erasure) if archive.chat else []
    head = {"format": _FORMAT, "company": subject.company, "kind": subject.kind, "id": subject.id, "name": subject.name}
    return json.dumps({**head, "records": dict(sorted(records.items())), "chat": chat}, ensure_ascii=False, indent=2)


async def erase(settings: Settings, asked: Asked, confirm: Confirm) -> str:
    """Show what goes, ask, and erase it; return a report of what stays on the platform.

    The local page's file goes first: only the rows tell what is to be looked for there, should this break off.
    """
    async with open_archive(settings) as archive:
        subject = await _find(archive, asked)
        if subject.kind == "person" and not set(subject.ids).isdisjoint(settings.admins):
            raise StillAdmin
        await archive.store.require_erasable(subject)
        planned = await archive.store.rehearse(subject)
        if not confirm(_preview(subject, planned, archive)):
            return "Nothing was erased."
        if archive.chat:
            archive.chat.erase(subject, planned)
        done = await archive.store.erase(subject, await archive.store.time())
    rewrite_files(settings)
    return _report(done)


async def _find(archive: Archive, asked: Asked) -> Subject:
    return await find_subject(archive.store, archive.store, asked.kind, asked.named, asked.company)


def _preview(subject: Subject, planned: Erasure, archive: Archive) -> str:
    rows = dict(sorted(planned.rows.items()))
    if archive.chat:
        rows["messages of the local page"] = len(archive.chat.held(subject, planned))
    whose = f"{subject.name} ({subject.kind} {' and '.join(subject.ids)} of {subject.company})"
    lines = [f"{whose}: this erases what these rows hold of them"]
    lines += [f"  {table}: {count}" for table, count in rows.items() if count]
    lines += [f"  {planned.waiting} messages that wait are not sent"] if planned.waiting else []
    lines += [f"  without a manager afterwards: {', '.join(planned.led)}"] if planned.led else []
    return "\n".join(lines)


def _report(done: Erasure) -> str:
    lines = ["Erased."]
    if done.sent:
        lines.append("What was sent stays on the chat platform until it is deleted there. Messages by channel:")
        lines += [f"  {channel}: {count}" for channel, count in sorted(done.sent.items())]
    lines.append("Backups, and logs of the database, still hold what they held.")
    return "\n".join(lines)
