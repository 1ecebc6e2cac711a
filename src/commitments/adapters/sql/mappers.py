"""Maps domain objects to rows and back: the only module that knows both."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime, time
from functools import cache
from typing import Any

from pydantic import JsonValue, SecretStr
from sqlalchemy import FromClause, RowMapping

from commitments.application.ports.installations import Installation
from commitments.domain.account_pair import AccountPair
from commitments.domain.channel import Channel
from commitments.domain.commitment import Commitment, Move, Outcome, Status
from commitments.domain.company import Company
from commitments.domain.connection import Connection
from commitments.domain.customer import Announce, Customer, name_key
from commitments.domain.draft import Draft
from commitments.domain.history import Entry, Event
from commitments.domain.name_search import first_of, letters_of, names_of_person, start_of
from commitments.domain.notifications import kinds
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.one_time_code import OneTimeCode
from commitments.domain.person import Person, Role
from commitments.domain.reminder_policy import Policy
from commitments.domain.wall_time import wall_of
from commitments.domain.working_hours import PARTS_OF_HOURS, Schedule, WorkingHours

Values = dict[str, Any]
Row = RowMapping | Mapping[str, Any]
Value = (
    Person | Customer | Channel | Commitment | Move | Entry | Notification | Draft | Installation
    | Connection | AccountPair | OneTimeCode
)  # fmt: skip


def _policy(values: Mapping[str, Any]) -> Policy:
    return Policy(
        lead_days=tuple(values["lead_days"]),
        lead_hours=tuple(values["lead_hours"]),
        escalate_after_days=values["escalate_after_days"],
    )


def _fields(value: Value) -> Values:
    return {each.name: getattr(value, each.name) for each in fields(value)}


def _message(channel: str | None, message: str | None) -> MessageRef | None:
    return None if channel is None or message is None else MessageRef(channel, message)


def from_company(company: Company) -> Values:
    """Return the row of a company, without its counters."""
    return {
        "id": company.id,
        "name": company.name,
        "zone": company.zone,
        "country": company.country,
        "language": company.language,
        "admins": list(company.admins),
        "policy": asdict(company.policy),
        "tier_policies": {tier: asdict(policy) for tier, policy in company.tier_policies.items()},
        "url": company.url,
        "schedule": _from_schedule(company.schedule),
        "calendars": company.calendars,
        "joined": company.joined,
    }


def to_company(row: Row) -> Company:
    return Company(
        id=row["id"],
        name=row["name"],
        zone=row["zone"],
        country=row["country"],
        language=row["language"],
        admins=tuple(row["admins"]),
        policy=_policy(row["policy"]),
        tier_policies={tier: _policy(policy) for tier, policy in row["tier_policies"].items()},
        url=row["url"],
        schedule=_schedule(row["schedule"]),
        calendars=row["calendars"] or "",
        joined=row["joined"],
    )


def from_connection(company: str, connection: Connection) -> Values:
    return {"company": company, **_fields(connection)}


def to_connection(row: Row) -> Connection:
    return Connection(**_named(Connection, row))


def to_pair(row: Row) -> AccountPair:
    return AccountPair(**_named(AccountPair, row))


def to_code(row: Row) -> OneTimeCode:
    return OneTimeCode(**_named(OneTimeCode, row))


def from_person(company: str, person: Person) -> Values:
    return {"company": company, **_fields(person), "schedule": _from_schedule(person.schedule)}


def to_person(row: Row) -> Person:
    return Person(**{**_named(Person, row), "role": Role(row["role"]), "schedule": _schedule(row["schedule"])})


def _from_schedule(schedule: Schedule) -> Values | None:
    if schedule == Schedule():
        return None
    hours = schedule.hours and {
        "start": schedule.hours.start.isoformat(),
        "end": schedule.hours.end.isoformat(),
        "weekdays": None if schedule.hours.weekdays is None else sorted(schedule.hours.weekdays),
        "lunch": schedule.hours.lunch and [one.isoformat() for one in schedule.hours.lunch],
        "parts": sorted(schedule.parts),
    }
    off, half = ([day.isoformat() for day in sorted(days)] for days in (schedule.days_off, schedule.half_days))
    sprint = schedule.sprint_end and {"end": schedule.sprint_end.isoformat(), "weeks": schedule.sprint_weeks}
    return {"hours": hours, "off": off, "half": half, "fiscal_start": schedule.fiscal_start, "sprint": sprint}


def _schedule(values: Mapping[str, Any] | None) -> Schedule:
    if values is None:
        return Schedule()
    off, half = (frozenset(map(date.fromisoformat, values[name])) for name in ("off", "half"))
    fiscal_start, sprint = values.get("fiscal_start", 1), values.get("sprint") or {"end": None, "weeks": 0}
    sprint_end = sprint["end"] and date.fromisoformat(sprint["end"])
    parts = frozenset((values["hours"] or {}).get("parts", PARTS_OF_HOURS))  # older releases set all of them
    return Schedule(_hours(values["hours"]), off, half, fiscal_start, sprint_end, sprint["weeks"], parts)


def _hours(values: Mapping[str, Any] | None) -> WorkingHours | None:
    if values is None:
        return None
    start, end = time.fromisoformat(values["start"]), time.fromisoformat(values["end"])
    lunch = values["lunch"] and (time.fromisoformat(values["lunch"][0]), time.fromisoformat(values["lunch"][1]))
    return WorkingHours(start, end, None if values["weekdays"] is None else frozenset(values["weekdays"]), lunch)


def from_customer(company: str, customer: Customer) -> Values:
    return {
        "company": company,
        **_fields(customer),
        "name_key": name_key(customer.name),
        "aliases": list(customer.aliases),
        "policy": None if customer.policy is None else asdict(customer.policy),
    }


def from_customer_names(company: str, customer: Customer) -> list[Values]:
    """Return the rows of `customer_names` of a customer."""
    whose = {"company": company, "customer": customer.id}
    every = dict.fromkeys((customer.name, *customer.aliases))
    return [
        {**whose, "words": name, "name_key": name_key(name), "first": first_of(name), **_searched(name)}
        for name in every
    ]


def from_person_names(company: str, person: Person) -> list[Values]:
    """Return the rows of `person_names` of a person."""
    every = sorted(names_of_person(person.id, person.name))
    whose = {"company": company, "person": person.id}
    return [{**whose, "part": part, "words": words, **_searched(words)} for part, words in every]


def _searched(name: str) -> Values:
    return {"start": start_of(name), "letters": letters_of(name)}


def to_customer(row: Row) -> Customer:
    return Customer(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        tier=row["tier"],
        zone=row["zone"],
        country=row["country"],
        language=row["language"],
        channel=row["channel"],
        manager=row["manager"],
        announce=Announce(row["announce"]),
        policy=None if row["policy"] is None else _policy(row["policy"]),
        note=row["note"],
        archived_at=row["archived_at"],
    )


def from_channel(company: str, channel: Channel) -> Values:
    return {"company": company, **_fields(channel)}


def to_channel(row: Row) -> Channel:
    return Channel(**_named(Channel, row))


def from_commitment(company: str, commitment: Commitment) -> Values:
    values, card = _fields(commitment), commitment.card
    del values["card"]
    return {
        "company": company,
        **values,
        "due_wall": wall_of(commitment.due, commitment.zone),
        "first_due_wall": wall_of(commitment.first_due, commitment.zone),
        "card_channel": None if card is None else card.channel,
        "card_id": None if card is None else card.id,
    }


def to_commitment(row: Row) -> Commitment:
    return Commitment(
        number=row["number"],
        what=row["what"],
        customer=row["customer"],
        owner=row["owner"],
        maker=row["maker"],
        first_due=row["first_due"],
        due=row["due"],
        zone=row["zone"],
        precision=row["precision"],
        made_at=row["made_at"],
        status=Status(row["status"]),
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        revision=row["revision"],
        moves=row["moves"],
        place=row["place"],
        wording=row["wording"],
        delivered_at=row["delivered_at"],
        closed_at=row["closed_at"],
        told_at=row["told_at"],
        card=_message(row["card_channel"], row["card_id"]),
        internal=row["internal"],
        group=row["group"],
        first_day=row["first_day"],
        recurs=row["recurs"],
        follows=row["follows"],
    )


def from_move(company: str, move: Move) -> Values:
    return {"company": company, **_fields(move)}


def to_move(row: Row) -> Move:
    return Move(**_named(Move, row))


def from_entry(company: str, entry: Entry) -> Values:
    """Return the row of a history entry, without its id, which the database assigns."""
    values = {"company": company, **_fields(entry)}
    values["before"] = None if entry.before is None else dict(entry.before)
    del values["id"]
    return values


def to_entry(row: Row) -> Entry:
    return Entry(**{**_named(Entry, row), "event": Event(row["event"])})


def place_key(company: str, destination: Destination) -> str:
    """Return the key of a destination across all companies. Ids contain no spaces."""
    return f"{company} {destination.kind} {destination.id}"


def from_notification(notification: Notification) -> Values:
    """Return the row of a new notification; its first try is at its due time."""
    values, message = _fields(notification), notification.message
    del values["destination"], values["message"]
    kind, payload = kinds.to_stored(notification.payload)
    return {
        **values,
        "kind": kind,
        "payload": payload,
        "to_kind": notification.destination.kind,
        "to_id": notification.destination.id,
        "place": place_key(notification.company, notification.destination),
        "not_before": notification.due_at,
        "unknown": False,
        "message_channel": None if message is None else message.channel,
        "message_id": None if message is None else message.id,
    }


def to_notification(
    row: RowMapping, payload: Mapping[str, JsonValue], due_at: datetime, sent_at: datetime | None
) -> Notification:
    """Return the notification of a raw row whose payload and moments are already decoded; see row_decoding.py."""
    return Notification(
        id=row["id"],
        key=row["key"],
        company=row["company"],
        payload=kinds.from_stored(row["kind"], payload),
        destination=Destination(row["to_kind"], row["to_id"]),
        due_at=due_at,
        number=row["number"],
        state=State(row["state"]),
        attempts=row["attempts"],
        faults=row["faults"],
        reason=row["reason"],
        sent_at=sent_at,
        message=_message(row["message_channel"], row["message_id"]),
        request=row["request"],
    )


def from_draft(company: str, draft: Draft) -> Values:
    return {"company": company, **_fields(draft)}


def to_draft(row: Row) -> Draft:
    return Draft(**_named(Draft, row))


def from_installation(installation: Installation, encrypted_token: str) -> Values:
    return {**_fields(installation), "token": encrypted_token}


def to_installation(row: RowMapping, token: SecretStr) -> Installation:
    return Installation(**{**_named(Installation, row), "token": token})


def split(row: Sequence[Any], *tables: FromClause) -> list[Row | None]:
    """Return each table's part of a joined row, None where an outer join found no row."""
    parts: list[Row | None] = []
    start = 0
    for table in tables:
        keys = _keys(table)
        end = start + len(keys)
        found = row[start] is not None  # the first column of every table is part of its key
        parts.append(dict(zip(keys, row[start:end], strict=True)) if found else None)
        start = end
    return parts


@cache
def _keys(table: FromClause) -> tuple[str, ...]:
    return tuple(table.c.keys())


def _named(kind: type[Value], row: Row) -> Values:
    """Return the columns that are fields of `kind`; a newer release may have added others."""
    return {name: row[name] for name in _NAMES[kind]}


_KINDS: tuple[type[Any], ...] = (
    Person, Channel, Move, Entry, Draft, Installation, Connection, AccountPair, OneTimeCode,
)  # fmt: skip
_NAMES = {kind: tuple(each.name for each in fields(kind)) for kind in _KINDS}
