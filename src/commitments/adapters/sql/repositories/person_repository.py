"""The people of the company."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from commitments.adapters.sql import mappers
from commitments.adapters.sql.queries import names_in_text, opening_request
from commitments.adapters.sql.queries.stale_people import stale_people
from commitments.adapters.sql.repositories.company_repository import CompanyRepository
from commitments.adapters.sql.schema import people, person_names
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import one_of, select_by
from commitments.domain.person import Person

_MOST_OF_ONE_ADDRESS = 10
_BY_EMAIL = select_by(people, ("company", "email")).order_by(people.c.id).limit(_MOST_OF_ONE_ADDRESS)
_PLACES = (
    select(people.c.zone, people.c.country)
    .where(people.c.company == bindparam("company"))
    .distinct()
    .order_by(people.c.zone, people.c.country)
)


class PersonRepository:
    """Implements `ports.repositories.PersonRepository`; what was read is cached until it is saved."""

    def __init__(self, session: CompanySession, companies: CompanyRepository) -> None:
        self._session = session
        self._companies = companies
        self._cached: dict[str, Person | None] = {}

    async def get(self, person: str) -> Person | None:
        if person not in self._cached:
            row = await self._session.one(people, id=person)
            self._cached[person] = None if row is None else mappers.to_person(row)
        return self._cached[person]

    async def get_for_update(self, person: str) -> Person | None:
        if not self._session.locks.has(people, person):
            self.cache(person, await self._session.lock(people, person))
        return await self.get(person)

    async def get_many(self, ids: Collection[str]) -> Mapping[str, Person]:
        missing = [name for name in ids if name not in self._cached]
        if missing:
            self._cached |= dict.fromkeys(missing)
            for row in await self._session.with_ids(people, missing):
                self.cache(row["id"], row)
        return {name: person for name in sorted(ids) if (person := self._cached[name]) is not None}

    async def all(self) -> Mapping[str, Person]:
        for row in await self._session.all(people, "id"):
            self.cache(row["id"], row)
        return {person.id: person for person in self._cached.values() if person is not None}

    async def named_in(self, text: str) -> Mapping[str, Person]:
        statement = names_in_text.people_in_text(on_postgresql=self._session.is_postgresql)
        values = names_in_text.values(text, on_postgresql=self._session.is_postgresql)
        found = await self._session.rows(statement, self._session.here(values))
        for row in found:
            self.cache(row["id"], row)
        return {row["id"]: person for row in found if (person := self._cached[row["id"]]) is not None}

    async def stale_people(self, read_before: datetime, after: str, limit: int) -> Sequence[str]:
        values = {"read_before": read_before, "after": after, "limit": limit}
        return (await self._session.run(stale_people(), self._session.here(values))).scalars().all()

    async def places(self) -> Sequence[tuple[str, str | None]]:
        rows = await self._session.rows(_PLACES, self._session.here({}))
        return [(row["zone"], row["country"]) for row in rows]

    async def find_by_email(self, digest: str) -> Sequence[Person]:
        rows = await self._session.rows(_BY_EMAIL, self._session.here({"email": digest}))
        return [mappers.to_person(row) for row in rows]

    async def led_by(self, *accounts: str) -> frozenset[str]:
        wanted = _led_by(on_postgresql=self._session.is_postgresql)
        result = await self._session.run(wanted, self._session.here({"accounts": sorted(accounts)}))
        return frozenset(result.scalars())

    async def save(self, person: Person) -> None:
        self._cached.pop(person.id, None)
        await self._session.save(people, mappers.from_person(self._session.company, person))
        names = mappers.from_person_names(self._session.company, person)
        await self._session.replace(person_names, names, person=person.id)

    async def get_acting(self, person: str) -> Person | None:
        if person not in self._cached:
            statement = opening_request.acting()
            self.cache_acting(person, (await self._session.run(statement, self._session.here({"actor": person}))).one())
        return self._cached[person]

    def cache_acting(self, person: str, row: Sequence[Any]) -> None:
        """Cache the company, a person and their manager, as read by `opening_request`."""
        company, actor, manager = opening_request.parts(row)
        self._companies.cache(company)
        self.cache(person, actor)
        if manager is not None:
            self.cache(manager["id"], manager)

    def cache(self, person: str, row: mappers.Row | None) -> None:
        """Cache a person that was read elsewhere; None: there is no such person."""
        self._cached[person] = None if row is None else mappers.to_person(row)


@cache
def _led_by(*, on_postgresql: bool) -> Select[Any]:
    here = people.c.company == bindparam("company")
    return select(people.c.id).where(here, one_of(people.c.manager, "accounts", on_postgresql=on_postgresql))
