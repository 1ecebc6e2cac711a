"""Finds the colleague whom a text names without an @: exactly, or by a name that is like it."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from bot.conversation.mentions import begins_with, first_name, full_name, one_account_each
from bot.conversation.request_context import RequestContext
from commitments.application.authorization import visible_scope
from commitments.application.ports.commitment_query import Query
from commitments.application.validation import can_own
from commitments.domain.person import Person
from commitments.domain.spelling import spelling_of
from commitments.language.text.normalization import lowercase

_WORD = re.compile(r"(?<![\w.]@)(?<![\w.])\w+")
_TITLE = re.compile(r"^\s*(?:님|씨)?\s*(?:께서|께|에게|한테)?(?!\w)")
_CLOSE = 0.6
_MOST_OFFERED = 4
_MOST_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class NamedColleagues:
    """The colleagues who may be meant by a text, whether one of them `is_named`, and the words beside the name."""

    people: tuple[Person, ...]
    is_named: bool
    rest: str


async def colleagues_in(context: RequestContext, text: str) -> NamedColleagues:
    """Return who is named in a text by full or first name, else those whose names are like its first word."""
    low = lowercase(text)
    ours = one_account_each([one for one in (await context.uow.people.named_in(text)).values() if can_own(one)])
    for start in (word.start() for word in _WORD.finditer(low)):
        if found := _longest(low[start:], ours):
            size, people = found
            rest = f"{text[:start].rstrip()} {_TITLE.sub('', text[start + size :]).strip()}"
            return NamedColleagues(people[:_MOST_OFFERED], True, rest.strip())
    return NamedColleagues(await _like(context, low), False, text)


def _longest(typed: str, people: list[Person]) -> tuple[int, tuple[Person, ...]] | None:
    """Return the length of the longest name that a text begins with, and everybody who has it."""
    names = [(name, one) for one in people for name in {full_name(one), first_name(one)} if begins_with(typed, name)]
    size = max((len(name) for name, _ in names if name), default=0)
    return (size, tuple(one for name, one in names if len(name) == size)) if size else None


async def _like(context: RequestContext, low: str) -> tuple[Person, ...]:
    """Return the colleagues with promises that the actor sees, whose names are like the first word of a text."""
    word = _WORD.search(low)
    if word is None:
        return ()
    scope = await visible_scope(context.uow, context.actor)
    page = await context.uow.commitments.find(Query(scope, "any", limit=_MOST_LOOKED_AT))
    seen = dict.fromkeys(person for one in page.items for person in (one.owner, one.maker))
    known = one_account_each([one for one in (await context.uow.people.get_many(seen)).values() if can_own(one)])
    by_name = {spelling_of(name): one for one in known for name in (first_name(one), full_name(one))}
    close = get_close_matches(spelling_of(word[0]), by_name, _MOST_OFFERED, _CLOSE)
    return tuple({by_name[name].id: by_name[name] for name in close}.values())
