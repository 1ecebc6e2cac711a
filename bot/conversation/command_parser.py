"""Parses the text after /commit into a verb, numbers and the rest; without a verb it is a promise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain

from bot.conversation.numbers_in_text import first_number, is_part_number, numbers_at, plain_numbers
from commitments.domain.one_time_code import WHOLE_CODE
from commitments.domain.spelling import spelling_of

_WORD = re.compile(r"[^\W\d_]{2,20}")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # Ｃ－６
_WORD_LAST = re.compile(r"\s[^\W\d_]{2,20}$")
_MARKS = " \t\n,.;:!-–—"
_DENIES = re.compile(r"(?:^|\s)(?:안|못|아직|미)(?:\s|$)")  # "C-12 아직 완료": it is not
_CODE = re.compile(WHOLE_CODE, re.IGNORECASE)
_CLOSE = 0.7  # ratio of difflib; allows two swapped letters in a word of four
_MOST_MISSING = 2
_LONG_STEM = 5  # letters of a word whose other endings are taken for it too
_SHORTEST_SLIPPED, _LONG_SLIPPED = 4, 6
_SHOW, _HELP = "open", "help"
LIST = "list"
"""What is meant by a word for the list of commitments; it is no verb."""


@dataclass(frozen=True, slots=True)
class Command:
    """A verb with the number of a commitment, None if not given, the remaining text, and the numbers after the first.

    `is_guess`: no word of the line is like a verb.
    """

    verb: str
    number: int | None
    rest: str
    others: tuple[int, ...] = ()
    is_guess: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        return () if self.number is None else (self.number, *self.others)


class CommandParser:
    """Parses lines with the words for each verb in all languages.

    A verb counts only before a number or alone, since "move the servers to Acme by Friday" is a promise. Those in
    `bare` take a number without C-; those in `mention` count before a person too, those in `coded` before the code of a
    connection. `meant` has the words that people say for a verb and that are asked about; `about` those that help
    explains.
    """

    def __init__(
        self,
        words: Mapping[str, tuple[str, ...]],
        bare: frozenset[str],
        mention: frozenset[str],
        meant: Mapping[str, tuple[str, ...]],
        about: frozenset[str] = frozenset(),
        coded: frozenset[str] = frozenset(),
    ) -> None:
        self._verbs = {word.lower(): verb for verb, family in words.items() for word in family}
        ours = {verb: family for verb, family in meant.items() if verb != LIST}
        self._lists = frozenset(meant.get(LIST, ()))
        self._meant = {word: verb for verb, family in ours.items() for word in family} | self._verbs
        likened = (word for word in self._meant if word in self._verbs or len(word) >= _LONG_STEM)
        self._spelt = {spelling_of(word.lower()): word for word in likened}
        self._slips = _slips_of_all(self._meant)
        self._bare = bare
        self._mention = mention
        self._about = about
        self._coded = coded
        either = "|".join(re.escape(word) for word in sorted(self._verbs, key=len, reverse=True))
        self._head = re.compile(rf"(?P<verb>{either})(?![\w-])\s*", re.IGNORECASE)
        self._within = re.compile(rf"(?<![\w-])(?P<verb>{either})(?![\w-])", re.IGNORECASE)
        # "C-12 완료", "C-12 월요일 변경": in Korean the verb comes last; "C-12 is not done" is asked about.
        self._last = re.compile(rf"\s(?P<verb>{either})\s*$", re.IGNORECASE)

    def parse(self, text: str) -> Command | None:
        """Return the command in a line, None for a promise."""
        line = text.strip().translate(_FULL_WIDTH)
        if head := self._head.match(line):
            return self._after(self._verbs[head["verb"].lower()], line[head.end() :])
        numbers, end = numbers_at(line, 0)
        if not numbers:
            return None
        rest = line[end:].rstrip(_MARKS)
        if last := self._last.search(f" {rest}"):
            between = f" {rest}"[: last.start()].strip()
            if not between or not (last["verb"].isascii() or _DENIES.search(between)):
                return _command(self._verbs[last["verb"].lower()], numbers, between)
        return _command(_SHOW, numbers, "") if not rest else None

    def suggest(self, text: str) -> Command | None:
        """Return the likely command for a line that names a commitment: to show it, if no word is like a verb.

        With words after it, C-1-3 is the number of a part.
        """
        line = text.strip().translate(_FULL_WIDTH)
        start = first_number(line)
        if start is None:
            return self._suggest_bare(line)
        numbers, end = numbers_at(line, start)
        before, after = line[:start], line[end:]
        if after.strip(_MARKS) and is_part_number(line, start):
            return None
        if verb := self._verb_in(before):
            return _command(verb, numbers, after)
        if verb := self._verb_in(after):
            return _command(verb, numbers, self._without_verb(after))
        return replace(_command(_SHOW, numbers, ""), is_guess=True)

    def after_list_word(self, text: str) -> str | None:
        """Return what follows a word for the list of commitments at the start of a line; None if there is none."""
        word = _WORD.match(text)
        return text[word.end() :] if word and word[0].lower() in self._lists else None

    def head_of(self, text: str) -> str | None:
        """Return the verb that a line begins with; None for "show", which lists say too."""
        head = self._head.match(text.strip())
        verb = self._verbs[head["verb"].lower()] if head else None
        return None if verb == _SHOW else verb

    def after_head(self, text: str) -> str:
        """Return what follows the verb that a line begins with."""
        line = text.strip()
        head = self._head.match(line)
        return line[head.end() :].strip(_MARKS) if head else ""

    def suggest_alone(self, text: str) -> str | None:
        """Return the verb that is meant by a line of one word; None if that is like none."""
        line = text.strip(_MARKS + "?")
        return self._verb_like(line) if _WORD.fullmatch(line) else None

    def misspelt_verb(self, text: str) -> str | None:
        """Return the verb that the first word of a line misspells by a slip of the fingers: "cancle the deck"."""
        word = _WORD.match(text)
        return self._slips.get(word[0].lower()) if word else None

    def _suggest_bare(self, line: str) -> Command | None:
        """Return the likely command for a word and plain numbers: "close 6", 6번 완료."""
        word = _WORD.match(line) or _WORD_LAST.search(line)
        numbers = plain_numbers((line[: word.start()] + line[word.end() :]).strip()) if word else ()
        verb = self._verb_like(word[0].strip()) if word and numbers else None
        return _command(verb, numbers, "") if verb else None

    def _verb_in(self, text: str) -> str | None:
        """Return the first verb of a text, else what a word of it says, else what its first or last word misspells."""
        if verb := self._within.search(text):
            return self._verbs[verb["verb"].lower()]
        words = _WORD.findall(text)
        said = (self._verb_said(word) for word in words)
        like = (self._verb_like(word) for word in (*words[:1], *words[-1:]))
        return next(filter(None, chain(said, like)), None)

    def _without_verb(self, text: str) -> str:
        """Return a text without the words that say a verb."""
        if verb := self._within.search(text):
            return text[: verb.start()] + text[verb.end() :]
        word = next((one for one in _WORD.finditer(text) if self._verb_like(one[0])), None)
        return text[: word.start()] + text[word.end() :] if word else text

    def _verb_said(self, word: str) -> str | None:
        """Return the verb that a word means; longer words may have an ending more: "closing", 담당변경."""
        low = word.lower()
        stems = [one for one in self._meant if low.startswith(one) and (not one.isascii() or len(one) >= _LONG_STEM)]
        return self._meant.get(low) or (self._meant[max(stems, key=len)] if stems else None)

    def _verb_like(self, word: str) -> str | None:
        """Return the verb that a word means, or is a misspelling of."""
        if said := self._verb_said(word) or self._slips.get(word.lower()):
            return said
        letters = spelling_of(word.lower())
        as_long = [one for one in self._spelt if abs(len(one) - len(letters)) <= _MOST_MISSING]
        close = get_close_matches(letters, as_long, 1, _CLOSE)
        return self._meant[self._spelt[close[0]]] if close else None

    def _after(self, verb: str, rest: str) -> Command | None:
        if verb in self._coded and _CODE.search(rest):  # before numbers: a code may begin like C123-
            return Command(verb, None, rest.strip())
        numbers, end = numbers_at(rest, 0)
        if numbers:
            return _command(verb, numbers, rest[end:])
        if verb in self._bare and (plain := plain_numbers(rest)):
            return _command(verb, plain, "")
        if verb == _HELP and (about := self._explained(rest.strip(_MARKS + "/"))):
            return Command(verb, None, about)
        if not rest.strip(_MARKS) or (verb in self._mention and rest.startswith(("<@", "@"))):
            return Command(verb, None, rest.strip(_MARKS) and rest)
        return None

    def _explained(self, word: str) -> str | None:
        """Return the word that help explains, the name of the verb for a word that is like it; None if it has none."""
        return word if word.lower() in self._about else self.suggest_alone(word)


def _slips_of_all(meant: Mapping[str, str]) -> dict[str, str]:
    """Return the verb for each misspelling of an English word; a word that means something itself is none."""
    slips: dict[str, str] = {}
    for word, verb in meant.items():
        for slip in _slips_of(word) if word.isascii() else ():
            slips.setdefault(slip, verb)
    return {slip: verb for slip, verb in slips.items() if slip not in meant}


def _slips_of(word: str) -> set[str]:
    """Return a word with two letters swapped, one doubled, or one inside lacking."""
    if len(word) < _SHORTEST_SLIPPED:
        return set()
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)} - {word}
    doubled = {word[:at] + word[at] + word[at:] for at in range(len(word))}
    lacking = {
        word[:at] + word[at + 1 :]
        for at in range(1, len(word) - 1)
        if len(word) >= _LONG_SLIPPED or word[at] == word[at + 1]
    }
    return swapped | doubled | lacking


def _command(verb: str, numbers: tuple[int, ...], rest: str) -> Command:
    said = rest.strip().lstrip(_MARKS)
    return Command(verb, numbers[0], said, numbers[1:])
