"""The customers of the company."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Executable, Integer, RowMapping, bindparam, delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.queries import names_in_text
from commitments.adapters.sql.queries.customers_of_person import customers_of_person
from commitments.adapters.sql.repositories.company_repository import CompanyRepository, take_number
from commitments.adapters.sql.schema import (
    customer_contacts,
    customer_names,
    customer_people,
    customers,
    drafts,
)
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert_new, select_by
from commitments.domain.customer import Customer, name_key
from commitments.domain.erasure import ERASED
from commitments.domain.errors import ChangedMeanwhile, ChannelTaken, NameTaken
from commitments.domain.name_likeness import are_alike, looks
from commitments.domain.name_search import letters_of

_p = customer_people.c
_UNLIST = delete(customer_people).where(
    _p.company == bindparam("company"), _p.customer == bindparam("customer"), _p.person == bindparam("person")
)
_k = customer_contacts.c
_CONTACTS = (
    select_by(customer_contacts, ("company", "customer"))
    .where(_k.removed.is_(False))
    .with_only_columns(_k.person)
    .order_by(_k.answered_at.desc().nulls_last(), _k.person)
)
_CONTACT = (_k.company == bindparam("here"), _k.customer == bindparam("of"), _k.person == bindparam("who"))
_REMOVED = update(customer_contacts).where(*_CONTACT).values(removed=bindparam("gone"))
_ANSWERED = (
    update(customer_contacts)
    .where(*_CONTACT, or_(_k.answered_at.is_(None), _k.answered_at < bindparam("at", type_=Instant)))
    .values(answered_at=bindparam("at", type_=Instant))
)
_EVERY = (
    select_by(customers, ("company",), ("name_key",))
    .where(customers.c.name != ERASED)
    .limit(bindparam("limit", type_=Integer))
)
_FIRST = {
    None: _EVERY,
    False: _EVERY.where(customers.c.archived_at.is_(None)),
    True: _EVERY.where(customers.c.archived_at.is_not(None)),
}
_NAMED = select_by(customer_names, ("company", "name_key")).with_only_columns(customer_names.c.customer)
_OF_TIER = select_by(customers, ("company", "tier")).with_only_columns(customers.c.id)
_EVERY_NAME = select_by(customer_names, ("company",), ("customer",)).with_only_columns(
    customer_names.c.customer, customer_names.c.words, customer_names.c.letters
)
# A customer's own name goes before another's alias; what a process of an older release wrote has no other yet.
_CALLED = (
    select_by(customers, ("company",))
    .where(or_(customers.c.name_key == bindparam("name_key"), customers.c.id.in_(_NAMED)))
    .order_by(customers.c.name_key != bindparam("name_key"), customers.c.id)
    .limit(1)
)


class CustomerRepository:
    """Implements `ports.repositories.CustomerRepository`; what was read is cached until one is saved."""

    def __init__(self, session: CompanySession, companies: CompanyRepository) -> None:
        self._session = session
        self._companies = companies
        self._cached: dict[int, Customer | None] = {}

    async def get(self, customer: int) -> Customer | None:
        if customer not in self._cached:
            row = await self._session.one(customers, id=customer)
            self._cached[customer] = None if row is None else mappers.to_customer(row)
        return self._cached[customer]

    async def lock_names(self) -> None:
        await self._companies.get_for_update()
        self._cached = {}

    async def get_for_update(self, customer: int) -> Customer | None:
        if not self._session.locks.has(customers, customer):
            row = await self._session.lock(customers, customer)
            self._cached[customer] = None if row is None else mappers.to_customer(row)
        return await self.get(customer)

    async def get_many(self, ids: Collection[int]) -> Sequence[Customer]:
        missing = [customer for customer in ids if customer not in self._cached]
        if missing:
            self._cached |= dict.fromkeys(missing)
            for row in await self._session.with_ids(customers, missing):
                self.cache(mappers.to_customer(row))
        found = [one for customer in set(ids) if (one := self._cached[customer]) is not None]
        return sorted(found, key=lambda one: name_key(one.name))

    async def first(self, limit: int, *, archived: bool | None = False) -> Sequence[Customer]:
        return self._meet(await self._session.rows(_FIRST[archived], self._session.here({"limit": limit})))

    async def names_from(self, starts: Collection[str], limit: int) -> Sequence[tuple[int, str]]:
        return await self._names_where(self._session.among(customer_names.c.start, sorted(starts)), limit)

    async def names_ending(self, end: str, limit: int) -> Sequence[tuple[int, str]]:
        return await self._names_where(customer_names.c.letters.endswith(end, autoescape=True), limit)

    async def _names_where(self, condition: ColumnElement[bool], limit: int) -> Sequence[tuple[int, str]]:
        n = customer_names.c
        ours = (n.company == self._session.company) & condition
        rows = await self._session.rows(select(n.customer, n.words).where(ours).order_by(n.customer).limit(limit))
        return [(row["customer"], row["words"]) for row in rows]

    async def named_in(self, text: str) -> Sequence[Customer]:
        statement = names_in_text.customers_in_text(on_postgresql=self._session.is_postgresql)
        values = names_in_text.values(text, on_postgresql=self._session.is_postgresql)
        return self._meet(await self._session.rows(statement, self._session.here(values)))

    async def find_by_name(self, name: str) -> Customer | None:
        return self._met(await self._session.row(_CALLED, self._session.here({"name_key": name_key(name)})))

    async def find_alike(self, name: str, but: int) -> Customer | None:
        """Return a customer, other than one, whose name reads alike; letters that are not in common exclude most."""
        mine = looks(letters_of(name))
        for row in await self._session.rows(_EVERY_NAME, self._session.here({})):
            theirs = looks(row["letters"])
            near = theirs in mine or mine in theirs
            if near and row["customer"] != but and row["words"] != ERASED and are_alike(name, row["words"]):
                return await self.get(row["customer"])
        return None

    async def find_by_channel(self, channel: str) -> Customer | None:
        return self._met(await self._session.one(customers, channel=channel))

    def _meet(self, rows: Sequence[RowMapping]) -> list[Customer]:
        found = [mappers.to_customer(row) for row in rows]
        self._cached |= {customer.id: customer for customer in found}
        return found

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
        self._cached = {}
        if not customer.id:
            customer = replace(customer, id=await take_number(self._session, "next_customer"))
        try:
            await self._session.save(customers, mappers.from_customer(self._session.company, customer))
        except IntegrityError as error:  # another transaction took it concurrently
            if "customers_by_channel" in str(error.orig):
                raise ChannelTaken(customer=customer.name) from error
            raise NameTaken(name=customer.name, customer=customer.name) from error
        names = mappers.from_customer_names(self._session.company, customer)
        await self._session.replace(customer_names, names, customer=customer.id)
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

    async def contacts_of(self, customer: int) -> Sequence[str]:
        result = await self._session.run(_CONTACTS, self._session.here({"customer": customer}))
        return list(result.scalars())

    async def name_contacts(self, customer: int, people: Collection[str]) -> None:
        await self._set_removed(customer, people, removed=False)

    async def _add_contacts(self, customer: int, people: Collection[str]) -> None:
        wanted = insert_new(customer_contacts, on_postgresql=self._session.is_postgresql)
        for person in sorted(people):
            row = {"customer": customer, "person": person, "answered_at": None, "removed": False}
            await self._session.run(wanted, self._session.here(row))

    async def _set_removed(self, customer: int, people: Collection[str], *, removed: bool) -> None:
        await self._add_contacts(customer, people)
        for person in sorted(people):
            row = {"here": self._session.company, "of": customer, "who": person, "gone": removed}
            await self._session.run(_REMOVED, row)

    async def remove_contacts(self, customer: int, people: Collection[str]) -> None:
        await self._set_removed(customer, people, removed=True)

    async def note_answer(self, customer: int, person: str, at: datetime) -> None:
        await self._add_contacts(customer, [person])
        here = {"here": self._session.company, "of": customer, "who": person, "at": at}
        await self._session.run(_ANSWERED, here)

    async def absorb(self, old: int, into: int) -> None:
        self._session.locks.require(customers, old)
        await self.list_people(into, await self.people_of(old))
        for row in await self._session.all(customer_contacts, customer=old):
            if row["answered_at"] is None:
                await self.name_contacts(into, [row["person"]])
            else:
                await self.note_answer(into, row["person"], row["answered_at"])
        await self._session.update(drafts, {"customer": into}, customer=old)
        for table in (customer_people, customer_contacts, customer_names):
            await self._session.replace(table, (), customer=old)
        self._cached = {}
        try:
            await self._session.replace(customers, (), id=old)
        except IntegrityError as error:  # somebody else gave it a commitment since
            raise ChangedMeanwhile from error

    async def _run_each(self, statement: Executable, customer: int, people: Collection[str]) -> None:
        if people:
            rows = [self._session.here({"customer": customer, "person": person}) for person in sorted(people)]
            await self._session.run(statement, rows)

    async def ids_of_tier(self, tier: str) -> frozenset[int]:
        result = await self._session.run(_OF_TIER, self._session.here({"tier": tier}))
        return frozenset(result.scalars())

    async def ids_of_person(self, *accounts: str) -> frozenset[int]:
        wanted = customers_of_person(on_postgresql=self._session.is_postgresql)
        result = await self._session.run(wanted, self._session.here({"accounts": sorted(accounts)}))
        return frozenset(result.scalars())
