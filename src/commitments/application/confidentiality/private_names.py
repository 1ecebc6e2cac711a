"""Detects words that a customer must not read: names of our people and of other customers, handles, addresses.

A name that is also an ordinary word ("will", "may", 지원) counts only where it is clearly a name: with a
capital in the middle of a sentence, with an honorific, or as part of a full name.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from operator import itemgetter

from commitments.application.confidentiality.ordinary_words import (
    DOUBLE_SURNAMES,
    GRAMMAR,
    HONORIFICS,
    MONTHS,
    ORDINARY,
    PARTICLES,
)
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer
from commitments.domain.person import Role
from commitments.domain.text_cleaning import is_invisible, normal_form

_Span = tuple[int, int]
_EMAIL = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
_HANDLE = re.compile(r"<[@#!][^<>]{1,120}>|(?<![\w@])@[^\W\d_][\w.-]{0,63}")
_BRACKETS = re.compile(r"[(\[{|/].*")
_BEFORE_SENTENCES = frozenset(".!?:;\n•–—\"“‘'([-")
_NOT_IN_WORDS = re.compile(r"[\W_]+")
_ENDINGS = re.compile(rf"(?:{HONORIFICS}|{PARTICLES}){{1,3}}")
_FULL_ENOUGH = 3
_SHORTEST_ID = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for, word by word. `capital`: only if written with one; `given`: a Korean given name."""

    words: tuple[str, ...]
    capital: bool = False
    given: bool = False

    @property
    def ordinary(self) -> bool:
        """Whether it consists only of ordinary words or single letters."""
        return all(word.casefold() in ORDINARY or (len(word) == 1 and word.isascii()) for word in self.words)


@dataclass(frozen=True, slots=True)
class ConfidentialWords:
    """The names that a customer must not read, and the customer's own names, which they may.

    `known` are the single words of all other names, also those that are ordinary words.
    """

    hidden: tuple[Name, ...]
    own: tuple[Name, ...] = ()
    known: frozenset[str] = frozenset()


async def confidential_words(uow: UnitOfWork, customer: Customer, *texts: str) -> ConfidentialWords:
    """Return the names, as far as they may occur in these texts, that this customer must not read.

    Those are our people and all other customers.
    """
    hidden: list[Name] = []
    known: set[str] = set()
    text = "\n".join(texts)
    for person in (await uow.people.named_in(text)).values():
        known |= set() if person.is_bot else _words_of_person(person.name)
        if person.role is not Role.OUTSIDER and not person.is_bot:
            hidden += person_names(person.name)
            hidden += [Name((person.id,))] if len(person.id) >= _SHORTEST_ID else []
    for other in await uow.customers.named_in(text):
        if other.id != customer.id:
            hidden += company_names(other)
            known |= _words_of_company(other)
    return ConfidentialWords(tuple(dict.fromkeys(hidden)), tuple(company_names(customer)), frozenset(known))


def _words_of_person(name: str) -> set[str]:
    """Return the words that may stand for a person: every one of the name, of a Korean one the given name too."""
    words = _NOT_IN_WORDS.sub(" ", folded(name)).casefold().split()
    if words and _is_hangul(words[0][0]):
        given = words[1:] if len(words) > 1 else _given(words[0])
        return {"".join(words), *given} - {""}
    return {word for word in words if len(word) > 1} or set(words)


def _words_of_company(customer: Customer) -> set[str]:
    """Return the words that may stand for a company: of several, those that are more than grammar (The House).

    Where a name is grammar only (In Our), it is all of them.
    """
    found: set[str] = set()
    for name in (customer.name, *customer.aliases):
        words = _NOT_IN_WORDS.sub(" ", folded(name)).casefold().split()
        telling = {word for word in words if word not in GRAMMAR and len(word) > 1}
        found |= telling if len(words) > 1 and telling else set(words)
    return found


def is_word_of_name(written: str, known: Set[str]) -> bool:
    """Whether a word is one of these words of names, in any case, with or without an ending: boxes, Box's, 우리가."""
    low = folded(written).casefold().replace("’", "'")
    latin = re.match(r"[^\W\d_가-힣]+", low)
    if latin and not known.isdisjoint({latin[0], latin[0].removesuffix("s"), latin[0].removesuffix("es")}):
        return True
    return low in known or any(
        low.startswith(name) and _ENDINGS.fullmatch(low, len(name)) for name in known if _is_hangul(name[-1])
    )


def company_names(customer: Customer) -> list[Name]:
    names = (tuple(folded(name).strip("'\"“”‘’ ").split()) for name in (customer.name, *customer.aliases))
    return [Name(words) for words in names if words]


def person_names(name: str) -> list[Name]:
    """Return the names a person may be called by: full name, first name, and family name with a capital."""
    words = tuple(_BRACKETS.sub("", folded(name)).split())
    if not words:
        return []
    full = [Name(words)]
    if _is_hangul(words[0][0]):
        given = words[1:] if len(words) > 1 else _given(words[0])
        return [*full, *(Name((one,), given=True) for one in given if len(one) > 1)]
    parts = [Name((word,), capital=len(word) < _FULL_ENOUGH or place > 0) for place, word in enumerate(words)]
    return [*full, *(part for part in parts if len(part.words[0]) > 1 and part.words != words)]


def _given(name: str) -> tuple[str, ...]:
    """Return the given name of a Korean name written as one word."""
    family = 2 if name[:2] in DOUBLE_SURNAMES and len(name) > _FULL_ENOUGH else 1
    return (name[family:],)


def find_confidential_words(text: str, private: ConfidentialWords) -> list[str]:
    """Return the pieces of `text` that a customer must not read, as they are written there."""
    plain = folded(text)
    own = _Ranges(spans_of(plain, private.own))
    named = (span for span in spans_of(plain, private.hidden) if not own.cover(span))
    whole = _Ranges({*named, *_addresses(plain, private.own)}).outermost
    return list(dict.fromkeys(plain[start:end] for start, end in whole))


def folded(text: str) -> str:
    """Return text in the form used to compare names: without accents, width variants or invisible characters."""
    apart = normal_form("NFKD", text)
    kept = (letter for letter in apart if letter in "\n\t" or not _is_dropped(letter))
    return unicodedata.normalize("NFC", "".join(kept))


def _is_dropped(letter: str) -> bool:
    """Whether a character is ignored when names are compared: an accent, or invisible."""
    return unicodedata.category(letter) == "Mn" or is_invisible(letter)


class _Ranges:
    """Ranges of a text; `outermost` are those that lie within no other, in order."""

    def __init__(self, spans: Iterable[_Span]) -> None:
        self.outermost: list[_Span] = []
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not self.outermost or end > self.outermost[-1][1]:
                self.outermost.append((start, end))

    def cover(self, span: _Span) -> bool:
        """Whether a range lies within one of these."""
        at = bisect_right(self.outermost, span[0], key=itemgetter(0))
        return at > 0 and span[1] <= self.outermost[at - 1][1]


def _addresses(text: str, own: Sequence[Name]) -> Iterator[_Span]:
    """Return the spans of handles, mentions, and mail addresses outside the customer's domain."""
    theirs = {key for name in own if len(key := _key("".join(name.words))) >= _FULL_ENOUGH}
    mails = list(_EMAIL.finditer(text)) if "@" in text else []
    within = _Ranges(mail.span() for mail in mails)
    yield from (mail.span() for mail in mails if not any(name in _key(mail[1]) for name in theirs))
    for handle in _HANDLE.finditer(text):
        if not within.cover(handle.span()):
            yield handle.span()


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _spans(text: str, low: str, name: Name) -> Iterator[_Span]:
    if not all(word.casefold() in low for word in name.words):
        return
    body = r"[\W_]{0,3}".join(re.escape(word) for word in name.words)
    pattern = rf"{_before(name.words[0][0])}{body}{_after(name)}"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        if _meant(text, match, name):
            yield match.span()


def _meant(text: str, match: re.Match[str], name: Name) -> bool:
    """Whether a match is used as a name where it could be an ordinary word."""
    said = match.group()
    if not said[0].isascii() or not said[0].isalpha():
        return True
    if name.ordinary and len(name.words) > 1:
        return all(word[0].isupper() for word in re.split(r"[\W_]+", said))
    if name.ordinary:
        capital = said[0].isupper() and (len(said) == 1 or not said.isupper() or name.words[0].isupper())
        in_sentence = not _begins_sentence(text, match.start())
        return capital and in_sentence and said.casefold() not in MONTHS
    return said[0].isupper() or not name.capital


def _begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence, a line or a quotation begins at an offset, after spaces."""
    while at and text[at - 1].isspace() and text[at - 1] != "\n":
        at -= 1
    return not at or text[at - 1] in _BEFORE_SENTENCES


def _before(first: str) -> str:
    if _is_hangul(first):
        return "(?<![가-힣])"
    if first >= "\u2e80" or not first.isalnum():
        return ""
    return r"(?<![^\W_\u2e80-\ud7a3])"  # a letter of another script may precede directly


def _after(name: Name) -> str:
    last = name.words[-1][-1]
    if not _is_hangul(last):
        return r"(?![^\W_\u2e80-\ud7a3])" if last.isalnum() and last < "\u2e80" else ""
    if name.ordinary and len(name.words) == 1:
        return rf"(?=\s?(?:{HONORIFICS}))"
    if name.given or len("".join(name.words)) < _FULL_ENOUGH:
        return rf"(?=(?:\s?(?:{HONORIFICS}))|(?:{PARTICLES})+(?![가-힣])|(?![가-힣]))"
    return ""  # a particle or a longer compound may follow


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"


def spans_of(plain: str, names: Iterable[Name]) -> list[_Span]:
    """Return where a folded text says one of these names."""
    low = plain.casefold()
    return [span for name in names for span in _spans(plain, low, name)]
