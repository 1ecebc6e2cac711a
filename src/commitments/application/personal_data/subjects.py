"""Finds the person or customer that an operator names."""

from collections.abc import Callable, Iterable, Mapping

from commitments.application.confidentiality.private_names import company_names
from commitments.application.personal_data.mentions import certain_names, looks_like_id, redactor
from commitments.application.ports.personal_data import Kind, PersonalData, Subject
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer, name_key
from commitments.domain.erasure import ERASED
from commitments.domain.errors import AmbiguousName, NobodyOfThatName
from commitments.domain.person import Person

_EVERY = 2**31 - 1
_LONGEST_NUMBER = 10  # digits; PostgreSQL's integers have no more


async def find_subject(store: Store, data: PersonalData, kind: Kind, named: str, company: str | None = None) -> Subject:
    """Return the one person or customer with an id or name. Raises NobodyOfThatName or AmbiguousName."""
    found: list[Subject] = []
    for each in [company] if company else await data.companies():
        async with store.read_only(each) as uow:
            found += await (_people(uow, named) if kind == "person" else _customers(uow, named))
    if not found:
        raise NobodyOfThatName(name=named)
    if len(found) > 1:
        raise AmbiguousName(name=named, candidates=", ".join(f"{one.name} ({one.id}, {one.company})" for one in found))
    return found[0]


async def _people(uow: UnitOfWork, named: str) -> list[Subject]:
    """Return the people with an id, else with a name; one who is not stored any more may still be mentioned."""
    people = await uow.people.all()
    known = [people[named]] if named in people else _called(people.values(), named)
    if not known and looks_like_id(named):
        known = [Person(named, "")]
    customers = await uow.customers.first(_EVERY, archived=None)
    persons = {one.accounts: one for one in reversed(known)}
    return [_subject_of(uow.company, one, people, customers) for one in reversed(persons.values())]


def _subject_of(company: str, person: Person, people: Mapping[str, Person], customers: Iterable[Customer]) -> Subject:
    """Return somebody with all their accounts."""
    also = tuple(sorted(person.accounts - {person.id}))
    others = [one for one in people.values() if one.id not in person.accounts]
    accounts = [person, *(people[id] for id in also if id in people)]
    names = [name for one in accounts for name in certain_names(one, others, customers)]
    return Subject(company, "person", person.id, person.name, redactor(sorted(person.accounts), names), also)


def _called(people: Iterable[Person], named: str) -> list[Person]:
    return [one for one in people if name_key(one.name) == name_key(named)]


async def _customers(uow: UnitOfWork, named: str) -> list[Subject]:
    """Return the customers with a name or alias, or a number; an erased one has only its number."""
    customers = await uow.customers.first(_EVERY, archived=None)
    numbered = await uow.customers.get(int(named)) if named.isdecimal() and len(named) < _LONGEST_NUMBER else None
    found = [one for one in customers if name_key(named) in _keys(one)] + ([numbered] if numbered else [])
    return [Subject(uow.company, "customer", str(one.id), one.name, _redactor(one, customers)) for one in found]


def _keys(customer: Customer) -> set[str]:
    return {name_key(name) for name in (customer.name, *customer.aliases)}


def _redactor(customer: Customer, customers: Iterable[Customer]) -> Callable[[str], str]:
    channels = [customer.channel] if customer.channel else []
    names = [] if customer.name == ERASED else company_names(customer)
    return redactor(
        channels, names, [name for one in customers if one.id != customer.id for name in company_names(one)]
    )
