"""Finds the people mentioned in a text."""

import re

from bot.conversation.request_context import RequestContext
from commitments.domain.errors import UnknownPerson
from commitments.domain.person import Person
from commitments.language.mention_syntax import MENTION, PERSON_ID

_ID = re.compile(PERSON_ID)
_MENTION = re.compile(MENTION)


def mentions(text: str) -> list[str]:
    """Return the ids of the people a text mentions as <@id>, each once."""
    return list(dict.fromkeys(_MENTION.findall(text)))


def is_person_id(text: str) -> bool:
    """Whether a text has the form of a person's id."""
    return _ID.fullmatch(text) is not None


async def require_people(context: RequestContext, text: str, at_least: int = 1) -> list[str]:
    """Return the ids of the people mentioned as <@id> or @name, in order. Raises UnknownPerson for too few."""
    people, _ = await people_and_rest(context, text)
    if len(people) < at_least:
        raise UnknownPerson(person=text.strip()[:80] or "@…")
    return people


async def people_and_rest(context: RequestContext, text: str) -> tuple[list[str], str]:
    """Return the ids of the people mentioned, in order, and the text without the mentions.

    Names match regardless of case.
    """
    found = [(match.start(), match[1]) for match in _MENTION.finditer(text)]
    rest = _MENTION.sub(lambda match: " " * len(match[0]), text)
    if "@" in rest:
        everybody = sorted((await context.uow.people.all()).values(), key=lambda person: -len(person.name))
        for person in everybody:
            if match := _name_in(rest, person):
                found.append((match.start(), person.id))
                rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    return [person for _, person in sorted(found)], rest


def _name_in(text: str, person: Person) -> re.Match[str] | None:
    """Return the match of "@full name", else of "@first"."""
    names = [person.name, person.name.split()[0]] if person.name.split() else []
    tries = (re.search(rf"@{re.escape(name)}(?![^\W가-힣])", text, re.IGNORECASE) for name in names)
    return next((match for match in tries if match), None)
