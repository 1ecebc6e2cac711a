"""Parses the text after /commitments and /overdue: people, customers, words of promises, and the words of lists."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from bot.conversation.command_parser import CommandParser
from bot.conversation.list_words import (
    FILE,
    FILLER,
    Said,
    days_named,
    late_days_in,
    list_words,
    may_be_date,
    phrase_key,
    split_words,
    with_meaning,
)
from bot.conversation.mentions import one_account_each, people_and_rest
from bot.conversation.reading_context import date_context
from bot.conversation.request_context import RequestContext
from bot.conversation.same_names import sees_or_was_promised
from commitments.application.authorization import Right, has_right
from commitments.domain.errors import CommitmentsError, SeveralPeople, UnknownPerson, WordsExclude
from commitments.domain.notifications.payloads.list_file import MONTHS, WEEKDAYS, ListRequest
from commitments.domain.person import Person

_PARTICLE = re.compile(r"(?:의|은|는|이|가|을|를|에|께|님|에게|와|과|도|만)$")
_BRACKETS = re.compile(r"[()\[\]]")
_HALF_A_YEAR, _LEAP_DAY = 183, (2, 29)
_LONGEST_PHRASE = 5  # words of a customer's or a person's name
_MOST_WORDS = 6
_MOST_OF_A_LINE = 6
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class _Names:
    """What names mean, by their key, and the date that a phrase may be."""

    customers: Mapping[str, int]
    people: Mapping[str, Sequence[Person]]
    date_in: Callable[[str], date | None]


@dataclass(slots=True)
class _Parse:
    """What was read so far."""

    request: ListRequest
    said: Said
    as_file: bool = False
    refused: CommitmentsError | None = None
    words: list[str] = field(default_factory=list)


async def parse_list_request(context: RequestContext, text: str, command: str = "") -> tuple[ListRequest, bool]:
    """Return the request of a text, and whether a file is wanted; `command` is the one that lists what is late.

    Raises UnknownPerson, SeveralPeople, and WordsExclude for words that contradict each other. What is no name and no
    word of lists is searched in the promises.
    """
    parse = await _parse(context, text, command)
    if parse.refused:
        raise parse.refused
    return _request_of(parse), parse.as_file


async def _parse(context: RequestContext, text: str, command: str) -> _Parse:
    people, rest = await people_and_rest(context, text)
    if "@" in rest:
        raise UnknownPerson(person=rest[rest.index("@") :].split()[0][:80])
    start = ListRequest(state="late" if command else "open", mine=False, owners=tuple(dict.fromkeys(people)))
    parse = _Parse(start, Said({"late": command} if command else {}))
    _read(parse, split_words(rest), await _names_in(context, rest))
    return parse


def _request_of(parse: _Parse) -> ListRequest:
    """Return what was read; where nothing was said, it is one's own."""
    request = replace(parse.request, words=_searched(parse.words))
    bare = not (parse.said.anything() or request.is_narrowed)
    return replace(request, mine=request.mine or bare)


async def list_request_of_line(context: RequestContext, parser: CommandParser, line: str) -> ListRequest | None:
    """Return the list that a line asks for by nothing but names and words of lists; None for any other line."""
    after = parser.after_list_word(line)
    text = line if after is None else after
    if len(split_words(text)) > _MOST_OF_A_LINE:
        return None
    parse = await _parse(context, text, "") if "@" not in text else None
    if parse is None or parse.words or not (parse.said.anything() or after is not None):
        return None
    if after is None and (parse.request.day or parse.request.days in (*WEEKDAYS, *MONTHS)):
        return None  # "by Friday" is a promise that lacks its words
    if parse.refused:
        raise parse.refused
    return _request_of(parse)


def _read(parse: _Parse, words: Sequence[str], names: _Names) -> None:
    """Read the longest phrases first that mean something."""
    at = 0
    while at < len(words):
        for end in range(min(at + _LONGEST_PHRASE, len(words)), at, -1):
            if _means_or_is_refused(parse, " ".join(words[at:end]), names):
                at = end
                break
        else:
            parse.words.append(words[at])
            at += 1


def _means_or_is_refused(parse: _Parse, phrase: str, names: _Names) -> bool:
    """Whether a phrase means something; what is refused counts once all words are read: a promise is no list."""
    try:
        return _means(parse, phrase, names)
    except CommitmentsError as error:
        parse.refused = parse.refused or error
        return True


def _means(parse: _Parse, phrase: str, names: _Names) -> bool:
    """Whether a phrase means something; then the request has it."""
    key = _as_typed(phrase)
    if meaning := list_words().get(key):
        return _has_meaning(parse, meaning, phrase)
    key = key if key in names.customers or key in names.people else _PARTICLE.sub("", key)
    if (customer := names.customers.get(key)) is not None:
        customers = (*parse.request.customers, customer)
        parse.request = replace(parse.request, customers=tuple(dict.fromkeys(customers)))
    elif people := names.people.get(key):
        if len(people) > 1:
            raise SeveralPeople(person=f"@{phrase}")
        parse.request = replace(parse.request, owners=tuple(dict.fromkeys((*parse.request.owners, people[0].id))))
    elif (day := names.date_in(phrase)) is not None:
        return _has_meaning(parse, day.isoformat(), phrase)
    elif named := days_named(phrase):
        return _has_meaning(parse, named, phrase)
    elif (days := late_days_in(phrase)) is not None:
        if parse.request.late_days not in (0, days):
            raise WordsExclude(first=f"{parse.request.late_days}d", second=phrase)
        if parse.said.says("late", phrase):
            parse.request = replace(parse.request, state="late", late_days=days)
    else:
        return False
    return True


def _has_meaning(parse: _Parse, meaning: str, phrase: str) -> bool:
    parse.as_file = parse.as_file or meaning == FILE
    if meaning not in (FILE, FILLER) and parse.said.says(meaning, phrase):
        parse.request = with_meaning(parse.request, meaning)
    return True


def _searched(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words to search: each once; very many as one phrase, so that none is dropped."""
    once = tuple(dict.fromkeys(words))
    return once if len(once) <= _MOST_WORDS else (" ".join(words),)


async def _names_in(context: RequestContext, text: str) -> _Names:
    """Return the names of a text: of customers that the actor may see, and of colleagues, full or first."""
    if not text.strip():
        return _Names({}, {}, lambda _: None)
    found = (await context.uow.customers.named_in(text))[:_MOST_NAMED]
    customers: dict[str, int] = {}
    for one in [one for one in found if await sees_or_was_promised(context, one)]:
        first = phrase_key(one.name.split()[0])
        called = {_as_typed(name): one.id for name in (one.name, *one.aliases)}
        customers = {first: one.id} | customers | called
    people: dict[str, list[Person]] = {}
    for person in one_account_each(list((await context.uow.people.named_in(text)).values())):
        if has_right(person, Right.OWN):
            names = {phrase_key(one) for one in (person.name, *person.name.split()[:1])}
            for name in names - {""}:
                people.setdefault(name, []).append(person)
    return _Names(customers, people, partial(_date_in, context))


def _as_typed(name: str) -> str:
    """Return the key of a name or phrase as the words of a list are read: "Acme (Teams)" without its brackets."""
    return phrase_key(" ".join(split_words(_BRACKETS.sub(" ", name))))


def _date_in(context: RequestContext, phrase: str) -> date | None:
    """Return the date that a phrase is, without a year the nearest; None for others, and for one with two readings."""
    if not may_be_date(phrase):
        return None
    read_in = date_context(context)
    when = context.read_when(phrase, read_in)
    if when.due is None or when.alternatives:
        return None
    day, today = when.due.date(), context.now.astimezone(read_in.zone).date()
    if (day - today).days <= _HALF_A_YEAR or str(day.year) in phrase or (day.month, day.day) == _LEAP_DAY:
        return day
    return day.replace(year=day.year - 1)
