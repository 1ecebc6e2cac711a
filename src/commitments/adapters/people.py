"""The workspace itself, its people, customers and channels."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import RowMapping, Table, Text, cast
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.dml import ReturningInsert

from commitments.adapters import dealings, rows
from commitments.adapters.session import Family, Session
from commitments.adapters.statements import insert, put, select_by, select_ids
from commitments.adapters.tables import channels, customers, people, workspaces
from commitments.errors import ChannelTaken, NameTaken
from commitments.model import Channel, Customer, Person, Workspace, name_key

_COUNTERS = {"next_commitment": 1, "next_customer": 1}
# Most customers have no aliases: a thousand empty lists are not to be parsed for each promise.
_ALIASES, _NO_ALIASES = cast(customers.c.aliases, Text).label("aliases"), "[]"
_NAMES = select_by(customers, ("workspace",), ("name_key",)).with_only_columns(customers.c.name, _ALIASES)
_LED_BY = select_by(people, ("workspace", "manager")).with_only_columns(people.c.id)


@cache
def _take(counter: str, *, on_postgresql: bool) -> ReturningInsert[Any]:
    """Give the statement that takes the next number of a counter."""
    new, column = insert(workspaces, on_postgresql=on_postgresql), workspaces.c[counter]
    return new.on_conflict_do_update(index_elements=["id"], set_={counter: column + 1}).returning(column)


class People(Family):
    """Methods about who and where.

    A request asks for the same few people, customers and settings again and again, so what was read is
    remembered until the transaction ends or writes it.
    """

    def __init__(self, session: Session, workspace: str) -> None:
        super().__init__(session, workspace)
        self._settings: Workspace | None = None
        self._people: dict[str, Person | None] = {}
        self._customers: dict[int, Customer | None] = {}
        self._by_name: Sequence[Customer] | None = None
        self._names: Mapping[str, str] | None = None

    async def get_workspace(self) -> Workspace:
        """Give the workspace; one that is new has the defaults."""
        if self._settings is None:
            row = await self.session.row(select_by(workspaces, ("id",)), {"id": self.workspace})
            self._settings = Workspace(id=self.workspace) if row is None else rows.to_workspace(row)
        return self._settings

    def remember_workspace(self, workspace: Workspace) -> None:
        """Take settings that were read already."""
        self._settings = workspace

    async def put_workspace(self, workspace: Workspace) -> None:
        """Keep the workspace's settings; its counters stay. Raises ValueError for another one's."""
        if workspace.id != self.workspace:
            raise ValueError(f"this transaction is of {self.workspace}, not of {workspace.id}")
        self._settings = None
        settings = rows.from_workspace(workspace)
        statement = put(workspaces, ("id",), tuple(settings), on_postgresql=self.session.is_postgresql)
        await self.session.run(statement, {**settings, **_COUNTERS})

    async def _next(self, counter: str) -> int:
        """Take the next number of a counter. The workspace's row stays locked until the transaction ends."""
        values = {**rows.from_workspace(Workspace(id=self.workspace)), **_COUNTERS, counter: 2}
        result = await self.session.run(_take(counter, on_postgresql=self.session.is_postgresql), values)
        return int(result.scalar_one()) - 1

    async def person(self, person: str) -> Person | None:
        """Give a person by id."""
        if person not in self._people:
            row = await self._one(people, id=person)
            self._people[person] = None if row is None else rows.to_person(row)
        return self._people[person]

    async def people(self, ids: Collection[str] | None = None) -> Mapping[str, Person]:
        """Give those of `ids` that are known, or everybody, by id."""
        if ids is not None and all(name in self._people for name in ids):
            return {name: person for name in sorted(ids) if (person := self._people[name]) is not None}
        found = await self._found(people, ids)
        read = {row["id"]: rows.to_person(row) for row in found}
        self._people.update({name: read.get(name) for name in (ids or read)})
        return read

    def remember_person(self, person: Person) -> None:
        """Take a person who was read already."""
        self._people[person.id] = person

    async def led_by(self, manager: str) -> frozenset[str]:
        """Give the ids of the people who report to somebody."""
        result = await self.session.run(_LED_BY, self._here({"manager": manager}))
        return frozenset(result.scalars())

    async def put_person(self, person: Person) -> None:
        """Keep a person."""
        self._people.pop(person.id, None)
        await self.session.put(people, rows.from_person(self.workspace, person))

    async def customer(self, customer: int) -> Customer | None:
        """Give a customer by id."""
        if customer not in self._customers:
            row = await self._one(customers, id=customer)
            self._customers[customer] = None if row is None else rows.to_customer(row)
        return self._customers[customer]

    async def customers(self, ids: Collection[int] | None = None) -> Sequence[Customer]:
        """Give the customers with these ids, or all of them, by name."""
        if ids is None and self._by_name is not None:
            return self._by_name
        if ids is not None and all(customer in self._customers for customer in ids):
            known = [one for customer in set(ids) if (one := self._customers[customer]) is not None]
            return sorted(known, key=lambda one: name_key(one.name))
        read = [rows.to_customer(row) for row in await self._found(customers, ids, "name_key")]
        self._customers.update({customer.id: customer for customer in read})
        if ids is None:
            self._by_name = read
        return read

    async def customer_names(self) -> Mapping[str, str]:
        """Give every name and alias of a customer, and the customer's name that each means; no more is read."""
        if self._names is None:
            found = (await self.session.run(_NAMES, self._here({}))).all()
            with_aliases = (row for row in found if row.aliases != _NO_ALIASES)
            aliases = {alias: row.name for row in with_aliases for alias in json.loads(row.aliases)}
            self._names = {row.name: row.name for row in found} | aliases
        return self._names

    async def customer_named(self, name: str) -> Customer | None:
        """Give the customer of that name, whatever the case, width and spaces."""
        return self._met(await self._one(customers, name_key=name_key(name)))

    async def customer_in(self, channel: str) -> Customer | None:
        """Give the customer whose channel that is."""
        return self._met(await self._one(customers, channel=channel))

    def _met(self, row: RowMapping | None) -> Customer | None:
        """Give the customer of a row, and remember them: they are asked for by id next."""
        if row is None:
            return None
        customer = rows.to_customer(row)
        self.remember_customer(customer)
        return customer

    def remember_customer(self, customer: Customer) -> None:
        """Take a customer who was read already."""
        self._customers[customer.id] = customer

    async def _found(self, table: Table, ids: Collection[object] | None, order: str = "id") -> Sequence[RowMapping]:
        if ids is None:
            return await self._all(table, order)
        wanted = select_ids(table, order, on_postgresql=self.session.is_postgresql)
        return await self.session.rows(wanted, self._here({"ids": list(ids)}))

    async def put_customer(self, customer: Customer) -> Customer:
        """Keep a customer; one with id 0 gets its id. Raises NameTaken or ChannelTaken."""
        await self._expect_free(customer)
        self._customers, self._by_name, self._names = {}, None, None
        if not customer.id:
            customer = replace(customer, id=await self._next("next_customer"))
        try:
            await self.session.put(customers, rows.from_customer(self.workspace, customer))
        except IntegrityError as error:  # somebody else took it at the same moment
            if "customers_by_channel" in str(error.orig):
                raise ChannelTaken(customer=customer.name) from error
            raise NameTaken(name=customer.name, customer=customer.name) from error
        return customer

    async def _expect_free(self, customer: Customer) -> None:
        """Raise when another customer has the name or the channel."""
        named = await self.customer_named(customer.name)
        if named is not None and named.id != customer.id:
            raise NameTaken(name=customer.name, customer=named.name)
        bound = None if customer.channel is None else await self.customer_in(customer.channel)
        if bound is not None and bound.id != customer.id:
            raise ChannelTaken(customer=bound.name)

    async def customers_of(self, person: str) -> frozenset[int]:
        """Give the customers whom this person manages, or owns or made a commitment for."""
        result = await self.session.run(dealings.customers_of(), self._here({"person": person}))
        return frozenset(result.scalars())

    async def channel(self, channel: str) -> Channel | None:
        """Give a channel by id."""
        row = await self._one(channels, id=channel)
        return None if row is None else rows.to_channel(row)

    async def put_channel(self, channel: Channel) -> None:
        """Keep a channel."""
        await self.session.put(channels, rows.from_channel(self.workspace, channel))
