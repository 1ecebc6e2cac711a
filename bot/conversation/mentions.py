"""Finds the people mentioned in a text."""

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from bot.conversation.request_context import RequestContext
from commitments.domain.errors import SeveralPeople, UnknownPerson
from commitments.domain.person import Person
from commitments.language.line_context import has_hangul
from commitments.language.mention_syntax import MENTION, PERSON_ID
from commitments.language.text.normalization import lowercase

_ID = re.compile(PERSON_ID)
_MENTION = re.compile(MENTION)
_TYPED = re.compile(r"(?<![\w.@<])@(?=\w)")
_MOST_TYPED = 20
_LONGEST_NAME = 80


def mentions(text: str) -> list[str]:
    """Return the ids of the people a text mentions as <@id>, each once."""
    return list(dict.fromkeys(_MENTION.findall(text)))


async def with_names(context: RequestContext, text: str) -> str:
    """Return a text with the names of the people whom it mentions as <@id>."""
    names = await context.names([], mentions(text))
    return _MENTION.sub(lambda match: f"@{names.person(match[1])}", text).strip()


def is_person_id(text: str) -> bool:
    """Whether a text has the form of a person's id."""
    return _ID.fullmatch(text) is not None


async def require_people(context: RequestContext, text: str) -> list[str]:
    """Return the ids of the people mentioned as <@id> or @name, in order. Raises UnknownPerson for none."""
    people, _ = await people_and_rest(context, text)
    if not people:
        raise UnknownPerson(person=text.strip()[:80] or "@…")
    return people


async def people_and_rest(context: RequestContext, text: str) -> tuple[list[str], str]:
    """Return the ids of the people mentioned, in order, and the text without the mentions.

    Names match regardless of case. Raises SeveralPeople for a name that several people have.
    """
    found = [(match.start(), match[1]) for match in _MENTION.finditer(text)]
    rest = _MENTION.sub(lambda match: " " * len(match[0]), text)
    typed = _typed_names(rest)
    people = await _people_typed(context, typed)
    for start, name in typed:
        if called := _called(name, people):
            found.append((start, called.person.id))
            rest = rest[:start] + " " * (called.size + 1) + rest[start + 1 + called.size :]
    return [person for _, person in sorted(found)], rest


async def people_typed_in(context: RequestContext, text: str) -> list[Person]:
    """Return the people of whom a name may stand after an @ in a text; of namesakes two."""
    return await _people_typed(context, _typed_names(text))


async def _people_typed(context: RequestContext, typed: Sequence[tuple[int, str]]) -> list[Person]:
    names = "\n".join(name for _, name in typed)
    return list((await context.uow.people.named_in(names)).values()) if typed else []


def _typed_names(text: str) -> list[tuple[int, str]]:
    """Return where the first @ stand that begin a name, and what follows each in lower case."""
    low = lowercase(text)
    first = islice(_TYPED.finditer(low), _MOST_TYPED)
    return [(match.start(), low[match.end() : match.end() + _LONGEST_NAME]) for match in first]


class _Called(NamedTuple):
    person: Person
    size: int


def _called(typed: str, people: Sequence[Person]) -> _Called | None:
    """Return who is called by their full name, else by their first, and the length of the name."""
    return _longest(typed, people, full_name) or _longest(typed, people, first_name)


def _longest(typed: str, people: Sequence[Person], name_of: Callable[[Person], str]) -> _Called | None:
    """Return whose name is typed, of several the longest. Raises SeveralPeople when it is the name of several."""
    fits = [(len(name), person) for person in people if (name := name_of(person)) and begins_with(typed, name)]
    size = max((size for size, _ in fits), default=0)
    same = [person for length, person in fits if length == size]
    here = one_account_each([person for person in same if person.active and not person.is_bot] or same)
    if len(here) > 1:
        raise SeveralPeople(person=f"@{here[0].name[:size]}")
    return _Called(here[0], size) if here else None


def one_account_each(people: Sequence[Person]) -> list[Person]:
    """Return people without the accounts of somebody who is among them with the one where they are told."""
    told = {person.id for person in people}
    return [person for person in people if person.told_at == person.id or person.told_at not in told]


def full_name(person: Person) -> str:
    return lowercase(person.name.strip())


def first_name(person: Person) -> str:
    return lowercase(next(iter(person.name.split()), ""))


def begins_with(typed: str, name: str) -> bool:
    """Whether a text begins with a name; a Korean particle may follow."""
    after = typed[len(name) : len(name) + 1]
    return typed.startswith(name) and (not (after.isalnum() or after == "_") or has_hangul(after))
