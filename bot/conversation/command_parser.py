"""Parses the text after /commit into a verb, a number and the rest; without a verb it is a promise."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

_NUMBER = re.compile(r"(?:c-?|#)(?P<number>\d{1,9})(?!\w)\s*", re.IGNORECASE)
_BARE = re.compile(r"(?P<number>\d{1,9})\s*$")
_WORD = re.compile(r"(?P<word>[^\W\d_]{2,20})\s+")
_CLOSE = 0.7  # ratio of difflib; allows two swapped letters in a word of four
_SHOW = "open"


@dataclass(frozen=True, slots=True)
class Command:
    """A verb with the number of a commitment, None if not given, and the remaining text."""

    verb: str
    number: int | None
    rest: str


class CommandParser:
    """Parses lines with the words for each verb in all languages.

    A verb counts only before a number or alone, since "move the servers to Acme by Friday" is a promise. Those in
    `bare` take a number without C-; those in `mention` count before a person too.
    """

    def __init__(self, words: Mapping[str, tuple[str, ...]], bare: frozenset[str], mention: frozenset[str]) -> None:
        self._verbs = {word: verb for verb, family in words.items() for word in family}
        self._spelt = {_letters(word): word for word in self._verbs}
        self._bare = bare
        self._mention = mention
        either = "|".join(re.escape(word) for word in sorted(self._verbs, key=len, reverse=True))
        self._head = re.compile(rf"(?P<verb>{either})(?![\w-])\s*", re.IGNORECASE)
        # "C-12 완료": in Korean the verb comes last.
        self._last = re.compile(rf"\s(?P<verb>{either})\s*$", re.IGNORECASE)

    def parse(self, text: str) -> Command | None:
        """Return the command in a line, None for a promise."""
        line = text.strip()
        if head := self._head.match(line):
            return self._after(self._verbs[head["verb"].lower()], line[head.end() :])
        number = _NUMBER.match(line)
        if not number:
            return None
        rest = line[number.end() :]
        if last := self._last.search(f" {rest}"):
            verb = self._verbs[last["verb"].lower()]
            return Command(verb, int(number["number"]), f" {rest}"[: last.start()].strip())
        return Command(_SHOW, int(number["number"]), "") if not rest else None

    def suggest(self, text: str) -> Command | None:
        """Return the likely command for a line that has a misspelt verb before a number."""
        line = text.strip()
        word = _WORD.match(line)
        number = _NUMBER.match(line, word.end()) if word else None
        if word is None or number is None:
            return None
        close = get_close_matches(_letters(word["word"]), self._spelt, 1, _CLOSE)
        verb = self._verbs[self._spelt[close[0]]] if close else None
        return Command(verb, int(number["number"]), line[number.end() :].strip()) if verb else None

    def _after(self, verb: str, rest: str) -> Command | None:
        if number := _NUMBER.match(rest):
            return Command(verb, int(number["number"]), rest[number.end() :].strip())
        if verb in self._bare and (bare := _BARE.match(rest)):
            return Command(verb, int(bare["number"]), "")
        if not rest or (verb in self._mention and rest.startswith(("<@", "@"))):
            return Command(verb, None, rest)
        return None


def _letters(word: str) -> str:
    """Return a word decomposed into letters (NFD): in a misspelt Korean syllable most letters match."""
    return unicodedata.normalize("NFD", word.lower())
