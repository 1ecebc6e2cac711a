"""The customers of the company."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Executable, RowMapping, Text, bindparam, cast, delete
from sqlalchemy.exc import IntegrityError

from commitments.adapters.sql import mappers
from commitments.adapters.sql.queries.customers_of_person import customers_of_person
from commitments.adapters.sql.repositories.company_repository import take_number
from commitments.adapters.sql.schema import customer_people, customers
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert_new, select_by
from commitments.domain.customer import Customer, name_key
from commitments.domain.errors import ChannelTaken, NameTaken

# Most customers have no aliases: do not parse a thousand empty lists for each promise.
_ALIASES, _NO_ALIASES = cast(customers.c.aliases, Text).label("aliases"), "[]"
_NAMES = select_by(customers, ("company",), ("name_key",)).with_only_columns(customers.c.name, _ALIASES)
_p = customer_people.c
_UNLIST = delete(customer_people).where(
    _p.company == bindparam("company"), _p.customer == bindparam("customer"), _p.person == bindparam("person")
)


class CustomerRepository:
    """Implements `ports.repositories.CustomerRepository`; what was read is cached until one is saved."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session
        self._cached: dict[int, Customer | None] = {}
        self._all: Sequence[Customer] | None = None
        self._names: Mapping[str, str] | None = None

    async def get(self, customer: int) -> Customer | None:
        if customer not in self._cached:
            row = await self._session.one(customers, id=customer)
            self._cached[customer] = None if row is None else mappers.to_customer(row)
        return self._cached[customer]

    async def get_many(self, ids: Collection[int]) -> Sequence[Customer]:
        missing = [customer for customer in ids if customer not in self._cached]
        if missing:
            self._cached |= dict.fromkeys(missing)
            for row in await self._session.with_ids(customers, missing):
                self.cache(mappers.to_customer(row))
        found = [one for customer in set(ids) if (one := self._cached[customer]) is not None]
        return sorted(found, key=lambda one: name_key(one.name))

    async def all(self) -> Sequence[Customer]:
        if self._all is None:
            self._all = [mappers.to_customer(row) for row in await self._session.all(customers, "name_key")]
            self._cached |= {customer.id: customer for customer in self._all}
        return self._all

    async def names(self) -> Mapping[str, str]:
        if self._names is None:
            found = (await self._session.run(_NAMES, self._session.here({}))).all()
            with_aliases = (row for row in found if row.aliases != _NO_ALIASES)
            aliases = {alias: row.name for row in with_aliases for alias in json.loads(row.aliases)}
            self._names = {row.name: row.name for row in found} | aliases
        return self._names

    async def find_by_name(self, name: str) -> Customer | None:
        return self._met(await self._session.one(customers, name_key=name_key(name)))

    async def find_by_channel(self, channel: str) -> Customer | None:
        return self._met(await self._session.one(customers, channel=channel))

    def _met(self, row: RowMapping | None) -> Customer | None:
        if row is None:
            return None
        customer = mappers.to_customer(row)
        self.cache(customer)
        return customer

    def cache(self, customer: Customer) -> None:
        """Cache a customer that was read elsewhere."""
        self._cached[customer.id] = customer

    async def save(self, customer: Customer) -> Customer:
        await self._require_free(customer)
        self._cached, self._all, self._names = {}, None, None
        if not customer.id:
            customer = replace(customer, id=await take_number(self._session, "next_customer"))
        try:
            await self._session.upsert(customers, mappers.from_customer(self._session.company, customer))
        except IntegrityError as error:  # another transaction took it concurrently
            if "customers_by_channel" in str(error.orig):
                raise ChannelTaken(customer=customer.name) from error
            raise NameTaken(name=customer.name, customer=customer.name) from error
        return customer

    async def _require_free(self, customer: Customer) -> None:
        named = await self.find_by_name(customer.name)
        if named is not None and named.id != customer.id:
            raise NameTaken(name=customer.name, customer=named.name)
        bound = None if customer.channel is None else await self.find_by_channel(customer.channel)
        if bound is not None and bound.id != customer.id:
            raise ChannelTaken(customer=bound.name)

    async def people_of(self, customer: int) -> frozenset[str]:
        return frozenset(row["person"] for row in await self._session.all(customer_people, customer=customer))

    async def list_people(self, customer: int, people: Collection[str]) -> None:
        wanted = insert_new(customer_people, on_postgresql=self._session.is_postgresql)
        await self._run_each(wanted, customer, people)

    async def unlist_people(self, customer: int, people: Collection[str]) -> None:
        await self._run_each(_UNLIST, customer, people)

    async def _run_each(self, statement: Executable, customer: int, people: Collection[str]) -> None:
        if people:
            rows = [self._session.here({"customer": customer, "person": person}) for person in sorted(people)]
            await self._session.run(statement, rows)

    async def ids_of_person(self, person: str) -> frozenset[int]:
        result = await self._session.run(customers_of_person(), self._session.here({"person": person}))
        return frozenset(result.scalars())
