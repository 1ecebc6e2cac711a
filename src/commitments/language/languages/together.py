"""Languages that are read together: one grammar, one vocabulary, all their words."""

import re
from collections.abc import Sequence
from functools import cached_property

from commitments.language.dates import rules as numbers
from commitments.language.dates.grammar import Grammar
from commitments.language.languages.language import Joint, Language, Script
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
        self.joints = tuple(one.joints for one in self.each)
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

    @cached_property
    def separator(self) -> re.Pattern[str]:
        """The pattern of what separates two promises: a comma, the end of a sentence, "and", 그리고."""
        words, also = "|".join(one.words for one in self.joints), "|".join(one.also for one in self.joints)
        return re.compile(
            rf"\s{{0,2}}(?:[,;/&]|\s\+|[.!](?=\s)|(?<=[.!])\s|\s[-–]\s|(?<!\w)(?:{words})(?!\w))\s{{0,2}}(?:(?:{also})\s){{0,2}}",
            re.IGNORECASE,
        )

    @cached_property
    def otherwise(self) -> re.Pattern[str]:
        """The pattern of what begins another reading of one date: or, at the latest, 아니면."""
        return re.compile(rf"\s*(?:{'|'.join(one.otherwise for one in self.joints)})(?!\w)", re.IGNORECASE)

    @cached_property
    def mail_header(self) -> re.Pattern[str]:
        """The pattern of the header of a mail."""
        either = "|".join(one.pasted.mail_header for one in self.each)
        return re.compile(rf"\s*(?:{either})\s*[:：]", re.IGNORECASE)

    @cached_property
    def columns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """The patterns of the columns of customers and of owners."""
        customers = "|".join(one.pasted.customer_column for one in self.each)
        owners = "|".join(one.pasted.owner_column for one in self.each)
        return re.compile(customers, re.IGNORECASE), re.compile(owners, re.IGNORECASE)

    @cached_property
    def addressed(self) -> re.Pattern[str]:
        """The pattern of whom the next promise is for, before its date: 글로벡스에, "for Globex"."""
        return re.compile("|".join(one.addressed for one in self.joints))

    def clause_end(self, between: str, *, governed: bool) -> Joint | None:
        """Return where a clause that is a promise by itself ends, in what stands between two dates or names."""
        return next((found for one in self.joints if (found := one.clause_end(between, governed))), None)

    def opening_verb(self, words: str) -> str:
        """Return the verb with which words begin, or ""."""
        return next(filter(None, (one.opening_verb(words) for one in self.joints)), "")

    def closing_verb(self, words: str) -> str:
        """Return the verb with which words end, or ""."""
        return next(filter(None, (one.closing_verb(words) for one in self.joints)), "")

    def is_month_first(self, code: str | None, text: str) -> bool:
        """Whether 12/4 can only be 4 December in a text of a language, which its letters tell where none is named."""
        if code is not None:
            return code in self._month_first
        return not text.isascii() and any(pattern.search(text) for pattern in self._month_first.values())


def _union(words: tuple[Words, ...]) -> Words:
    return frozenset().union(*words)
