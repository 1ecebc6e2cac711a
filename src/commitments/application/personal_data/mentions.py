"""Finds where a text certainly mentions one person or customer."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence

from commitments.application.confidentiality.private_names import Name, company_names, folded, person_names, spans_of
from commitments.domain.customer import Customer
from commitments.domain.erasure import ERASED
from commitments.domain.person import Person

_PLATFORM_ID = re.compile(r"(?=[A-Z0-9:._-]*\d)[A-Z][A-Z0-9:._-]{3,}")


def looks_like_id(text: str) -> bool:
    """Whether a text has the form of an id on a chat platform (U0123), so that it means nothing else in a sentence."""
    return _PLATFORM_ID.fullmatch(text) is not None


def redactor(ids: Collection[str], names: Sequence[Name], others: Iterable[Name] = ()) -> Callable[[str], str]:
    """Return a function that replaces mentions of ids and names in a text, and returns any other text unchanged.

    A name inside one of the names of `others` is theirs.
    """
    mention = _mention(ids)
    firsts = {folded(name.words[0]).casefold() for name in names}
    longer = [one for one in others if any(_is_part(name, one) for name in names)]

    def redact(text: str) -> str:
        text = mention.sub(ERASED, text) if mention else text
        low = (text if text.isascii() else folded(text)).casefold()
        return _without(text, names, longer) if any(first in low for first in firsts) else text

    return redact


def _mention(ids: Collection[str]) -> re.Pattern[str] | None:
    """Return the pattern of `<@U1|jane>` and, for ids that mean nothing else, of the bare id."""
    each = [rf"<[@#]{re.escape(id)}(?:\|[^<>]*)?>" for id in ids]
    each += [rf"@?(?<![\w]){re.escape(id)}(?!\w)" for id in ids if looks_like_id(id)]
    return re.compile("|".join(each)) if each else None


def _is_part(name: Name, of: Name) -> bool:
    words = {word.casefold() for word in of.words}
    return len(name.words) < len(of.words) and all(word.casefold() in words for word in name.words)


def _without(text: str, names: Sequence[Name], longer: Sequence[Name]) -> str:
    text = unicodedata.normalize("NFC", text)
    pieces = [folded(letter) for letter in text]
    origins = [at for at, piece in enumerate(pieces) for _ in piece]
    plain = "".join(pieces)
    theirs = spans_of(plain, longer)
    for start, end in sorted(spans_of(plain, names), reverse=True):
        if not any(first <= start and end <= last for first, last in theirs):
            text = text[: origins[start]] + ERASED + text[origins[end - 1] + 1 :]
    return text


def certain_names(person: Person, everybody: Iterable[Person], customers: Iterable[Customer]) -> list[Name]:
    """Return the names that can only mean this person: their full name, unless others are called so too.

    A single word counts only if it is no ordinary word, and part of nobody else's name.
    """
    full = person_names(person.name)[:1]
    others = [name for one in everybody if one.id != person.id for name in person_names(one.name)]
    others += [name for customer in customers for name in company_names(customer)]
    taken = {_key(name) for name in others}
    return [name for name in full if _key(name) not in taken and (len(name.words) > 1 or not name.ordinary)]


def _key(name: Name) -> str:
    return " ".join(name.words).casefold()
