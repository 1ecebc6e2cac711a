"""Tells words that a customer may certainly read from all others; what is not certain, a person looks at first.

Certain is an ordinary word of a promise (plain_english.py, plain_korean.py), the customer's own name, and what the
customer was shown before. Everything else is not: other names, numbers, links, mentions, channels, code words,
look-alike letters, and whatever else nobody has thought of.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from commitments.application.confidentiality.plain_english import (
    ABBREVIATIONS,
    BEGINNINGS,
    CAPITALIZED,
    NAMES_WITH_CAPITAL,
    VERBS,
    WORDS,
)
from commitments.application.confidentiality.plain_korean import is_plain_ending, is_plain_korean
from commitments.application.confidentiality.private_names import ConfidentialWords, Name, is_word_of_name, spans_of

_SEPARATORS = re.compile(r"[\s,;!?()\"“”…–—·~]+")
_EDGES = ".:'‘’-&+"
_ENDS_A_SENTENCE = re.compile(r"[.!?:\n]|^\s*[-•*]\s*$")
_LATIN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_HANGUL = re.compile(r"[가-힣]+")
_MIXED = re.compile(r"([A-Za-z]+)([가-힣]+)")
_SHORTENED = re.compile(r"(?:n't|'(?:ll|ve|re|d|s|m))$")
_IRREGULAR = frozenset({"won't", "can't"})
_SUFFIXES = ("s", "es", "d", "ed", "ing", "ly")
# A name inside a link, a channel or a handle is no name: proj-acme-private.
_JOINED_BEFORE, _JOINED_AFTER = re.compile(r"[-_/.@#:]"), re.compile(r"[-_/@#]|[.:]\w")
_LONGEST_WORD = 40


class _Word(NamedTuple):
    """A word without the punctuation around it; `begins`: it begins a sentence, so that a capital says nothing."""

    text: str
    begins: bool


def uncertain_words(text: str, private: ConfidentialWords, shown: Collection[str] = ()) -> list[str]:
    """Return the words that a customer may not certainly read, as written; `shown`: words they were shown before.

    A word of a name that we know is never certain, wherever it stands: it was shown as an ordinary word, if at all.
    """
    words = _words(_without_own_names(text, private.own))
    found = [one.text for one in words if is_word_of_name(one.text, private.known) or not _is_certain(one, shown)]
    return list(dict.fromkeys(found))


def words_of(text: str) -> set[str]:
    """Return the words of a text that a customer was shown."""
    return {word.text for word in _words(text)}


def _without_own_names(text: str, own: Sequence[Name]) -> str:
    """Return the text with ordinary words in place of the customer's own names."""
    spans = sorted(set(spans_of(text, own)), key=lambda span: (span[0], -span[1]))
    parts, at = [], 0
    for start, end in spans:
        joined = _JOINED_BEFORE.match(text[max(start - 1, 0) : start]) or _JOINED_AFTER.match(text, end)
        if start >= at and not joined:
            parts += [text[at:start], "고객" if _HANGUL.match(text[end : end + 1]) else "customer"]
            at = end
    return "".join([*parts, text[at:]])


def _words(text: str) -> Iterator[_Word]:
    begins, at = True, 0
    for gap in [*_SEPARATORS.finditer(text), None]:
        raw = text[at : gap.start()] if gap else text[at:]
        if word := raw.strip(_EDGES):
            yield _Word(word, begins)
            begins = False
        after = raw[len(raw.rstrip(_EDGES)) :] + (gap.group() if gap else "")
        begins = begins or _ENDS_A_SENTENCE.search(after) is not None
        at = gap.end() if gap else len(text)


def _is_certain(word: _Word, shown: Collection[str]) -> bool:
    if word.text in shown:
        return True
    if len(word.text) > _LONGEST_WORD:
        return False
    if _HANGUL.fullmatch(word.text):
        return is_plain_korean(word.text)
    if mixed := _MIXED.fullmatch(word.text):
        return _is_plain_english(mixed[1], begins=word.begins) and (
            is_plain_ending(mixed[2]) or is_plain_korean(mixed[2])
        )
    return _LATIN.fullmatch(word.text) is not None and _is_plain_english(word.text, begins=word.begins)


def _is_plain_english(written: str, *, begins: bool) -> bool:
    """Whether it is an ordinary word, written as one: inside a sentence, a capital makes a name of it."""
    low = written.lower().replace("’", "'")
    base = low if low in _IRREGULAR else _SHORTENED.sub("", low)
    forms = [base] if base in _IRREGULAR else list(_base_forms(base))
    if base not in _IRREGULAR and WORDS.isdisjoint(forms):
        return False
    if written.islower() or base == "i" or base in CAPITALIZED or (written.isupper() and base in ABBREVIATIONS):
        return True
    return begins and written[1:].islower() and _can_begin(base, forms)


def _can_begin(base: str, forms: Collection[str]) -> bool:
    """Whether a promise begins with such a word, so that its capital makes no name of it."""
    return NAMES_WITH_CAPITAL.isdisjoint(forms) and (base in BEGINNINGS or not VERBS.isdisjoint(forms))


def _base_forms(word: str) -> Iterator[str]:
    """Return what a word may be a form of: files, shipped, copies, moving."""
    yield word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > 1:
            stem = word[: -len(suffix)]
            yield stem
            if suffix in ("ed", "ing"):
                yield stem + "e"
                yield stem[:-1] if stem[-1:] == stem[-2:-1] else stem
            if suffix in ("es", "ed") and stem.endswith("i"):
                yield stem[:-1] + "y"
