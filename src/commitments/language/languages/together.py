"""Languages that are read together: one grammar, one vocabulary, all their words."""

import re
from collections.abc import Sequence
from functools import cached_property

from commitments.language.dates import rules as numbers
from commitments.language.dates.grammar import Grammar
from commitments.language.languages.language import Language, Script
from commitments.language.tokens.token import Kinds
from commitments.language.tokens.words_around import Words, WordsAround


class Languages:
    """Some languages, of which a line may be any or a mixture; where two rules build the same, the first's wins."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.each = tuple(languages)
        self.rules = (*(module for one in self.each for module in one.rules), *numbers.RULES)
        self.grammar = Grammar(self.rules)
        self.around = WordsAround(*map(_union, zip(*(one.around for one in self.each), strict=True)))
        self.scripts: tuple[Script, ...] = tuple(one.script for one in self.each if one.script)
        self.letters = "".join(script.letters for script in self.scripts)
        self.numerals = {digit: script.numeral for script in self.scripts for digit in script.digits}
        self.run_on = re.compile("|".join(script.run_on for script in self.scripts) or "(?!)")
        self.suffixes = {letter: kinds for one in self.each for letter, kinds in one.suffixes.items()}
        self._month_first = {
            one.code: re.compile(f"[{one.script.letters}]" if one.script else "(?!)")
            for one in self.each
            if one.month_first
        }
        self.clause_readers = tuple(one.belongs_elsewhere for one in self.each if one.belongs_elsewhere)
        self.clause_ends = tuple(one.ends_clause for one in self.each if one.ends_clause)

    @cached_property
    def vocabulary(self) -> dict[str, Kinds]:
        """Every word of the tables and of the rules' patterns, with its kinds."""
        table: dict[str, Kinds] = {}
        for one in self.each:
            for word, kinds in one.date_words().items():
                table[word] = {**table[word], **kinds} if word in table else kinds
        for word in (*self.grammar.literals, *self.around.particles, *self.around.joints):
            table.setdefault(word, {})[word] = None
        for one in self.each:
            for form, word in one.forms.items():
                table.setdefault(form, table[word])
        return table

    @cached_property
    def word_lengths(self) -> dict[str, tuple[int, ...]]:
        """For the first letter of each word of a script: the lengths of such words, the longest first."""
        sizes: dict[str, set[int]] = {}
        for word in self.vocabulary if self.letters else ():
            if re.match(f"[{self.letters}]", word):
                sizes.setdefault(word[0], set()).add(len(word))
        return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in sizes.items()}

    def is_month_first(self, code: str | None, text: str) -> bool:
        """Whether 12/4 can only be 4 December in a text of a language, which its letters tell where none is named."""
        if code is not None:
            return code in self._month_first
        return not text.isascii() and any(pattern.search(text) for pattern in self._month_first.values())


def _union(words: tuple[Words, ...]) -> Words:
    return frozenset().union(*words)
